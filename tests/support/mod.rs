//! Running the command, and comparing what it says with what is expected.

mod golden;
mod project;

pub(crate) use golden::golden;
pub(crate) use project::{Sample, small_project};

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// Itself, where it ended as expected.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\nstdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }
}

impl Ran {
    /// What it said, lines joined: for a sentence that may be wrapped anywhere.
    pub(crate) fn unwrapped(self) -> String {
        self.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The folder that holds everything.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the repository").to_owned()
}

/// The command, to be run in the repository's folder, in an English environment without a terminal.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_impactkaart"));
    command.current_dir(repository()).stdin(Stdio::null());
    for name in
        ["LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"]
    {
        command.env_remove(name);
    }
    command.env("LANG", "en_GB.UTF-8");
    command
}

/// Runs the command.
pub(crate) fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Ran {
    finish(command().args(arguments))
}

/// The result of a command, written as JSON into a folder of its own.
pub(crate) fn written_result(command: &[&str]) -> (tempfile::TempDir, String) {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    let file = folder.path().join("result.json").display().to_string();
    run(command.iter().copied().chain(["--format", "json", "--output", &file])).ended(0);
    (folder, file)
}

/// Runs a command that was prepared.
pub(crate) fn finish(command: &mut Command) -> Ran {
    let output = command.output().expect("the command runs");
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// Writes a file of a test.
pub(crate) fn write(path: &Path, text: &str) {
    let mut file = std::fs::File::create(path).expect("a file can be made");
    file.write_all(text.as_bytes()).expect("a file can be written");
}
