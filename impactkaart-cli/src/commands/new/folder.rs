//! A folder that is there with all its files, or not at all.

use std::fs;
use std::io;
use std::path::Path;

/// Why a folder was not made.
pub(super) enum Refused {
    /// There is one already, with something in it.
    NotEmpty,
    /// Something of that name is there that is no folder.
    NoFolder,
    /// The system would not.
    System(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Makes the folder beside its place and moves it there when it is complete.
pub(super) fn make(folder: &Path, files: &[(String, String)]) -> Result<(), Refused> {
    let is_there = match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => return Err(Refused::NoFolder),
        Ok(_) if fs::read_dir(folder)?.next().is_some() => return Err(Refused::NotEmpty),
        Ok(_) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error.into()),
    };
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.file_name().is_none() {
        // `.` or `..`: it cannot be moved to, so what is in it is not hidden from anybody either.
        return Ok(write(folder, files)?);
    }
    fs::create_dir_all(parent)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".impactkaart-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new folder, less what the user's mask takes away.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let beside = builder.tempdir_in(parent)?;
    write(beside.path(), files)?;
    if is_there {
        fs::remove_dir(folder)?;
    }
    fs::rename(beside.path(), folder)?;
    // It has been moved: there is nothing left to clean up.
    let _ = beside.keep();
    Ok(())
}

fn write(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (name, content) in files {
        fs::write(folder.join(name), content)?;
    }
    Ok(())
}
