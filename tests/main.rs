//! End-to-end tests of the command line on real projects.
//!
//! `commands/` holds one file per command, `golden/` the output that is expected, `support/` a temporary project, running
//! the command and comparing text. Renew the expected output with `IMPACTKAART_RENEW=1 cargo test`, and read the
//! difference before you keep it.

mod commands;
mod support;
mod wrong_projects;
