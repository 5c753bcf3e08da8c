//! From bytes to text: which encoding, by the byte order mark, else by what fits.

use super::again::Stored;
use super::fault::{ForeignForm, ReadFault};
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Decoded {
    /// Without byte order mark.
    pub(crate) text: String,
    /// Whether some of it is UTF-8 in a file that as a whole is not, so that letters with accents may be wrong.
    pub(crate) is_mixed: bool,
    /// How it is stored.
    pub(crate) stored: Stored,
}

/// Starts of files that are no text, and what they are.
const FOREIGN: [(&[u8], ForeignForm); 6] = [
    (b"PK\x03\x04", ForeignForm::Workbook),
    (b"\xD0\xCF\x11\xE0", ForeignForm::OldOffice),
    (b"%PDF-", ForeignForm::Pdf),
    (b"\x1F\x8B", ForeignForm::Packed),
    (b"\x89PNG", ForeignForm::Picture),
    (b"\xFF\xD8\xFF", ForeignForm::Picture),
];

/// The text in `bytes`: UTF-8, UTF-16 with a byte order mark, else Windows-1252, in which Excel saves on Windows.
///
/// Windows-1252 is tried last since almost any bytes can be read as such.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, ReadFault> {
    if let Some((_, form)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadFault::NotText { form: *form });
    }
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => utf_16(UTF_16LE, bytes),
        [0xFE, 0xFF, ..] => utf_16(UTF_16BE, bytes),
        [0xEF, 0xBB, 0xBF, ..] => match String::from_utf8(bytes) {
            Ok(mut text) => {
                let mark = '\u{feff}'.len_utf8();
                text.drain(..mark);
                checked(text, Stored { encoding: UTF_8, mark })
            }
            Err(_) => Err(ReadFault::BrokenEncoding { encoding: "UTF-8" }),
        },
        _ => match String::from_utf8(bytes) {
            Ok(text) => checked(text, Stored { encoding: UTF_8, mark: 0 }),
            Err(error) => windows_1252(error.into_bytes()),
        },
    }
}

/// The text of a JSON document: UTF-8, or UTF-16 with a byte order mark, and nothing else; what else it is has the text
/// up to the first byte that does not fit, with that byte.
pub(crate) fn decode_json(bytes: Vec<u8>) -> Result<Decoded, NotJson> {
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0xEF, 0xBB, 0xBF, ..] => {}
        _ if FOREIGN.iter().any(|(start, _)| bytes.starts_with(start)) => {}
        _ => {
            if let Err(error) = std::str::from_utf8(&bytes) {
                let at = error.valid_up_to();
                // Holds because UTF-8 stopped at a byte.
                let byte = bytes.get(at).copied().unwrap_or(0);
                let shown = bytes.len().min(at + SHOWN_BEYOND);
                let text = String::from_utf8_lossy(&bytes[..shown]).into_owned();
                return Err(NotJson::NotUtf8 { text, at, byte });
            }
        }
    }
    decode(bytes).map_err(NotJson::Other)
}

/// How much of a text is shown beyond a byte that does not fit.
const SHOWN_BEYOND: usize = 200;

/// Why bytes are no JSON text.
#[derive(Debug, PartialEq)]
pub(crate) enum NotJson {
    /// Not in UTF-8.
    NotUtf8 {
        /// The text as far as it is, and a little beyond.
        text: String,
        /// Where it stops to be.
        at: usize,
        /// The byte that stands there.
        byte: u8,
    },
    /// No text at all.
    Other(ReadFault),
}

/// UTF-16 behind a mark of two bytes.
fn utf_16(encoding: &'static Encoding, bytes: Vec<u8>) -> Result<Decoded, ReadFault> {
    let unit = if encoding == UTF_16LE { u16::from_le_bytes } else { u16::from_be_bytes };
    let (pairs, _) = bytes[2..].as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let length = letters.map(|letter| letter.map_or(0, char::len_utf8)).sum();
    let stored = Stored { encoding, mark: 2 };
    let (text, had_errors) = decoded(stored, bytes, length);
    if had_errors {
        return Err(ReadFault::BrokenEncoding { encoding: "UTF-16" });
    }
    checked(text, stored)
}

fn windows_1252(bytes: Vec<u8>) -> Result<Decoded, ReadFault> {
    // The five bytes that Windows-1252 leaves open, and control characters: no text has them.
    let is_foreign = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) || is_control(*byte);
    if bytes.iter().any(is_foreign) {
        return Err(ReadFault::NotText { form: ForeignForm::Unknown });
    }
    let is_mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    // A letter of Windows-1252 takes up to three bytes, and most files have few of them.
    let letters = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let (stored, length) = (Stored { encoding: WINDOWS_1252, mark: 0 }, bytes.len() + 2 * letters);
    let (text, _) = decoded(stored, bytes, length);
    Ok(Decoded { text, is_mixed, stored })
}

/// The text of bytes, in room for exactly what comes of them, and whether some of it is none.
fn decoded(stored: Stored, bytes: Vec<u8>, length: usize) -> (String, bool) {
    let mut text = String::with_capacity(length);
    let mut decoder = stored.encoding.new_decoder_without_bom_handling();
    let (mut rest, mut had_errors) = (&bytes[stored.mark..], false);
    loop {
        let (result, taken, has_errors) = decoder.decode_to_string(rest, &mut text, true);
        (rest, had_errors) = (&rest[taken..], had_errors | has_errors);
        if result == CoderResult::InputEmpty {
            break;
        }
        // It keeps some room to spare for its last steps.
        text.reserve_exact(64);
    }
    let_go(bytes);
    (text, had_errors)
}

/// Gives the room of the bytes back, cut short first: the allocator of most Linux systems takes a large piece that is given
/// back at once for a size that will be asked for again, and from then on keeps whatever is given back up to that size.
fn let_go(mut bytes: Vec<u8>) {
    bytes.truncate(1);
    bytes.shrink_to_fit();
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)
}

fn checked(text: String, stored: Stored) -> Result<Decoded, ReadFault> {
    if text.contains('\0') {
        return Err(ReadFault::NotText { form: ForeignForm::Unknown });
    }
    Ok(Decoded { text, is_mixed: false, stored })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).expect("text in a test").text
    }

    #[test]
    fn every_encoding_of_spreadsheets_gives_the_same_text() {
        assert_eq!(text("cliënt;€ 5".as_bytes()), "cliënt;€ 5");
        assert_eq!(text(b"\xEF\xBB\xBFcli\xC3\xABnt"), "cliënt");
        assert_eq!(text(b"cli\xEBnt;\x80 5"), "cliënt;€ 5");
        assert_eq!(text(b"\xFF\xFEc\0\xEB\0"), "cë");
        assert_eq!(text(b"\xFE\xFF\0c\0\xEB"), "cë");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn what_is_no_text_is_refused_by_what_it_is() {
        let refused = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("no text");
        assert_eq!(refused(b"PK\x03\x04rest"), ReadFault::NotText { form: ForeignForm::Workbook });
        assert_eq!(refused(b"a\0b"), ReadFault::NotText { form: ForeignForm::Unknown });
        assert_eq!(refused(b"\x81\xFF"), ReadFault::NotText { form: ForeignForm::Unknown });
        assert_eq!(refused(b"\xEF\xBB\xBF\xEB"), ReadFault::BrokenEncoding { encoding: "UTF-8" });
        assert_eq!(refused(b"\xFF\xFEa"), ReadFault::BrokenEncoding { encoding: "UTF-16" });
    }

    #[test]
    fn utf_8_in_a_windows_file_is_noticed() {
        assert!(decode(b"caf\xC3\xA9;cli\xEBnt".to_vec()).expect("text").is_mixed);
        assert!(!decode(b"caf\xE9;cli\xEBnt".to_vec()).expect("text").is_mixed);
    }

    #[test]
    fn json_is_utf_8_or_says_in_its_first_bytes_what_it_is() {
        let text = |bytes: &[u8]| decode_json(bytes.to_vec()).map(|decoded| decoded.text);
        assert_eq!(text("{\"a\": \"ë\"}".as_bytes()), Ok("{\"a\": \"ë\"}".into()));
        assert_eq!(text(b"\xFF\xFE{\0}\0"), Ok("{}".into()));
        let refused = decode_json(b"{\"a\": \"\xEB\"}".to_vec());
        let shown = "{\"a\": \"\u{fffd}\"}".to_owned();
        assert_eq!(refused, Err(NotJson::NotUtf8 { text: shown, at: 7, byte: 0xEB }));
    }
}
