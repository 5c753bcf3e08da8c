//! The files that a project was read from: names, checksums, and the text that excerpts are cut from.

use super::Input;
use super::again::{Again, Stored};
use super::fault::{ReadFault, Unreadable};
use super::lines::Standing;
use super::place::{FileId, Place, Spot};
use super::text::{self, Decoded, NotJson};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Places count bytes in 32 bits; beyond that a file is refused.
const LARGEST_FILE: u64 = u32::MAX as u64;

/// A text up to this size is kept until the end, for excerpts; a larger one is let go and read again when needed.
const KEPT_TEXT: usize = 4 << 20;

/// No row that is read is longer.
const LONGEST_ROW: usize = 2 << 20;

/// The files of a project, in the order in which they were read.
#[derive(Debug, Default)]
pub(crate) struct Files {
    list: Vec<File>,
}

#[derive(Debug)]
struct File {
    /// As messages show it: the path that was given, and the file's name.
    shown: String,
    path: PathBuf,
    sha256: String,
    /// Of a text.
    stored: Option<Stored>,
    text: OnceCell<String>,
    /// A text that is not kept, once something is said of it.
    again: OnceCell<Option<Again>>,
}

/// The text of a file, as far as it is held.
enum Held<'f> {
    Text(&'f str),
    Again(&'f Again),
}

/// A stretch of the text of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece<'f> {
    /// The byte at which it starts.
    pub(crate) start: usize,
    pub(crate) text: Cow<'f, str>,
    /// Whether there is nothing more to be shown.
    pub(crate) is_last: bool,
}

impl Files {
    /// The name of a file as messages show it, with the folder as it was given.
    pub(crate) fn shown(&self, file: FileId) -> &str {
        &self.list[usize::from(file.0)].shown
    }

    /// The name of a file without its folder.
    pub(crate) fn name(&self, file: FileId) -> &str {
        let file = &self.list[usize::from(file.0)];
        file.path.file_name().and_then(|name| name.to_str()).unwrap_or(&file.shown)
    }

    /// The text of a file from a byte on, for so many bytes at least where all of it is still held; nothing for a workbook,
    /// or where the file has changed in the meantime.
    pub(crate) fn text_from(&self, file: FileId, at: usize, length: usize) -> Option<Piece<'_>> {
        match self.held(file)? {
            Held::Text(text) => {
                let start = text.ceil_char_boundary(at);
                Some(Piece { start, text: Cow::Borrowed(&text[start..]), is_last: true })
            }
            Held::Again(again) => again.text(at, length),
        }
    }

    /// What `take` finds in the text of a file from a byte on: it is shown a little of it, and more as long as it finds
    /// nothing, up to all of it or the length of the longest row.
    pub(super) fn look<T>(&self, file: FileId, at: u32, take: &dyn Fn(&Piece<'_>) -> Option<T>) -> Option<T> {
        let mut length = 1 << 12;
        loop {
            let mut piece = self.text_from(file, at as usize, length)?;
            piece.is_last |= length >= LONGEST_ROW;
            let found = take(&piece);
            if found.is_some() || piece.is_last {
                return found;
            }
            length *= 8;
        }
    }

    /// Where a byte of the text of a file stands, `before` being where an earlier one does.
    pub(crate) fn standing(&self, file: FileId, at: usize, before: Option<Standing>) -> Option<Standing> {
        match self.held(file)? {
            Held::Text(text) => {
                let mut standing = before.unwrap_or_else(|| Standing::at_start(text));
                standing.pass(text.get(standing.at..text.floor_char_boundary(at))?);
                Some(standing)
            }
            Held::Again(again) => {
                let near = again.standing_before(at)?;
                let mut standing = before.filter(|before| before.at >= near.at).unwrap_or(near);
                standing.pass(&again.text(standing.at, at.saturating_sub(standing.at))?.text);
                Some(standing)
            }
        }
    }

    fn held(&self, file: FileId) -> Option<Held<'_>> {
        let file = &self.list[usize::from(file.0)];
        if let Some(text) = file.text.get() {
            return Some(Held::Text(text));
        }
        let again = file.again.get_or_init(|| Again::of(&file.path, file.stored?, &file.sha256));
        again.as_ref().map(Held::Again)
    }

    /// The files that could be read, for the record of what a figure was made from.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let readable = self.list.iter().enumerate().filter(|(_, file)| !file.sha256.is_empty());
        readable
            .map(|(index, file)| Input {
                // Holds because files are added with an index that fits.
                name: self.name(FileId(u16::try_from(index).unwrap_or(u16::MAX))).to_owned(),
                sha256: file.sha256.clone(),
            })
            .collect()
    }

    /// A file to speak of, whether or not it can be read.
    pub(super) fn add(&mut self, path: &Path) -> FileId {
        let shown = path.display().to_string();
        self.list.push(File {
            shown,
            path: path.to_owned(),
            sha256: String::new(),
            stored: None,
            text: OnceCell::new(),
            again: OnceCell::new(),
        });
        // Holds because a project has a file per table, and a few more that are named in warnings.
        FileId(u16::try_from(self.list.len() - 1).unwrap_or(u16::MAX))
    }

    /// Something typed elsewhere than in a file, to speak of as if it were one.
    pub(super) fn add_typed(&mut self, shown: &str, text: String) -> FileId {
        let file = self.add(Path::new(shown));
        self.list[usize::from(file.0)].text = OnceCell::from(text);
        file
    }

    /// The bytes of a file.
    pub(super) fn read_bytes(&mut self, file: FileId) -> Result<Vec<u8>, ReadFault> {
        let entry = &mut self.list[usize::from(file.0)];
        let bytes = bytes_of(&entry.path)?;
        entry.sha256 = checksum(&bytes);
        Ok(bytes)
    }

    /// The text of a file, decoded.
    pub(super) fn read_text(&mut self, file: FileId) -> Result<Decoded, ReadFault> {
        let bytes = self.read_bytes(file)?;
        let decoded = text::decode(bytes)?;
        self.list[usize::from(file.0)].stored = Some(decoded.stored);
        Ok(decoded)
    }

    /// The text of a JSON document, or what is wrong with it and where.
    pub(super) fn read_json(&mut self, file: FileId) -> Result<String, Box<(Place, ReadFault)>> {
        let whole = |fault| Box::new((Place::whole(file), fault));
        let bytes = self.read_bytes(file).map_err(whole)?;
        let entry = &mut self.list[usize::from(file.0)];
        match text::decode_json(bytes) {
            Ok(decoded) => {
                entry.stored = Some(decoded.stored);
                Ok(decoded.text)
            }
            Err(NotJson::Other(fault)) => Err(whole(fault)),
            Err(NotJson::NotUtf8 { text, at, byte }) => {
                entry.text = OnceCell::from(text);
                // Holds because files are smaller than 4 GiB.
                let offset = u32::try_from(at).unwrap_or(u32::MAX);
                let spot = Spot::Text { offset, length: 1, field: None };
                Err(Box::new((Place { spot, ..Place::whole(file) }, ReadFault::JsonEncoding { byte })))
            }
        }
    }

    /// Gives the text back after reading, to be kept where it is small.
    pub(super) fn keep(&mut self, file: FileId, text: String) {
        if text.len() <= KEPT_TEXT {
            self.list[usize::from(file.0)].text = OnceCell::from(text);
        }
    }
}

fn checksum(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// A checksum in hexadecimal digits.
pub(super) fn digits(checksum: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in checksum {
        // Holds because writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The bytes of a plain file; devices, pipes and folders are refused before anything is read from them.
fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadFault> {
    let unreadable = |error: std::io::Error| ReadFault::Unreadable { why: Unreadable::of(&error) };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(ReadFault::Unreadable { why: Unreadable::Folder });
    }
    if !about.is_file() {
        return Err(ReadFault::Unreadable { why: Unreadable::NoPlainFile });
    }
    if about.len() > LARGEST_FILE {
        return Err(ReadFault::FileTooLarge { bytes: about.len() });
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    // Holds because the size was just seen to fit 32 bits.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ReadFault::FileTooLarge { bytes: bytes.len() as u64 });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_text_is_looked_at_again_where_it_is_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("costs.csv");
        // Three bytes a letter: blocks are cut in the middle of one.
        let whole = format!("{}\n{}", "€".repeat(1 << 20), "€".repeat(1 << 20));
        std::fs::write(&path, &whole).expect("a file");
        let read = || {
            let mut files = Files::default();
            let file = files.add(&path);
            assert_eq!(files.read_text(file).expect("text").text, whole);
            (files, file)
        };
        let (files, file) = read();
        let (first, far) = (3 * 1_000_000, 4 << 20);
        let standing = files.standing(file, first, None).expect("a byte of the text");
        assert_eq!((standing.line, standing.letters), (1, 1_000_000));
        let standing = files.standing(file, far, Some(standing)).expect("a byte of the text");
        assert_eq!((standing.line, standing.letters), (2, (far - (3 << 20) - 1) / 3));
        let piece = files.text_from(file, first, 30).expect("text");
        assert_eq!((&*piece.text, piece.is_last), (&*"€".repeat(10), false));
        let line = |piece: &Piece<'_>| piece.text.find('\n').map(|end| piece.text[..end].len());
        assert_eq!(files.look(file, 3 * 1_000_000, &line), Some((3 << 20) - first));

        let (files, file) = read();
        std::fs::write(&path, whole.replace('€', "₭")).expect("a file");
        assert!(files.text_from(file, 0, 1).is_none(), "it has changed in the meantime");
    }
}
