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

    /// The decoded text of a file, read again where it was let go; nothing for a workbook, or where the file has
    /// changed in the meantime.
    pub(crate) fn text(&self, file: FileId) -> Option<&str> {
        let file = &self.list[usize::from(file.0)];
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
        self.list[usize::from(file.0)].is_text = true;
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

fn checksum(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
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
