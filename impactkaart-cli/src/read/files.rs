//! The files that a project was read from: names, checksums, and the text that excerpts are cut from.

use super::Input;
use super::fault::{ReadFault, Unreadable};
use super::place::{FileId, Place, Spot};
use super::text::{self, Decoded, NotJson};
use sha2::{Digest, Sha256};
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
    is_text: bool,
    text: OnceCell<String>,
    /// The start of a large text, where that was all that was asked for.
    start: OnceCell<Option<String>>,
    /// Whether the bytes of the text are those of the file.
    is_as_stored: bool,
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

    /// The decoded text of a file, read again where it was let go, to its end or so far that it holds the row at a byte;
    /// nothing for a workbook, or where the file has changed in the meantime.
    pub(crate) fn text(&self, file: FileId, at: u32) -> Option<&str> {
        let file = &self.list[usize::from(file.0)];
        let is_near = (at as usize) < KEPT_TEXT - LONGEST_ROW;
        if file.text.get().is_none() && file.is_as_stored && is_near {
            return file.start.get_or_init(|| start_of(&file.path, &file.sha256)).as_deref();
        }
        if file.text.get().is_none() && file.is_text {
            let bytes = bytes_of(&file.path).ok()?;
            if checksum(&bytes) == file.sha256 {
                // Holds because the cell was seen to be empty, and nobody else holds it.
                let _ = file.text.set(text::decode(bytes).ok()?.text);
            }
        }
        file.text.get().map(String::as_str)
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
            is_text: false,
            text: OnceCell::new(),
            start: OnceCell::new(),
            is_as_stored: false,
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
        let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
        let (length, has_mark) = (bytes.len(), marks.iter().any(|mark| bytes.starts_with(mark)));
        let decoded = text::decode(bytes)?;
        let entry = &mut self.list[usize::from(file.0)];
        entry.is_text = true;
        // Without a mark it is UTF-8, or Windows-1252, of which letters that are not ASCII take more bytes as text.
        entry.is_as_stored = !has_mark && decoded.text.len() == length;
        Ok(decoded)
    }

    /// The text of a JSON document, or what is wrong with it and where.
    pub(super) fn read_json(&mut self, file: FileId) -> Result<String, Box<(Place, ReadFault)>> {
        let whole = |fault| Box::new((Place::whole(file), fault));
        let bytes = self.read_bytes(file).map_err(whole)?;
        let entry = &mut self.list[usize::from(file.0)];
        match text::decode_json(bytes) {
            Ok(text) => {
                entry.is_text = true;
                Ok(text)
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

/// The start of a text file that is stored as it is, where the whole of it still has that checksum: what is said of a large
/// file is as a rule said of its first rows.
fn start_of(path: &Path, sha256: &str) -> Option<String> {
    let mut file = std::fs::File::open(path).ok()?;
    let mut start = vec![0; KEPT_TEXT];
    let mut hasher = Sha256::new();
    let (mut filled, mut block) = (0, vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut block).ok()?;
        if read == 0 {
            break;
        }
        hasher.update(&block[..read]);
        let kept = read.min(start.len() - filled);
        start[filled..filled + kept].copy_from_slice(&block[..kept]);
        filled += kept;
    }
    if digits(&hasher.finalize()) != sha256 {
        return None;
    }
    start.truncate(filled);
    // Cut in the middle of a letter it ends before that letter.
    let whole = start.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    start.truncate(whole);
    String::from_utf8(start).ok()
}

fn checksum(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(checksum: &[u8]) -> String {
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
    fn of_a_large_text_the_start_is_read_again_and_the_rest_where_it_is_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("costs.csv");
        // Three bytes a letter: the start is cut in the middle of one.
        let whole = "€".repeat(2 << 20);
        std::fs::write(&path, &whole).expect("a file");
        let mut files = Files::default();
        let file = files.add(&path);
        assert_eq!(files.read_text(file).expect("text").text, whole);
        let start = files.text(file, 0).expect("the start");
        assert_eq!(start.len(), KEPT_TEXT - 1);
        assert!(whole.starts_with(start));
        assert_eq!(files.text(file, 5 << 20), Some(&*whole));

        let mut files = Files::default();
        let file = files.add(&path);
        files.read_text(file).expect("text");
        std::fs::write(&path, whole.replace('€', "₭")).expect("a file");
        assert_eq!(files.text(file, 0), None, "it has changed in the meantime");
    }
}
