//! The longest freeze of a run as text.

use crate::exercise::format::seconds_read;
use crate::findings::frame_gaps::NOTICEABLE_MS;

/// The time by which a freeze may be shorter than its run and still span all of it, in ms: one frame at 50 Hz.
const FRAME_MS: f64 = 20.0;

/// The longest freeze of a run for readers: "5.0 s, the whole time", "0.3 s"; of one that is not noticeable "under 0.1 s", or
/// "never froze" if the run's mode does not block the page.
pub fn freeze_read(freeze_ms: f64, elapsed_ms: f64, blocks: bool) -> String {
    if never_froze(freeze_ms, blocks) {
        return "never froze".to_owned();
    }
    let read = seconds_read(freeze_ms);
    if is_whole_time(freeze_ms, elapsed_ms) { format!("{read}, the whole time") } else { read }
}

/// Whether a run whose longest freeze this is counts as one that never froze the page: the freeze is not noticeable, and the run's mode
/// does not block the page.
pub fn never_froze(freeze_ms: f64, blocks: bool) -> bool {
    freeze_ms < NOTICEABLE_MS && !blocks
}

/// Whether a noticeable freeze spans the whole run.
pub fn is_whole_time(freeze_ms: f64, elapsed_ms: f64) -> bool {
    freeze_ms >= NOTICEABLE_MS && freeze_ms >= elapsed_ms - FRAME_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freeze_is_read_by_what_it_means_for_the_run() {
        for (freeze_ms, elapsed_ms, blocks, text) in [
            (5003.0, 5001.2, true, "5.0 s, the whole time"),
            (4981.2, 5001.2, true, "5.0 s, the whole time"),
            (4981.1, 5001.2, true, "5.0 s"),
            (5003.0, 5001.2, false, "5.0 s, the whole time"),
            (99.9, 0.5, true, "under 0.1 s"),
            (99.9, 0.5, false, "never froze"),
            (100.0, 0.5, false, "0.1 s, the whole time"),
            (130.0, 3000.0, false, "0.1 s"),
            (16.7, 3000.0, false, "never froze"),
        ] {
            assert_eq!(freeze_read(freeze_ms, elapsed_ms, blocks), text, "{freeze_ms} of {elapsed_ms}");
        }
    }
}
