//! The command `impactkaart`: arguments in, exit code out.

mod arguments;
mod commands;
mod exit;
mod figure;
mod interrupt;
mod language;
mod origin;
mod output;
mod problem;
mod progress;
mod read;
mod render;
mod rows;

use exit::Exit;
use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    panic::set_hook(Box::new(commands::report_bug));
    let run = || {
        // For the test of what is said when the program is wrong: not in a released program.
        #[cfg(debug_assertions)]
        assert!(std::env::var_os("IMPACTKAART_BUG").is_none(), "asked for");
        commands::run(std::env::args_os().collect())
    };
    panic::catch_unwind(run).unwrap_or(Exit::Bug).into()
}
