//! A bar on a terminal for what takes a while; elsewhere nothing.

use crate::interrupt;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How far something is.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    /// The total that the bar was told, since that may turn out otherwise.
    total: AtomicU64,
}

/// What is done within this time needs no bar.
const SHORT: Duration = Duration::from_millis(400);

impl Progress {
    /// A bar with a word of what is being done.
    pub(crate) fn new(doing: &'static str) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::hidden());
            // Holds because the template is a fixed text.
            if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent:>3}%  {eta}") {
                bar.set_style(style.progress_chars("█▌ "));
            }
            bar.set_message(doing);
            bar
        });
        Self { bar, started: Instant::now(), total: AtomicU64::new(0) }
    }

    /// So much of a total is done; whether to go on.
    pub(crate) fn tell(&self, done: u64, total: u64) -> bool {
        if let Some(bar) = &self.bar
            && self.started.elapsed() > SHORT
        {
            if self.total.swap(total, Ordering::Relaxed) != total {
                bar.set_length(total);
                bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            }
            bar.set_position(done);
        }
        !interrupt::is_asked_to_stop()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
