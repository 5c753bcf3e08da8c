//! How far a text has been walked through, as people count: lines and letters, and rows as a spreadsheet would show them.

/// A byte of a text, and on which line, letter and row it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Bytes before it.
    pub(crate) at: usize,
    /// From 1.
    pub(crate) line: usize,
    /// The byte at which the line starts.
    pub(crate) line_start: usize,
    /// Letters of the line before it.
    pub(crate) letters: usize,
    /// From 1, but for the text before the first row.
    pub(crate) row: usize,
    in_quotes: bool,
    after_return: bool,
}

impl Standing {
    /// At the start of a text.
    pub(crate) fn at_start(text: &str) -> Self {
        // A first line that states the separator is no row of the sheet.
        let row = usize::from(!text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep=")));
        Self { at: 0, line: 1, line_start: 0, letters: 0, row, in_quotes: false, after_return: false }
    }

    /// Goes on to the end of `piece`, the text that follows.
    pub(crate) fn pass(&mut self, piece: &str) {
        let (start, bytes) = (self.at, piece.as_bytes());
        for (index, byte) in bytes.iter().enumerate() {
            match byte {
                // Nearly all of them.
                b'#'.. => {}
                b'"' => self.in_quotes = !self.in_quotes,
                b'\n' | b'\r' => {
                    let after_return =
                        index.checked_sub(1).map_or(self.after_return, |before| bytes[before] == b'\r');
                    if *byte == b'\r' || !after_return {
                        self.line += 1;
                        self.row += usize::from(!self.in_quotes);
                    }
                    (self.line_start, self.letters) = (start + index + 1, 0);
                }
                _ => {}
            }
        }
        self.at += piece.len();
        self.letters += piece[self.line_start.saturating_sub(start)..].chars().count();
        self.after_return = bytes.last().map_or(self.after_return, |last| *last == b'\r');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, wanted: &str) -> (usize, usize, usize) {
        let mut standing = Standing::at_start(text);
        standing.pass(&text[..text.find(wanted).expect("it is there")]);
        (standing.line, standing.letters + 1, standing.row)
    }

    #[test]
    fn lines_are_counted_alike_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "", "é;x", "\"p", "q\";y", "ü;z"].join(end);
            assert_eq!(at(&text, "x"), (3, 3, 3), "{end:?}");
            assert_eq!(at(&text, "y"), (5, 4, 4), "{end:?}");
            assert_eq!(at(&text, "z"), (6, 3, 5), "{end:?}");
        }
    }

    #[test]
    fn a_line_that_states_the_separator_is_no_row_of_the_sheet() {
        assert_eq!(at("sep=;\r\na;b\r\n1;x", "x"), (3, 3, 2));
    }

    #[test]
    fn a_text_in_pieces_is_counted_as_the_whole() {
        let text = "a;\"b\r\nc\";é\r\n\r\nd;\"\"\re\n\"";
        let mut whole = Standing::at_start(text);
        whole.pass(text);
        for (cut, _) in text.char_indices() {
            let mut parts = Standing::at_start(text);
            [&text[..cut], &text[cut..]].into_iter().for_each(|part| parts.pass(part));
            assert_eq!(parts, whole, "{cut}");
        }
    }
}
