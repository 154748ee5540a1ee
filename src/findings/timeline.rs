//! The timeline: what happened when, with a row for each step, or for each group of steps if there are many.

use std::borrow::Cow;

use crate::exercise::format::grouped;
use crate::exercise::log::{Event, EventKind};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::Span;
use crate::exercise::simulation::Simulation;
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::places::first_waiter;
use crate::findings::run::{Outcome, Run};

/// The most rows of a timeline. More steps are grouped, the same number in each row.
pub const MOST_ROWS: u32 = 200;

/// When a row's steps had an event of some kind. Times are in ms from the run's start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Times {
    /// The number of events.
    pub number: u32,
    /// The time of the first.
    pub first_ms: f64,
    /// The time of the last.
    pub last_ms: f64,
}

impl Times {
    fn add(&mut self, at_ms: f64) {
        let is_first = self.number == 0;
        self.first_ms = if is_first { at_ms } else { self.first_ms.min(at_ms) };
        self.last_ms = if is_first { at_ms } else { self.last_ms.max(at_ms) };
        self.number += 1;
    }
}

/// A step, or a group of consecutive steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Position of its first step.
    pub first: u32,
    /// Position of its last step.
    pub last: u32,
    /// The label beside it.
    pub label: String,
    /// Its name in sentences.
    pub name: String,
    /// The number of its steps that sleep by the plan.
    pub sleepers: u32,
    /// When its steps had any event.
    pub events: Times,
    /// When they started sleeping.
    pub asleep: Times,
    /// When they were done sleeping.
    pub awake: Times,
    /// When they were printed.
    pub printed: Times,
    /// When they were shown.
    pub shown: Times,
}

impl Row {
    /// The number of its steps.
    pub fn steps(&self) -> u32 {
        self.last - self.first + 1
    }
}

/// Where a timeline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was measured in a run with this outcome.
    Measured(Outcome),
    /// It was predicted by a simulation.
    Expected,
}

/// A measured or predicted run. Times are in ms from its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The mode.
    pub mode: Mode,
    /// Its name.
    pub title: Cow<'static, str>,
    /// Where it comes from.
    pub source: Source,
    /// The first step that waited for a place; `None` if none did.
    pub first_waiter: Option<u32>,
    /// Whether its steps have names instead of numbers.
    pub is_named: bool,
    /// The rows, in plan order.
    pub rows: Vec<Row>,
    /// The noticeable freezes, in order. One may begin before the run.
    pub freezes: Vec<TimeSpan>,
    /// When the run ended.
    pub end_ms: f64,
    /// The least time that an axis has for it.
    pub scale_ms: f64,
}

impl Timeline {
    /// The timeline of a measured run.
    pub fn of_run(run: &Run) -> Self {
        Self {
            mode: run.mode,
            title: run.title(),
            source: Source::Measured(run.outcome),
            first_waiter: first_waiter(run.mode, &run.plan, &run.events),
            is_named: run.plan.is_named(),
            rows: rows(&run.plan, run.lines()),
            freezes: run.freezes.iter().copied().filter(|freeze| freeze.is_noticeable()).collect(),
            end_ms: run.elapsed_ms,
            scale_ms: scale_ms(&run.plan),
        }
    }

    /// The timeline that a simulation of the plan predicts.
    pub fn of_simulation(mode: Mode, plan: &Plan, simulation: &Simulation) -> Self {
        // A mode that blocks does so from the start.
        let freeze = TimeSpan { from_ms: 0.0, to_ms: simulation.longest_freeze_ms };
        Self {
            mode,
            title: mode.title(plan),
            source: Source::Expected,
            first_waiter: first_waiter(mode, plan, &simulation.events),
            is_named: plan.is_named(),
            rows: rows(plan, simulation.events.iter().map(|event| (event, None))),
            freezes: if freeze.is_noticeable() { vec![freeze] } else { Vec::new() },
            end_ms: simulation.elapsed_ms,
            scale_ms: scale_ms(plan),
        }
    }

    /// The number of steps in a row. The last row may have fewer.
    pub fn steps_a_row(&self) -> u32 {
        self.rows.first().map_or(1, Row::steps)
    }

    /// The time of the last thing on it, in ms.
    pub fn last_ms(&self) -> f64 {
        let frozen = self.freezes.iter().map(|freeze| freeze.to_ms);
        let shown = self.rows.iter().map(|row| row.shown.last_ms);
        frozen.chain(shown).fold(self.end_ms, f64::max)
    }
}

/// The least time that an axis has for runs of the plan, in ms, so that almost nothing looks like it: the longest sleep, or a second if
/// nobody sleeps.
pub fn scale_ms(plan: &Plan) -> f64 {
    match plan.longest_ms() {
        0 => 1_000.0,
        longest_ms => longest_ms as f64,
    }
}

/// Sorts events, each with when its line was shown, into the rows of a plan.
fn rows<'a>(plan: &Plan, events: impl Iterator<Item = (&'a Event, Option<f64>)>) -> Vec<Row> {
    let count = plan.count();
    let size = count.div_ceil(MOST_ROWS).max(1);
    let index = |step: u32| (step.wrapping_sub(1) / size) as usize;
    let mut rows: Vec<_> = (1..=count).step_by(size as usize).map(|first| row(plan, first, size)).collect();
    for (step, _) in plan.sleepers() {
        rows[index(step)].sleepers += 1;
    }
    for (event, shown_ms) in events {
        let Some(row) = rows.get_mut(index(event.step)) else { continue };
        row.events.add(event.at_ms);
        match event.kind {
            EventKind::SleepStarted => row.asleep.add(event.at_ms),
            EventKind::SleepDone => row.awake.add(event.at_ms),
            EventKind::Printed => {
                row.printed.add(event.at_ms);
                shown_ms.into_iter().for_each(|ms| row.shown.add(ms));
            }
        }
    }
    rows
}

/// A row without events, of `size` steps from `first` or as many as the plan has.
fn row(plan: &Plan, first: u32, size: u32) -> Row {
    let last = (first + size - 1).min(plan.count());
    let (label, name) = match plan.is_named() {
        true => (plan.label(first).into_owned(), plan.name(first)),
        false => (grouped(u64::from(first)), Span::new(first, last).to_string()),
    };
    Row { first, last, label, name, ..Row::default() }
}
