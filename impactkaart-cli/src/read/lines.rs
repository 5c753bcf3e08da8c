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
        for byte in piece.bytes() {
            self.at += 1;
            match byte {
                b'\n' if self.after_return => self.line_start = self.at,
                b'\n' | b'\r' => {
                    self.line += 1;
                    self.row += usize::from(!self.in_quotes);
                    (self.line_start, self.letters) = (self.at, 0);
                }
                _ => {
                    self.in_quotes ^= byte == b'"';
                    // A letter of several bytes is counted by the first.
                    self.letters += usize::from(byte & 0b1100_0000 != 0b1000_0000);
                }
            }
            self.after_return = byte == b'\r';
        }
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
