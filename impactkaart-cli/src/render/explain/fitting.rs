//! How deep a tree is shown where nobody asks.

use super::Line;

/// People are shown no more numbers than this unasked: a few pages.
const MOST: usize = 150;

/// The tree as deep as was asked for; where nobody asked and it is for people, as deep as fits, and that depth.
pub(crate) fn fitting<L>(
    asked: Option<usize>,
    for_people: bool,
    lines: impl Fn(Option<usize>) -> Option<L>,
) -> Option<(L, Option<usize>)>
where
    L: AsRef<[Line]>,
{
    let whole = lines(asked)?;
    if asked.is_some() || !for_people || whole.as_ref().len() <= MOST {
        return Some((whole, asked));
    }
    let of_depth = |depth: usize| whole.as_ref().iter().filter(|line| line.depth <= depth).count();
    let mut depth = 1;
    while of_depth(depth + 1) <= MOST {
        depth += 1;
    }
    // What is spared people counts for the depth of the tree, so a cut one can have more lines than were counted.
    loop {
        let cut = lines(Some(depth))?;
        if cut.as_ref().len() <= MOST || depth == 1 {
            return Some((cut, Some(depth)));
        }
        depth -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each number of the last step comes of ten more: 1, 11, 111, 1,111 lines.
    fn tree(depth: Option<usize>) -> Option<Vec<Line>> {
        let steps = depth.unwrap_or(3).min(3);
        let each = (0..=steps).flat_map(|depth| {
            let many = 10_usize.pow(u32::try_from(depth).expect("few steps"));
            std::iter::repeat_n(Line { depth, ..Line::default() }, many)
        });
        Some(each.collect())
    }

    #[test]
    fn people_are_shown_as_deep_a_tree_as_fits_unless_they_ask() {
        let shown =
            |asked, for_people| fitting(asked, for_people, tree).map(|(lines, depth)| (lines.len(), depth));
        assert_eq!(shown(None, true), Some((111, Some(2))));
        assert_eq!(shown(Some(3), true), Some((1111, Some(3))));
        assert_eq!(shown(None, false), Some((1111, None)));
        let small = |_| tree(Some(1));
        assert_eq!(fitting(None, true, small).map(|(lines, depth)| (lines.len(), depth)), Some((11, None)));
    }

    #[test]
    fn what_is_next_below_is_shown_however_many_that_are() {
        let wide = |depth: Option<usize>| {
            let line = |depth| Line { depth, ..Line::default() };
            let below = if depth == Some(0) { 0 } else { 400 };
            Some(std::iter::once(line(0)).chain((0..below).map(|_| line(1))).collect::<Vec<_>>())
        };
        assert_eq!(
            fitting(None, true, wide).map(|(lines, depth)| (lines.len(), depth)),
            Some((401, Some(1)))
        );
    }
}
