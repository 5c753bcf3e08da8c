//! How a CSV file is separated: by a first line that says so, else by what makes its header best understood.

use super::csv::Records;
use super::layout::MOST_COLUMNS;

/// How a file is separated, and where its first record starts.
#[derive(Debug, PartialEq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) start: usize,
}

/// What separates fields, most usual in the Netherlands first.
pub(super) const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// The dialect of `text`; none where there is nothing in it but blank lines.
pub(super) fn of(text: &str, is_header: &dyn Fn(&str) -> bool) -> Option<Dialect> {
    if let Some((delimiter, start)) = stated(text) {
        return Some(Dialect { delimiter, start });
    }
    // Where only one of them occurs at all there is nothing to weigh.
    let mut occurring = DELIMITERS.into_iter().filter(|delimiter| text.as_bytes().contains(delimiter));
    if let (Some(delimiter), None) = (occurring.next(), occurring.next()) {
        return Records::from(text, 0, delimiter).next_filled().map(|_| Dialect { delimiter, start: 0 });
    }
    let score = |delimiter: u8| -> Option<(usize, usize)> {
        let mut records = Records::from(text, 0, delimiter);
        let (_, cells) = records.next_filled()?;
        // A table has no more columns; a file of commas is not walked to its end to see so.
        let looked_at = cells.len().min(MOST_COLUMNS);
        let known = (0..looked_at).filter(|index| is_header(cells.get(*index).text)).count();
        Some((known, cells.len()))
    };
    let mut best: Option<(u8, (usize, usize))> = None;
    for delimiter in DELIMITERS {
        let score = score(delimiter)?;
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((delimiter, score));
        }
    }
    best.map(|(delimiter, _)| Dialect { delimiter, start: 0 })
}

/// `sep=;`, by which a file tells Excel what separates it.
fn stated(text: &str) -> Option<(u8, usize)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..])?;
    let delimiter = DELIMITERS.into_iter().find(|delimiter| sign.as_bytes() == [*delimiter])?;
    let rest = &text[end..];
    let start = end + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    Some((delimiter, start))
}

/// The sign that separates a record with too few fields, where another one than the file's would give it enough.
pub(super) fn other_delimiter(record: &str, used: u8, fields: usize, columns: usize) -> Option<u8> {
    DELIMITERS.into_iter().filter(|delimiter| *delimiter != used).find(|delimiter| {
        let found = Records::from(record, 0, *delimiter).next_record().map_or(0, |(_, cells)| cells.len());
        found > fields && found + 1 >= columns && columns > 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> u8 {
        of(text, &|header| ["id", "naam", "niveau"].contains(&header)).expect("a record").delimiter
    }

    #[test]
    fn the_separator_is_the_one_that_makes_sense_of_the_header() {
        assert_eq!(delimiter("id;naam;niveau\n"), b';');
        assert_eq!(delimiter("id,naam,niveau\n"), b',');
        assert_eq!(delimiter("id\tnaam\tniveau\n"), b'\t');
        assert_eq!(delimiter("id,naam;a;b;c,niveau\n"), b',');
        assert_eq!(delimiter("\n\n\"id\";\"naam\"\n"), b';');
        assert_eq!(delimiter("naam\n"), b';');
    }

    #[test]
    fn a_first_line_may_state_the_separator() {
        assert_eq!(of("sep=,\r\nid;x,naam\r\n", &|_| false), Some(Dialect { delimiter: b',', start: 7 }));
        assert_eq!(of("SEP=;\nid\n", &|_| false), Some(Dialect { delimiter: b';', start: 6 }));
        assert_eq!(of("\n \n;;\n", &|_| false), None);
        assert_eq!(of("\n\n", &|_| false), None);
    }

    #[test]
    fn a_row_with_another_separator_is_recognised() {
        assert_eq!(other_delimiter("a,b,c", b';', 1, 3), Some(b','));
        assert_eq!(other_delimiter("a;b", b';', 2, 3), None);
    }
}
