use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a terminal a text takes.
pub(in crate::render) fn width_of(text: &str) -> usize {
    if text.bytes().all(is_one_wide) { text.len() } else { text.width() }
}

fn is_one_wide(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

/// Words of plain letters with one space between: what needs no wrapping where it fits.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = text
        .bytes()
        .all(|byte| is_one_wide(byte) && (byte, std::mem::replace(&mut before, byte)) != (b' ', b' '));
    is_plain && before != b' ' || text.is_empty()
}

/// A text in lines of at most `width` columns, broken at spaces; a longer word is broken where it has to, a path
/// (`costs.by_year[0]`) between its keys.
///
/// A space that keeps words together is no place to break; line ends in the text are spaces.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    if is_plain(text) && text.len() <= width {
        return vec![text.to_owned()];
    }
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()) {
        let (gap, wide) = (usize::from(used > 0), width_of(word));
        if used + gap + wide <= width {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            used += gap + wide;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for letter in word.chars() {
            let wide = letter.width().unwrap_or(0);
            if used + wide > width && used > 0 {
                let rest = last_key(&line, letter).map_or_else(String::new, |at| line.split_off(at));
                used = width_of(&rest);
                lines.push(std::mem::replace(&mut line, rest));
            }
            line.push(letter);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Where the last key of a path begins, with what follows it; none where it is the first, or no path.
fn last_key(line: &str, next: char) -> Option<usize> {
    let begins = |at: usize, letter: char| {
        let after = line[at + letter.len_utf8()..].chars().next().unwrap_or(next);
        match letter {
            '.' if after.is_alphabetic() => Some(at + 1),
            '[' => Some(at),
            _ => None,
        }
    };
    let found = line.char_indices().rev().find_map(|(at, letter)| begins(at, letter));
    found.filter(|at| (1..line.len()).contains(at))
}

/// The width of the widest word.
pub(super) fn widest_word(text: &str) -> usize {
    text.split([' ', '\n', '\r', '\t']).map(width_of).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_spaces_but_not_at_those_that_keep_words_together() {
        assert_eq!(wrap("for every €\u{a0}1 of cost", 12), ["for every", "€\u{a0}1 of cost"]);
        assert_eq!(wrap("", 12), [""]);
        assert_eq!(wrap(" a  b ", 12), ["a b"]);
        assert_eq!(wrap("a b", 3), ["a b"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken() {
        assert_eq!(wrap("a maatschappelijke", 6), ["a", "maatsc", "happel", "ijke"]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
    }

    #[test]
    fn a_path_is_broken_between_its_keys_and_a_number_is_no_path() {
        assert_eq!(wrap("returns.by_level.own_return", 14), ["returns.", "by_level.", "own_return"]);
        assert_eq!(wrap("figures.ratio.parts[12].to", 20), ["figures.ratio.parts", "[12].to"]);
        assert_eq!(wrap("0.12345678", 6), ["0.1234", "5678"]);
        assert_eq!(wrap("returns.a", 8), ["returns.", "a"]);
    }
}
