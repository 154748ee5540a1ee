//! Tracks: the timelines that stand above each other on one axis, of runs and of what is to be expected.

use std::sync::Arc;

use crate::exercise::format::{grouped, reading, seconds};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::simulation::simulate;
use crate::findings::run::Run;
use crate::findings::timeline::Timeline;

/// The most steps of a plan that is simulated for the timeline. Of a longer one only totals are told.
pub const MOST_REHEARSED: u32 = 10_000;

/// One lane's part of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The lane's mode.
    pub mode: Mode,
    /// What was measured of its run, if that stands here.
    pub measured: Option<Timeline>,
    /// What is to be expected of it, if that stands here.
    pub expected: Option<Timeline>,
}

impl Track {
    /// What stands above it.
    pub fn title(&self) -> String {
        let title = self.mode.about().title;
        if self.measured.is_some() { title.to_owned() } else { format!("{title}, expected") }
    }

    /// Its timelines: what is expected, then what was measured.
    pub fn timelines(&self) -> impl Iterator<Item = &Timeline> {
        self.expected.iter().chain(&self.measured)
    }
}

/// The tracks of the runs in view and, where `plan` is what they are held against, of what is to be expected of it in each of
/// the `modes`: beneath a run of that plan, else on a track of its own.
pub fn tracks(modes: &[Mode], runs: &[Arc<Run>], plan: Option<&Plan>) -> Vec<Track> {
    let track = |&mode| {
        let run = runs.iter().find(|run| run.mode == mode);
        let measured = run.map(|run| Timeline::of_run(run));
        let expected = plan.and_then(|plan| expected(mode, plan));
        let is_same = run.zip(plan).is_some_and(|(run, plan)| run.plan.counts_like(plan));
        match (measured, expected) {
            (Some(measured), Some(expected)) if !is_same => [
                Some(Track { mode, measured: Some(measured), expected: None }),
                Some(Track { mode, measured: None, expected: Some(expected) }),
            ],
            (None, None) => [None, None],
            (measured, expected) => [Some(Track { mode, measured, expected }), None],
        }
    };
    modes.iter().flat_map(track).flatten().collect()
}

/// What is to be expected of a plan, unless the mode would not run it or it is too long to be simulated.
fn expected(mode: Mode, plan: &Plan) -> Option<Timeline> {
    let can_be = plan.count() <= MOST_REHEARSED && mode.refuse(plan).is_none();
    can_be.then(|| Timeline::of_rehearsal(plan, &simulate(mode, plan)))
}

/// What is to be expected of a plan that is not drawn: "Sync should take 5 s and freeze the page for 5 s.", or why the lane
/// won't run it.
pub fn totals(modes: &[Mode], plan: &Plan) -> Vec<String> {
    let told = |ms: u64| if ms < 1000 { reading(ms as f64) } else { format!("{} s", seconds(ms)) };
    let sentence = |&mode: &Mode| {
        if let Some(refusal) = mode.refuse(plan) {
            return Some(refusal.to_string());
        }
        let does = match mode.expected_freeze_ms(plan) {
            0 => "leave the page free".to_owned(),
            ms => format!("freeze the page for {}", told(ms)),
        };
        let (title, takes) = (mode.about().title, told(mode.expected_ms(plan)));
        (plan.count() > MOST_REHEARSED).then(|| format!("{title} should take {takes} and {does}."))
    };
    modes.iter().filter_map(sentence).collect()
}

/// For how many steps a row stands, where that is more than one.
pub fn grouping(tracks: &[Track]) -> Option<String> {
    let steps = tracks.iter().flat_map(Track::timelines).map(Timeline::steps_a_row).max().filter(|&steps| steps > 1)?;
    Some(format!("A row for each number would be too much: each row stands for {} of them.", grouped(u64::from(steps))))
}

/// Where the axis ends that all tracks share, in ms.
pub fn end_ms(tracks: &[Track]) -> f64 {
    let least_ms = 10.0;
    tracks.iter().flat_map(Track::timelines).map(Timeline::last_ms).fold(least_ms, f64::max)
}
