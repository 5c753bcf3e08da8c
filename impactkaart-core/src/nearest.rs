//! The closest known name to an unknown one, for "did you mean".

/// The name among `known` that is nearest to `unknown`, or nothing where none is near.
///
/// Distance counts insertions, deletions, substitutions and swapped neighbours, letter case left aside; a name is near
/// where at most a third of its letters differ. Of equally near names the first in alphabetical order is given, so the
/// order of `known` does not matter. Silent for names of fewer than three letters.
///
/// ```
/// use impactkaart_core::nearest::nearest;
/// assert_eq!(nearest("welbevinde", ["veiligheid", "welbevinden"]), Some("welbevinden"));
/// assert_eq!(nearest("xyz", ["veiligheid", "welbevinden"]), None);
/// assert_eq!(nearest("a", ["b"]), None);
/// ```
pub fn nearest<'k>(unknown: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let unknown = unknown.to_lowercase();
    let length = unknown.chars().count();
    if length < 3 {
        return None;
    }
    known
        .into_iter()
        .filter_map(|name| {
            let longest = length.max(name.chars().count());
            let distance = strsim::damerau_levenshtein(&unknown, &name.to_lowercase());
            (distance * 3 <= longest).then_some((distance, name))
        })
        .min()
        .map(|(_, name)| name)
}
