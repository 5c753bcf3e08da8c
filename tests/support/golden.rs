//! Comparing with the files in `golden/`.

use super::repository;
use std::fmt::Write as _;

/// Compares text with `golden/<name>`, or renews that file where `IMPACTKAART_RENEW` is set.
///
/// What changes with every release is filtered out first.
#[track_caller]
pub(crate) fn golden(name: &str, text: &str) {
    let text = &filtered(text);
    let path = repository().join("tests/golden").join(name);
    if std::env::var_os("IMPACTKAART_RENEW").is_some() {
        std::fs::write(&path, text).expect("a golden file can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == *text,
        "{} differs; renew with IMPACTKAART_RENEW=1 cargo test\n{}",
        path.display(),
        difference(&expected, text)
    );
}

fn filtered(text: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    text.replace(&format!("impactkaart {version}"), "impactkaart [version]")
        .replace(&format!("\"version\": \"{version}\""), "\"version\": \"[version]\"")
}

/// The lines that differ: those expected with `-`, those found with `+`.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same_at_start = expected.iter().zip(&found).take_while(|(one, other)| one == other).count();
    let most = expected.len().min(found.len()) - same_at_start;
    let same_at_end = expected
        .iter()
        .rev()
        .zip(found.iter().rev())
        .take(most)
        .take_while(|(one, other)| one == other)
        .count();
    let mut shown = String::new();
    // Holds because writing to a string does not fail.
    let _ = writeln!(shown, "from line {}:", same_at_start + 1);
    for (mark, lines) in [("-", &expected), ("+", &found)] {
        for line in lines[same_at_start..lines.len() - same_at_end].iter().take(40) {
            let _ = writeln!(shown, "{mark} {line}");
        }
    }
    shown
}
