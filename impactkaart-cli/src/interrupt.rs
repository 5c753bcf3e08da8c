//! A request to stop: Ctrl-C, or the system that ends the program.
//!
//! A command that would leave something behind, or that can stop halfway in good order, heeds requests from then on; all
//! others end at once, as any program does, and pay nothing for it at the start. The first request sets a flag, which the
//! command looks at when it suits; a second one ends the program at once.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From here on a request to stop sets a flag instead of ending the program. More than once is the same as once.
pub(crate) fn heed() {
    ASKED.get_or_init(|| {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: the second request finds the flag that the first one set. A system that has no such signal
            // ends the program as it would have done.
            let _ = flag::register_conditional_shutdown(signal, 1, Arc::clone(&asked));
            let _ = flag::register(signal, Arc::clone(&asked));
        }
        asked
    });
}

/// Whether a request to stop has come since `heed`; cheap enough to ask often.
pub(crate) fn is_asked_to_stop() -> bool {
    ASKED.get().is_some_and(|asked| asked.load(Ordering::Relaxed))
}
