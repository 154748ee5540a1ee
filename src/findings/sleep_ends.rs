//! The ends of sleeps on a timeline, which a reader can drag: where they are, and to which lengths they go.

use crate::exercise::format::{duration, seconds};
use crate::exercise::limits::MAX_SLEEP_MS;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::refusal::Refusal;
use crate::findings::tracks::Track;

/// The distance between the lengths that a dragged sleep takes, in ms, which is the shortest of them, too.
pub const STEP_MS: u32 = 100;
/// The distance that a page key goes, in ms.
const PAGE_MS: u32 = 1_000;

/// The end of a step's sleep in a track.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SleepEnd {
    /// The index of the track.
    pub track: usize,
    /// Its mode.
    pub mode: Mode,
    /// The index of the step's row.
    pub row: usize,
    /// The position of the step.
    pub step: u32,
    /// When the sleep is over, in ms.
    pub at_ms: f64,
}

/// The ends of the sleeps of the current plan, at most one for each step in each mode: what is expected, else what was measured in the
/// modes that `ran` the current plan. A row of several steps has none.
pub fn sleep_ends(tracks: &[Track], ran: impl Fn(Mode) -> bool) -> Vec<SleepEnd> {
    let mut ends = Vec::new();
    for (index, track) in tracks.iter().enumerate() {
        // A sleep that is thrown away has no end.
        if !track.mode.sleeps() {
            continue;
        }
        let measured = track.measured.as_ref().filter(|_| ran(track.mode));
        let Some(timeline) = track.expected.as_ref().or(measured) else { continue };
        for (row, it) in timeline.rows.iter().enumerate() {
            if it.steps() == 1 && it.sleepers == 1 && it.awake.number == 1 {
                ends.push(SleepEnd { track: index, mode: track.mode, row, step: it.first, at_ms: it.awake.last_ms });
            }
        }
    }
    ends
}

/// The length of a sleep of `from_ms` that was dragged by `by_ms`: in whole steps, within the limits. The length stays as it was if
/// it was dragged by less than half a step.
pub fn dragged(from_ms: u32, by_ms: f64) -> u32 {
    let step = f64::from(STEP_MS);
    if by_ms.abs() < step / 2.0 {
        return from_ms;
    }
    let steps = ((f64::from(from_ms) + by_ms) / step).round();
    // A cast of a float saturates.
    ((steps * step) as u32).clamp(STEP_MS, MAX_SLEEP_MS)
}

/// The length that a key leads to from a sleep of `ms`; `None` for other keys.
pub fn keyed(key: &str, ms: u32) -> Option<u32> {
    let to_ms = match key {
        "ArrowRight" | "ArrowUp" => (ms / STEP_MS + 1) * STEP_MS,
        "ArrowLeft" | "ArrowDown" => ms.saturating_sub(1) / STEP_MS * STEP_MS,
        "PageUp" => ms.saturating_add(PAGE_MS),
        "PageDown" => ms.saturating_sub(PAGE_MS),
        "Home" => 0,
        "End" => MAX_SLEEP_MS,
        _ => return None,
    };
    Some(to_ms.clamp(STEP_MS.min(ms), MAX_SLEEP_MS))
}

/// "8 sleeps 4 s. Sync should take 6 s. Async, together should take 4 s.", by the expected tracks, or that a mode refuses the plan.
pub fn describe_drag(modes: &[Mode], tracks: &[Track], plan: &Plan, step: u32) -> String {
    let mut told = format!("{} sleeps {} s.", plan.name(step), seconds(plan.sleep_of(step).into()));
    for &mode in modes {
        let title = mode.title(plan);
        let expected = tracks.iter().filter(|track| track.mode == mode).find_map(|track| track.expected.as_ref());
        match (mode.refuse(plan), expected) {
            // Why, the timeline says below.
            (Some(_), _) => told += &format!(" {title} won't run this."),
            (None, Some(expected)) => {
                let takes = duration(expected.end_ms.round() as u64);
                told += &format!(" {title} should take {takes}.");
            }
            (None, None) => {}
        }
    }
    told
}

/// "too long for Sync", of the modes that would freeze the page for too long; empty if there is none.
pub fn refusing(modes: &[Mode], plan: &Plan) -> String {
    let is_too_long = |mode: &&Mode| matches!(mode.refuse(plan), Some(Refusal::FreezesTooLong { .. }));
    let titles: Vec<_> = modes.iter().filter(is_too_long).map(|mode| mode.about().title).collect();
    if titles.is_empty() { String::new() } else { format!("too long for {}", titles.join(" and ")) }
}
