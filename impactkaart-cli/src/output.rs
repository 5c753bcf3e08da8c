//! Where results go: standard output, or a file that is written whole or not at all.

use crate::interrupt;
use anstream::ColorChoice;
use anstream::adapter::strip_str;
use std::borrow::Cow;
use std::fs;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A place for a result, opened before any work is done, so that a place that cannot be written to is known at once.
pub(crate) enum Output {
    /// Standard output.
    Standard,
    /// A file, by way of another beside it.
    File {
        /// Where it will stand.
        path: PathBuf,
        /// What is written to until then.
        beside: NamedTempFile,
    },
    /// Something that is no plain file and cannot be replaced: a device or a pipe.
    Device(fs::File),
}

impl Output {
    /// The place that was asked for: a file, or standard output where there is none or it is `-`.
    ///
    /// Where it is a file, a request to stop is heeded from here on, so that what is beside it is taken away.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard);
        };
        interrupt::heed();
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
            Ok(found) if !found.is_file() => Ok(Self::Device(fs::OpenOptions::new().write(true).open(path)?)),
            Ok(found) => {
                // What may not be written to is not to be replaced either.
                fs::OpenOptions::new().append(true).open(path)?;
                // The file itself rather than a link to it.
                let path = fs::canonicalize(path)?;
                let beside = beside(&path)?;
                beside.as_file().set_permissions(found.permissions())?;
                Ok(Self::File { path, beside })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self::File { path: path.to_owned(), beside: beside(path)? })
            }
            Err(error) => Err(error),
        }
    }

    /// How many columns the reader has: those of the terminal within reason, else 80.
    pub(crate) fn width(&self) -> usize {
        const USUAL: usize = 80;
        match self {
            Self::Standard if io::stdout().is_terminal() => match terminal_size::terminal_size() {
                Some((width, _)) => usize::from(width.0).clamp(60, 110),
                None => USUAL,
            },
            _ => USUAL,
        }
    }

    /// Whether people read it: standard output on a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self, Self::Standard) && io::stdout().is_terminal()
    }

    /// The folder it will stand in, where it is a file.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::File { beside, .. } => beside.path().parent(),
            Self::Standard | Self::Device(_) => None,
        }
    }

    /// For a result that is written piece by piece.
    pub(crate) fn stream(self) -> Stream {
        let sink = match self {
            Self::Standard => Sink::Standard(io::stdout()),
            Self::File { path, beside } => Sink::File { path, beside },
            Self::Device(file) => Sink::Device(file),
        };
        Stream { to: BufWriter::with_capacity(1 << 16, sink) }
    }

    /// Writes all of it. Styles go to a terminal that wants them; a reader that has left is no error.
    pub(crate) fn write(self, text: &str) -> io::Result<()> {
        match self {
            Self::Standard => match write_standard(text) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                other => other,
            },
            Self::File { path, mut beside } => {
                beside.write_all(bare(text).as_bytes())?;
                beside.as_file().sync_all()?;
                beside.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
            Self::Device(mut file) => file.write_all(bare(text).as_bytes()),
        }
    }

    /// Writes what `make` makes, piece by piece; text without styles.
    pub(crate) fn write_as_made(
        self,
        make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match self {
            Self::Standard => match in_pieces(io::stdout().lock(), make) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                other => other,
            },
            Self::File { path, mut beside } => {
                in_pieces(Heeding(beside.as_file_mut()), make).map_err(why_stopped)?;
                if interrupt::is_asked_to_stop() {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                beside.as_file().sync_all()?;
                beside.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
            Self::Device(file) => in_pieces(Heeding(file), make).map_err(why_stopped),
        }
    }
}

/// A file that is written to no more once somebody asked to stop.
struct Heeding<W>(W);

impl<W: io::Write> io::Write for Heeding<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if interrupt::is_asked_to_stop() {
            // Not `Interrupted`, after which whoever writes would try again.
            return Err(io::Error::other("asked to stop"));
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn why_stopped(error: io::Error) -> io::Error {
    if interrupt::is_asked_to_stop() { io::ErrorKind::Interrupted.into() } else { error }
}

/// How much of a result is gathered before it is written.
const PIECE: usize = 1 << 16;

fn in_pieces(out: impl io::Write, make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(PIECE, out);
    make(&mut out)?;
    out.flush()
}

/// A result that is written piece by piece, bytes as they are.
pub(crate) struct Stream {
    to: BufWriter<Sink>,
}

enum Sink {
    Standard(io::Stdout),
    File { path: PathBuf, beside: NamedTempFile },
    Device(fs::File),
}

impl Stream {
    /// All of it is there: what was written beside a file takes its place.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.to.into_inner().map_err(io::IntoInnerError::into_error)? {
            Sink::Standard(mut out) => out.flush(),
            Sink::File { path, beside } => {
                beside.as_file().sync_all()?;
                beside.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
            Sink::Device(mut file) => file.flush(),
        }
    }
}

impl io::Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::File { beside, .. } => beside.write(bytes),
            Self::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::File { beside, .. } => beside.flush(),
            Self::Device(file) => file.flush(),
        }
    }
}

/// All at once: a stream that strips styles would write piece by piece.
fn write_standard(text: &str) -> io::Result<()> {
    match anstream::AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => {
            let mut out = io::stdout().lock();
            out.write_all(bare(text).as_bytes())?;
            out.flush()
        }
        _ => {
            let mut out = anstream::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()
        }
    }
}

/// Text without styles.
pub(crate) fn bare(text: &str) -> Cow<'_, str> {
    let mut parts = text.split('\u{1b}');
    let mut bare = String::with_capacity(text.len());
    bare.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // Nearly all that starts so is a style of the program's own, and nothing more.
        let style = part.trim_start_matches(|sign: char| matches!(sign, '[' | ';') || sign.is_ascii_digit());
        match style.strip_prefix('m').filter(|_| part.starts_with('[')) {
            Some(rest) => bare.push_str(rest),
            None => return Cow::Owned(strip_str(text).to_string()),
        }
    }
    if bare.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(bare) }
}

fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".impactkaart-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file, less what the user's mask takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn styles_are_left_out_whoever_wrote_them() {
        assert_eq!(bare("plain"), "plain");
        assert_eq!(bare("\u{1b}[1mbold\u{1b}[0m and \u{1b}[38;5;12mblue\u{1b}[0m"), "bold and blue");
        assert_eq!(bare("\u{1b}[1mbold\u{1b}[0m \u{1b}[2Jgone \u{1b}]0;title\u{7}"), "bold gone ");
        assert_eq!(bare("[1m stays"), "[1m stays");
    }
}
