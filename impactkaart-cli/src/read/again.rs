//! A large file that was read and let go, looked at again where something is said of it: a block at a time, each found by
//! where it stands, so that the whole of it is never held a second time.

use super::files::{Piece, digits};
use super::lines::Standing;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::cell::RefCell;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// How the text of a file is stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stored {
    /// Its letters.
    pub(crate) encoding: &'static Encoding,
    /// The bytes of the mark before the first letter.
    pub(crate) mark: usize,
}

/// A file to be looked at again.
#[derive(Debug)]
pub(super) struct Again {
    file: RefCell<File>,
    encoding: &'static Encoding,
    /// Where each block starts, and last where the text ends.
    blocks: Vec<Block>,
    /// The block that was looked at last.
    held: RefCell<Option<(usize, String)>>,
}

#[derive(Debug, Clone, Copy)]
struct Block {
    /// Bytes of the file before it.
    byte: u64,
    /// Where its text starts.
    standing: Standing,
}

/// Bytes of a block.
const BLOCK: usize = 1 << 16;

impl Again {
    /// Walks through the file; none where it can no longer be read, or is no longer what it was.
    pub(super) fn of(path: &Path, stored: Stored, sha256: &str) -> Option<Self> {
        let Stored { encoding, mark } = stored;
        let mut file = File::open(path).ok()?;
        let mut hasher = Sha256::new();
        let mut bytes = vec![0; mark];
        file.read_exact(&mut bytes).ok()?;
        hasher.update(&bytes);
        bytes.clear();
        let mut byte = mark as u64;
        let mut blocks: Vec<Block> = Vec::new();
        loop {
            // What is left of the last block are the first bytes of a letter.
            let left = bytes.len();
            let room = (BLOCK - left) as u64;
            let is_last = file.by_ref().take(room).read_to_end(&mut bytes).ok()? == 0;
            hasher.update(&bytes[left..]);
            let whole = if is_last { left } else { whole_letters(encoding, &bytes) };
            let (text, _) = encoding.decode_without_bom_handling(&bytes[..whole]);
            let mut standing = match blocks.last() {
                None => Block { byte, standing: Standing::at_start(&text) },
                Some(block) => *block,
            };
            if blocks.is_empty() {
                blocks.push(standing);
            }
            standing.standing.pass(&text);
            byte += whole as u64;
            standing.byte = byte;
            blocks.push(standing);
            bytes.drain(..whole);
            if is_last {
                break;
            }
        }
        let held = RefCell::new(None);
        (digits(&hasher.finalize()) == sha256).then_some(Self {
            file: RefCell::new(file),
            encoding,
            blocks,
            held,
        })
    }

    /// The last block that starts at a byte of the text or before it.
    fn block_at(&self, at: usize) -> usize {
        self.blocks.partition_point(|block| block.standing.at <= at).saturating_sub(1)
    }

    /// Where that block starts.
    pub(super) fn standing_before(&self, at: usize) -> Option<Standing> {
        Some(self.blocks.get(self.block_at(at))?.standing)
    }

    /// So many bytes of the text from a byte on, or a few less so as to cut no letter.
    pub(super) fn text(&self, at: usize, length: usize) -> Option<Piece<'static>> {
        let end = self.blocks.last()?.standing.at;
        let to = at.saturating_add(length).min(end);
        let (mut first, mut text) = (None, String::new());
        for index in self.block_at(at)..self.blocks.len() - 1 {
            let start = self.blocks[index].standing.at;
            if start >= to {
                break;
            }
            self.hold(index)?;
            let held = self.held.borrow();
            let (_, block) = held.as_ref()?;
            let from = block.ceil_char_boundary(at.saturating_sub(start));
            let until = block.floor_char_boundary((to - start).min(block.len()));
            text.push_str(block.get(from..until).unwrap_or_default());
            first.get_or_insert(start + from);
        }
        Some(Piece { start: first.unwrap_or(to), text: Cow::Owned(text), is_last: to == end })
    }

    /// Reads a block, where it is not the one that is held.
    fn hold(&self, index: usize) -> Option<()> {
        let mut held = self.held.borrow_mut();
        if held.as_ref().is_some_and(|(known, _)| *known == index) {
            return Some(());
        }
        let from = self.blocks[index].byte;
        // Holds because a block is no longer than fits in memory.
        let mut bytes = vec![0; usize::try_from(self.blocks[index + 1].byte - from).unwrap_or(0)];
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(from)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
        *held = Some((index, text.into_owned()));
        Some(())
    }
}

/// How many of the bytes are whole letters.
fn whole_letters(encoding: &Encoding, bytes: &[u8]) -> usize {
    let length = bytes.len();
    if encoding == UTF_8 {
        // A letter has at most three bytes after its first.
        let follows = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
        let following = bytes.iter().rev().take(3).take_while(follows).count();
        let first = length.saturating_sub(following + 1);
        let needs = match bytes.get(first) {
            Some(0b1100_0000..=0b1101_1111) => 2,
            Some(0b1110_0000..=0b1110_1111) => 3,
            Some(0b1111_0000..=0b1111_0111) => 4,
            _ => 0,
        };
        return if needs > following + 1 { first } else { length };
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let length = length - length % 2;
        let high = if encoding == UTF_16LE { 1 } else { 2 };
        let is_half = length >= 2 && (0xD8..=0xDB).contains(&bytes[length - high]);
        return length - 2 * usize::from(is_half);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    /// Letters of one, two, three and four bytes, so that blocks end within letters in every way.
    fn text(letters: &[&str]) -> String {
        let mut text = String::from("sep=;\n");
        for index in 0..30_000 {
            text.push_str(letters[index % letters.len()]);
            if index % 97 == 0 {
                text.push_str("\r\n");
            }
        }
        text
    }

    fn again(bytes: &[u8], stored: Stored) -> Option<Again> {
        let folder = tempfile::tempdir().expect("a folder for a test");
        let path = folder.path().join("costs.csv");
        std::fs::write(&path, bytes).expect("a file for a test");
        Again::of(&path, stored, &digits(&Sha256::digest(bytes)))
    }

    fn assert_same(bytes: &[u8], stored: Stored, text: &str) {
        let again = again(bytes, stored).expect("the file as it was");
        assert!(again.blocks.len() > 2);
        let piece = |start: usize, end: usize| {
            Some(Piece { start, text: Cow::Borrowed(&text[start..end]), is_last: end == text.len() })
        };
        assert_eq!(again.text(0, text.len()), piece(0, text.len()));
        let mut standing = Standing::at_start(text);
        for block in &again.blocks {
            standing.pass(&text[standing.at..block.standing.at]);
            assert_eq!(block.standing, standing);
            assert_eq!(again.standing_before(standing.at + 1).map(|known| known.at), Some(standing.at));
            let from = standing.at.saturating_sub(50);
            let (start, end) = (text.ceil_char_boundary(from), text.floor_char_boundary(from + 100));
            assert_eq!(again.text(from, 100), piece(start, end));
        }
        assert_eq!(standing.at, text.len());
    }

    #[test]
    fn every_encoding_is_read_again_as_the_same_text() {
        let all = text(&["ab;", "ë", "€", "\"", "𝄞", "x"]);
        for shift in 0..4 {
            let all = format!("{}{all}", "y".repeat(shift));
            assert_same(all.as_bytes(), Stored { encoding: UTF_8, mark: 0 }, &all);
            assert_same(format!("\u{feff}{all}").as_bytes(), Stored { encoding: UTF_8, mark: 3 }, &all);
            let units: Vec<u16> = format!("\u{feff}{all}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            assert_same(&little, Stored { encoding: UTF_16LE, mark: 2 }, &all);
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_same(&big, Stored { encoding: UTF_16BE, mark: 2 }, &all);
        }
        let all = text(&["ab;", "ë", "€", "\"", "xyz"]);
        let bytes = WINDOWS_1252.encode(&all).0;
        assert_same(&bytes, Stored { encoding: WINDOWS_1252, mark: 0 }, &all);
    }

    #[test]
    fn a_file_that_has_changed_is_not_looked_at() {
        let stored = Stored { encoding: UTF_8, mark: 0 };
        let folder = tempfile::tempdir().expect("a folder for a test");
        let path = folder.path().join("costs.csv");
        std::fs::write(&path, "id;naam\n").expect("a file for a test");
        assert!(Again::of(&path, stored, &digits(&Sha256::digest("id;name\n"))).is_none());
        assert!(Again::of(&folder.path().join("gone.csv"), stored, "").is_none());
    }
}
