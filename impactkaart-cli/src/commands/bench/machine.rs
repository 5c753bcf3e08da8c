//! What the program runs on.

/// A machine, as far as the program knows it.
pub(crate) struct Machine {
    /// What the system calls its processor, where it says so.
    pub(crate) processor: Option<String>,
    pub(crate) architecture: &'static str,
    pub(crate) system: &'static str,
    /// How many threads the engine works with.
    pub(crate) threads: usize,
}

impl Machine {
    /// The machine that this is.
    pub(super) fn this() -> Self {
        // Where Linux says so; elsewhere there is no such file.
        let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let named = about.lines().find_map(|line| line.strip_prefix("model name"));
        let processor = named.and_then(|rest| rest.split_once(':')).map(|(_, name)| name.trim().to_owned());
        Self {
            processor: processor.filter(|name| !name.is_empty()),
            architecture: std::env::consts::ARCH,
            system: std::env::consts::OS,
            threads: rayon::current_num_threads(),
        }
    }
}
