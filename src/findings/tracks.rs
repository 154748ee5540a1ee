//! Tracks: the measured and predicted timelines of the lanes, on one axis.

use std::sync::Arc;

use crate::exercise::format::{duration, grouped};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::refusal::Refusal;
use crate::exercise::simulation::simulate;
use crate::findings::run::Run;
use crate::findings::same_plan::latest;
use crate::findings::timeline::Timeline;

/// The most steps of a plan that is simulated for the timeline. A longer one gets only totals.
pub const MAX_SIMULATED: u32 = 10_000;

/// One lane's part of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The lane's mode.
    pub mode: Mode,
    /// The timeline of its run, if this track shows it.
    pub measured: Option<Timeline>,
    /// The predicted timeline, if this track shows it.
    pub expected: Option<Timeline>,
    /// Whether the run was of another plan than the one that ended last.
    pub is_of_other: bool,
    /// Whether the run had other sleeps than the prediction.
    pub is_earlier: bool,
    /// Whether the mode refuses the predicted plan.
    pub is_refused: bool,
}

impl Track {
    /// Its title.
    pub fn title(&self) -> String {
        let title =
            self.timelines().last().map_or_else(|| self.mode.about().title.into(), |timeline| timeline.title.clone());
        match (&self.measured, self.is_refused) {
            (Some(_), _) if self.is_of_other => format!("{title}, another plan"),
            (Some(_), _) => title.into_owned(),
            (None, false) => format!("{title}, expected"),
            (None, true) => format!("{title}, refused"),
        }
    }

    /// Its timelines: predicted, then measured.
    pub fn timelines(&self) -> impl Iterator<Item = &Timeline> {
        self.expected.iter().chain(&self.measured)
    }
}

/// The tracks of the given runs and, if there is a `plan`, of its prediction in each of the `modes`. A prediction shares the
/// track with a run of the same steps and sleepers, whose sleeps may be of other lengths, and has a track of its own otherwise.
pub fn tracks(modes: &[Mode], runs: &[Arc<Run>], plan: Option<&Plan>) -> Vec<Track> {
    tracks_while(None, modes, runs, plan)
}

/// The same while the end of a sleep in the lane `held` is dragged. A mode that refuses the plan has a prediction in this lane, and where
/// it shares the track with a run: elsewhere its length would leave the others no room.
pub fn tracks_while(held: Option<Mode>, modes: &[Mode], runs: &[Arc<Run>], plan: Option<&Plan>) -> Vec<Track> {
    let last = latest(runs.iter().map(|run| &**run));
    let track = |&mode| {
        let run = runs.iter().find(|run| run.mode == mode);
        let measured = run.map(|run| Timeline::of_run(run));
        let expected = plan.and_then(|plan| expected(mode, plan));
        let is_of_other = run.zip(last).is_some_and(|(run, last)| !run.plan.counts_like(&last.plan));
        let is_refused = plan.is_some_and(|plan| mode.refuse(plan).is_some());
        let both = run.zip(plan);
        let is_earlier = both.is_some_and(|(run, plan)| !mode.runs_alike(&run.plan, plan));
        // A title may tell a number of the plan.
        let is_alike = |measured: &Timeline, expected: &Timeline| measured.title == expected.title;
        let is_titled = measured.as_ref().zip(expected.as_ref()).is_none_or(|(one, other)| is_alike(one, other));
        let is_other = both.is_none_or(|(run, plan)| !run.plan.sleeps_like(plan)) || !is_titled;
        let expected = expected.filter(|_| !is_refused || !is_other || held == Some(mode));
        match (measured, expected) {
            (Some(measured), Some(expected)) if is_other => [
                Some(Track { mode, measured: Some(measured), expected: None, is_of_other, is_earlier, is_refused }),
                Some(Track {
                    mode,
                    measured: None,
                    expected: Some(expected),
                    is_of_other: false,
                    is_earlier: false,
                    is_refused,
                }),
            ],
            (None, None) => [None, None],
            (measured, expected) => {
                [Some(Track { mode, measured, expected, is_of_other, is_earlier, is_refused }), None]
            }
        }
    };
    modes.iter().flat_map(track).flatten().collect()
}

/// The predicted timeline of a plan; `None` if it is too long to simulate. A mode that refuses the plan would take as long.
fn expected(mode: Mode, plan: &Plan) -> Option<Timeline> {
    (plan.count() <= MAX_SIMULATED).then(|| Timeline::of_simulation(mode, plan, &simulate(mode, plan)))
}

/// Predicted totals of a plan that is too long to draw: "Sync should take 5 s and freeze the page for 5 s."; or why the mode
/// refuses it.
pub fn totals(modes: &[Mode], plan: &Plan) -> Vec<String> {
    let mut has_told = false;
    let sentence = |&mode: &Mode| {
        if let Some(refusal) = mode.refuse(plan) {
            let is_too_long = matches!(refusal, Refusal::FreezesTooLong { .. });
            let is_told = has_told && is_too_long;
            has_told |= is_too_long;
            return Some(if is_told { format!("Nor will {}.", mode.title(plan)) } else { refusal.to_string() });
        }
        let does = match mode.expected_freeze_ms(plan) {
            0 => "leave the page free".to_owned(),
            ms => format!("freeze the page for {}", duration(ms)),
        };
        let (title, takes) = (mode.title(plan), duration(mode.expected_ms(plan)));
        (plan.count() > MAX_SIMULATED).then(|| format!("{title} should take {takes} and {does}."))
    };
    modes.iter().filter_map(sentence).collect()
}

/// A sentence that says how many steps a row stands for; `None` if one.
pub fn grouping(tracks: &[Track]) -> Option<String> {
    let steps = tracks.iter().flat_map(Track::timelines).map(Timeline::steps_a_row).max().filter(|&steps| steps > 1)?;
    Some(format!("A row for each number would be too much: each row stands for {} of them.", grouped(u64::from(steps))))
}

/// The end of the shared axis, in ms.
pub fn end_ms(tracks: &[Track]) -> f64 {
    let least_ms = 10.0;
    let end_ms = |timeline: &Timeline| timeline.last_ms().max(timeline.scale_ms);
    tracks.iter().flat_map(Track::timelines).map(end_ms).fold(least_ms, f64::max)
}
