//! A run: one execution of a plan in a mode, with its measurements.

use std::borrow::Cow;
use std::iter;

use crate::exercise::format::{grouped, moment_read, seconds_read};
use crate::exercise::log::Event;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::frame_gaps::{NOTICEABLE_MS, TimeSpan};
use crate::findings::freeze_text::{freeze_read, never_froze};
use crate::findings::prediction::Prediction;
use crate::findings::remark::Remark;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The count came to its end.
    Done,
    /// The reader stopped it.
    Stopped,
    /// Something broke.
    Failed,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Done, Self::Stopped, Self::Failed];

    /// Its name in records and handles.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }
}

/// The workers of a run of threads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workers {
    /// The number of workers.
    pub number: u32,
    /// How long it took before the run until the last of them was ready, in ms.
    pub start_ms: f64,
}

impl Workers {
    /// A remark if there are more workers than cores.
    pub fn crowding(self, cores: u32) -> Option<Remark> {
        (self.number > cores).then_some(Remark::MoreWorkersThanCores { workers: self.number, cores })
    }
}

/// One execution of a plan in a mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The mode.
    pub mode: Mode,
    /// The plan.
    pub plan: Plan,
    /// When it started, by the wall clock, as ISO 8601.
    pub started_at: String,
    /// When it ended, likewise.
    pub ended_at: String,
    /// From its start to its end, in ms.
    pub elapsed_ms: f64,
    /// The longest gap between frames, in ms; `None` if unknown.
    pub longest_freeze_ms: Option<f64>,
    /// The gaps between frames that are recorded, in order, in ms from the run's start. One may begin with a frame before the run.
    pub freezes: Vec<TimeSpan>,
    /// The step of the clock that it was measured with, in ms; 0 unless that is coarse.
    pub clock_resolution_ms: f64,
    /// The workers, if the mode is `threads`.
    pub workers: Option<Workers>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it is not comparable with others, each a sentence.
    pub remarks: Vec<String>,
    /// The reader's prediction.
    pub predicted: Prediction,
    /// The reader's note.
    pub note: String,
    /// Its events, in order.
    pub events: Vec<Event>,
    /// When each event's line was shown, in ms from the run's start; `None` if it was never mounted.
    pub shown_ms: Vec<Option<f64>>,
}

/// What identifies a run: when it started, and its mode.
pub type RunId<'a> = (&'a str, Mode);

impl Run {
    /// What identifies it.
    pub fn id(&self) -> RunId<'_> {
        (&self.started_at, self.mode)
    }

    /// The name of its mode on the page.
    pub fn title(&self) -> Cow<'static, str> {
        self.mode.title(&self.plan)
    }

    /// How it ended, and why it is not comparable with others: "done. The tab was hidden, …"
    pub fn outcome_read(&self) -> String {
        let slug = self.outcome.slug();
        if self.remarks.is_empty() { slug.to_owned() } else { format!("{slug}. {}", self.remarks.join(" ")) }
    }

    /// Its events, each with the time at which its line was shown, in ms from the run's start.
    pub fn lines(&self) -> impl Iterator<Item = (&Event, Option<f64>)> {
        self.events.iter().zip(self.shown_ms.iter().copied().chain(iter::repeat(None)))
    }

    /// When all lines were shown at once, in ms from the start; `None` if they were shown at different times, or there was only one.
    pub fn shown_at_once_ms(&self) -> Option<f64> {
        let first = *self.shown_ms.first()?;
        first.filter(|_| self.shown_ms.len() > 1 && self.shown_ms.iter().all(|shown| *shown == first))
    }

    /// "All 34 lines appeared at once, at 5.0 s.", if that is so and they were printed over a noticeable time.
    pub fn appeared_at_once(&self) -> Option<String> {
        let shown_ms = self.shown_at_once_ms()?;
        let printed_over_ms = self.events.last()?.at_ms - self.events.first()?.at_ms;
        (printed_over_ms > NOTICEABLE_MS + self.clock_resolution_ms).then(|| {
            let lines = grouped(self.events.len() as u64);
            format!("All {lines} lines appeared at once, at {}.", moment_read(shown_ms))
        })
    }

    /// The announcement for screen readers at its end.
    pub fn announcement(&self) -> String {
        let title = self.title();
        let elapsed = seconds_read(self.elapsed_ms);
        match (self.outcome, self.longest_freeze_ms) {
            (Outcome::Stopped, _) => format!("{title} was stopped at {}.", moment_read(self.elapsed_ms)),
            (Outcome::Failed, _) => format!("{title} failed at {}.", moment_read(self.elapsed_ms)),
            (Outcome::Done, Some(freeze)) => {
                let blocks = self.mode.about().blocks;
                let page = match never_froze(freeze, blocks) {
                    true => "It never froze".to_owned(),
                    false => format!("Longest freeze: {}", freeze_read(freeze, self.elapsed_ms, blocks)),
                };
                format!("{title} is done. Elapsed: {elapsed}. {page}.")
            }
            (Outcome::Done, None) => format!("{title} is done. Elapsed: {elapsed}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::log::EventKind;
    use crate::exercise::preset::EXERCISE;

    fn run(printed: &[f64], shown_ms: &[Option<f64>]) -> Run {
        let event = |&at_ms| Event { at_ms, step: 1, kind: EventKind::Printed };
        Run {
            mode: Mode::Sync,
            plan: EXERCISE.plan(),
            started_at: String::new(),
            ended_at: String::new(),
            elapsed_ms: 5001.2,
            longest_freeze_ms: Some(5003.0),
            freezes: Vec::new(),
            clock_resolution_ms: 0.0,
            workers: None,
            outcome: Outcome::Done,
            remarks: Vec::new(),
            predicted: Prediction::default(),
            note: String::new(),
            events: printed.iter().map(event).collect(),
            shown_ms: shown_ms.to_vec(),
        }
    }

    #[test]
    fn lines_appeared_at_once_only_where_that_hid_something() {
        let sentence = run(&[0.0, 5000.0], &[Some(5020.0); 2]).appeared_at_once();
        assert_eq!(sentence.as_deref(), Some("All 2 lines appeared at once, at 5.0 s."));
        assert_eq!(run(&[30.0, 130.0], &[Some(150.0); 2]).appeared_at_once(), None);
        assert_eq!(run(&[0.0], &[Some(20.0)]).shown_at_once_ms(), None);
        assert_eq!(run(&[0.0, 5000.0], &[Some(20.0), Some(5020.0)]).appeared_at_once(), None);
        assert_eq!(run(&[0.0, 5000.0], &[None; 2]).appeared_at_once(), None);
        assert_eq!(run(&[0.0, 5000.0, 5000.0], &[None, Some(5020.0), Some(5020.0)]).appeared_at_once(), None);
    }

    #[test]
    fn the_outcome_is_told_with_the_remarks() {
        let done = run(&[0.0], &[None]);
        assert_eq!(done.outcome_read(), "done");
        let remarks = ["They had to take turns.".to_owned(), "Don't compare this run.".to_owned()].to_vec();
        let remarked = Run { remarks, ..done };
        assert_eq!(remarked.outcome_read(), "done. They had to take turns. Don't compare this run.");
    }

    #[test]
    fn more_workers_than_cores_get_a_remark() {
        let workers = Workers { number: 3, start_ms: 20.0 };
        let sentence = "This machine has 2 cores for 3 workers, so they had to take turns.";
        assert_eq!(workers.crowding(2).map(|remark| remark.to_string()).as_deref(), Some(sentence));
        assert_eq!(workers.crowding(3), None);
    }

    #[test]
    fn the_announcement_has_both_numbers_as_far_as_they_are_known() {
        let done = run(&[0.0], &[None]);
        for (run, announcement) in [
            (done.clone(), "Sync is done. Elapsed: 5.0 s. Longest freeze: 5.0 s, the whole time."),
            (
                Run { mode: Mode::AsyncInTurn, longest_freeze_ms: Some(17.0), ..done.clone() },
                "Async, in turn is done. Elapsed: 5.0 s. It never froze.",
            ),
            (Run { longest_freeze_ms: None, ..done.clone() }, "Sync is done. Elapsed: 5.0 s."),
            (Run { outcome: Outcome::Stopped, ..done.clone() }, "Sync was stopped at 5.0 s."),
            (Run { outcome: Outcome::Failed, ..done }, "Sync failed at 5.0 s."),
        ] {
            assert_eq!(run.announcement(), announcement);
        }
    }
}
