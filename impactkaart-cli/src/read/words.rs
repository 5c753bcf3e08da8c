//! The fixed words of cells, in English and Dutch: levels, yes and no, evidence, timings and the like. Case, spaces,
//! hyphens, underscores and accents make no difference.

use super::number::Mark;
use impactkaart_core::model::{
    Case, CountedAs, Counts, Evidence, Indexing, Kind, Level, Per, ProjectLanguage, Theme, Timing,
};
use impactkaart_core::nearest::nearest;
use unicode_normalization::UnicodeNormalization;

/// A fixed set of words, each with its meaning.
pub(crate) trait Word: Copy + 'static {
    /// English word, Dutch word, other words, meaning.
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)];
}

/// What `text` means among the words of `T`.
pub(crate) fn meaning<T: Word>(text: &str) -> Option<T> {
    let text = text.trim();
    let written = |(english, dutch, _, meaning): &(&str, &str, _, T)| {
        (text.eq_ignore_ascii_case(english) || text == *dutch).then_some(*meaning)
    };
    if let Some(meaning) = T::WORDS.iter().find_map(written) {
        return Some(meaning);
    }
    let text = plain(text);
    let found = T::WORDS.iter().find(|(english, dutch, others, _)| {
        [*english, *dutch].iter().chain(others.iter()).any(|word| is_plainly(word, &text))
    });
    found.map(|(_, _, _, meaning)| *meaning)
}

/// A word in English and in Dutch.
pub(crate) type Pair = (&'static str, &'static str);

/// The words of a set, English and Dutch, and the one nearest to `text`.
pub(crate) fn choices<T: Word>(text: &str) -> (Vec<Pair>, Option<Pair>) {
    let words: Vec<_> = T::WORDS.iter().map(|(english, dutch, _, _)| (*english, *dutch)).collect();
    let all = words.iter().flat_map(|(english, dutch)| [*english, *dutch]);
    let found = nearest(&plain(text), all);
    let nearest =
        found.and_then(|found| words.iter().find(|(english, dutch)| *english == found || *dutch == found));
    (words.clone(), nearest.copied())
}

/// The first English and the first Dutch word for a meaning.
pub(crate) fn names<T: Word + PartialEq>(meant: T) -> Option<Pair> {
    T::WORDS.iter().find(|(.., meaning)| *meaning == meant).map(|(english, dutch, ..)| (*english, *dutch))
}

/// A text without case, accents, spaces, hyphens, underscores and other signs: what names are compared by.
pub(crate) fn plain(text: &str) -> String {
    if text.is_ascii() {
        let mut plain = String::with_capacity(text.len());
        plain.extend(letters(text));
        return plain;
    }
    text.nfd().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|letter| char::from(letter.to_ascii_lowercase()))
}

/// Whether `text` comes out as `wanted`.
pub(crate) fn is_plainly(text: &str, wanted: &str) -> bool {
    if text.is_ascii() { letters(text).eq(wanted.bytes().map(char::from)) } else { plain(text) == wanted }
}

impl Word for Level {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("client", "cliënt", &["clients", "cliënten"], Self::Client),
        ("organisation", "organisatie", &["organization"], Self::Organisation),
        ("municipality", "gemeente", &[], Self::Municipality),
        ("society", "samenleving", &["maatschappij"], Self::Society),
    ];
}

impl Word for bool {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("yes", "ja", &["y", "j", "true", "waar", "1"], true),
        ("no", "nee", &["n", "neen", "false", "onwaar", "0"], false),
    ];
}

impl Word for Per {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("project", "project", &["eenmalig", "once"], Self::Project),
        ("year", "jaar", &["per year", "per jaar", "yearly", "jaarlijks"], Self::Year),
        (
            "participant",
            "deelnemer",
            &["per participant", "per deelnemer", "person", "persoon"],
            Self::Participant,
        ),
    ];
}

impl Word for Case {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("project", "project", &[], Self::Project),
        ("base", "nulalternatief", &["base case", "nul", "nulvariant"], Self::Base),
    ];
}

impl Word for Indexing {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] =
        &[("cpi", "cpi", &["yes", "ja"], Self::Cpi), ("none", "geen", &["no", "nee", "niet"], Self::None)];
}

impl Word for CountedAs {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("person", "persoon", &["persons", "people", "personen"], Self::Person),
        ("household", "huishouden", &["households", "huishoudens"], Self::Household),
        ("contact", "contact", &["contacts", "contacten"], Self::Contact),
        ("visit", "bezoek", &["visits", "bezoeken"], Self::Visit),
    ];
}

impl Word for Counts {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] =
        &[("new", "nieuwe", &["nieuw"], Self::New), ("all", "alle", &["allen"], Self::All)];
}

impl Word for Kind {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("fiscal", "fiscaal", &[], Self::Fiscal),
        ("economic", "economisch", &[], Self::Economic),
        ("social", "sociaal", &[], Self::Social),
    ];
}

impl Word for Evidence {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("measured", "gemeten", &[], Self::Measured),
        ("comparison_group", "vergelijkingsgroep", &[], Self::ComparisonGroup),
        ("literature", "literatuur", &[], Self::Literature),
        ("expert", "expert", &["experts"], Self::Expert),
        ("assumption", "aanname", &[], Self::Assumption),
        ("correlation", "samenhang", &["correlatie"], Self::Correlation),
    ];
}

impl Word for Theme {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("youth_work", "jongerenwerk", &[], Self::YouthWork),
        ("loneliness", "eenzaamheid", &[], Self::Loneliness),
        ("social_brokering", "sociaal arrangeren", &[], Self::SocialBrokering),
        ("debt", "schuldproblematiek", &["schulden"], Self::Debt),
        ("participation", "participatie", &[], Self::Participation),
        ("other", "anders", &["overig"], Self::Other),
    ];
}

impl Word for Timing {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] = &[
        ("start", "begin", &[], Self::Start),
        ("mid", "midden", &["middle"], Self::Mid),
        ("end", "eind", &["einde"], Self::End),
    ];
}

impl Word for ProjectLanguage {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] =
        &[("nl", "nederlands", &["dutch"], Self::Nl), ("en", "engels", &["english"], Self::En)];
}

/// Of the key `decimal`. The signs themselves are looked at before they are compared as words.
impl Word for Mark {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] =
        &[("comma", "komma", &[], Self::Comma), ("point", "punt", &["dot", "period"], Self::Point)];
}

/// Of a reach row's year: every year without a row of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EachYear;

impl Word for EachYear {
    const WORDS: &'static [(&'static str, &'static str, &'static [&'static str], Self)] =
        &[("each", "elk", &["elk jaar", "each year", "every", "ieder", "alle", "all"], Self)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood_in_both_languages_however_they_are_written() {
        for text in ["cliënt", "Client", "CLIENT", "clie\u{308}nt", " cliënt "] {
            assert_eq!(meaning::<Level>(text), Some(Level::Client), "{text}");
        }
        assert_eq!(meaning::<Theme>("Sociaal-Arrangeren"), Some(Theme::SocialBrokering));
        assert_eq!(meaning::<Evidence>("comparison group"), Some(Evidence::ComparisonGroup));
        assert_eq!(meaning::<bool>("JA"), Some(true));
        assert_eq!(meaning::<bool>("misschien"), None);
    }

    #[test]
    fn the_nearest_word_is_offered_in_both_languages() {
        assert_eq!(choices::<Level>("gemeent").1, Some(("municipality", "gemeente")));
        assert_eq!(choices::<Level>("provincie").1, None);
    }

    #[test]
    fn no_word_of_a_set_means_two_things() {
        fn check<T: Word + PartialEq>() {
            for (english, dutch, others, sense) in T::WORDS {
                for word in [english, dutch].into_iter().chain(others.iter()) {
                    assert!(meaning::<T>(word).is_some_and(|found| found == *sense), "{word}");
                }
            }
        }
        check::<Level>();
        check::<bool>();
        check::<Per>();
        check::<Case>();
        check::<CountedAs>();
        check::<Counts>();
        check::<Kind>();
        check::<Evidence>();
        check::<Theme>();
        check::<Timing>();
        check::<Mark>();
    }
}
