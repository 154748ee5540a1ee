//! What a lane shows: written by the session, read by the components.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::log::Event;
use crate::exercise::mode::Mode;
use crate::findings::prediction::Prediction;
use crate::findings::pulse::Pulse;
use crate::findings::run::{Outcome, Run};
use crate::page::lines::{Lines, MOST_ROWS};

/// How many lines of a log that is mounted in parts are mounted where the reader looks: more than can be seen, fewer than
/// would be felt.
const AT_ONCE: usize = 120;
/// How many of them stand above the first one that can be seen.
const AROUND: usize = 40;
/// How many are mounted at its end, where the reader only sees them pass: as many as can be seen.
const AT_END: usize = 40;

/// Where a lane is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneState {
    /// Nothing was run yet.
    Idle,
    /// A run is on.
    Running,
    /// The last run is over.
    Ended(Outcome),
}

impl LaneState {
    /// Its name in `data-state`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::Ended(outcome) => outcome.slug(),
        }
    }
}

/// A line of a lane's log, as it is mounted.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which run of the lane and which of its events: together they name the row.
    pub key: (u32, usize),
    /// What it tells.
    pub event: Event,
    /// The same in words.
    pub line: String,
    /// Whether it may be longer than a row: a line of a story.
    pub is_told: bool,
    /// How long the step slept that was done sleeping, in ms.
    pub slept_ms: Option<f64>,
    /// Whether it prints the step to watch: the first awake one after the first sleeper.
    pub is_next: bool,
    /// Which of the gutter's tracks are hatched beside it, a bit a track.
    pub asleep: u8,
    /// When it was shown, in ms from the run's start; nothing until then.
    pub shown: ArcRwSignal<Option<f64>>,
}

/// What the heartbeat strip draws. Times in ms on the page's clock.
#[derive(Clone, Debug, Default)]
pub struct Beat {
    /// The pulse, from a second before the run to a second after it.
    pub pulse: Pulse,
    /// When the run started; nothing while none was.
    pub started_ms: Option<f64>,
    /// How long the run is expected to take, in ms.
    pub expected_ms: f64,
}

/// The signals of one lane.
#[derive(Clone, Copy, Debug)]
pub struct LaneSignals {
    /// The mode it runs.
    pub mode: Mode,
    /// Where it is.
    pub state: RwSignal<LaneState>,
    /// The mounted part of its log.
    pub rows: RwSignal<Vec<Row>>,
    /// How many lines of the log there are, mounted or not.
    pub lines: RwSignal<usize>,
    /// All of them.
    pub source: RwSignal<Option<Rc<Lines>>, LocalStorage>,
    /// The first line that is looked at, of a log that is mounted in parts; nothing where that is its end.
    pub looked_at: RwSignal<Option<usize>>,
    /// Its last run.
    pub run: RwSignal<Option<Arc<Run>>>,
    /// Its last run that is over, from which findings are read until another one is.
    pub finished: RwSignal<Option<Arc<Run>>>,
    /// The runs of the latest press, which may have asked for several.
    pub series: RwSignal<Vec<Arc<Run>>>,
    /// How many of them are still to be run, the one that is on included.
    pub left: RwSignal<u32>,
    /// Its heartbeat strip.
    pub beat: RwSignal<Beat>,
    /// What the reader expects of the next run.
    pub prediction: RwSignal<Prediction>,
    /// What became of pokes during its last run.
    pub said: RwSignal<Vec<String>>,
    /// How late each of them was answered, in ms.
    pub late_ms: RwSignal<Vec<f64>>,
    /// What became of a Stop that could not be heard.
    pub unheard: RwSignal<Option<String>>,
    /// Why the last run could not begin.
    pub hindered: RwSignal<Option<String>>,
    /// What its last freeze did to the article around the page.
    pub around: RwSignal<Option<String>>,
    /// What it did to another count in that article.
    pub others: RwSignal<Option<String>>,
}

impl LaneSignals {
    /// A lane at rest.
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            state: RwSignal::new(LaneState::Idle),
            rows: RwSignal::default(),
            lines: RwSignal::new(0),
            source: RwSignal::new_local(None),
            looked_at: RwSignal::new(None),
            run: RwSignal::new(None),
            finished: RwSignal::new(None),
            series: RwSignal::default(),
            left: RwSignal::new(0),
            beat: RwSignal::default(),
            prediction: RwSignal::default(),
            said: RwSignal::default(),
            late_ms: RwSignal::default(),
            unheard: RwSignal::new(None),
            hindered: RwSignal::new(None),
            around: RwSignal::new(None),
            others: RwSignal::new(None),
        }
    }

    /// Mounts the lines that are looked at, and returns those that were not mounted before.
    pub fn look(self) -> Vec<Row> {
        let Some(lines) = self.source.get_untracked() else { return Vec::new() };
        let (there, line) = (lines.len(), self.looked_at.get_untracked());
        let at_once = match line {
            _ if !lines.are_many() => MOST_ROWS,
            Some(_) => AT_ONCE,
            None => AT_END,
        };
        let end = there.saturating_sub(at_once);
        let first = line.map_or(end, |line| line.saturating_sub(AROUND).min(end));
        let looked_at = first..there.min(first + at_once);
        let mut new = Vec::new();
        self.rows.update(|rows| {
            let mounted: Vec<_> = rows.drain(..).filter(|row| looked_at.contains(&row.key.1)).collect();
            let before = mounted.first().map_or(looked_at.end, |row| row.key.1);
            let after = mounted.last().map_or(looked_at.end, |row| row.key.1 + 1);
            let [above, below] = [looked_at.start..before, after..looked_at.end]
                .map(|missing| missing.filter_map(|index| lines.row(index)).collect::<Vec<_>>());
            new.extend(above.iter().chain(&below).cloned());
            rows.extend(above.into_iter().chain(mounted).chain(below));
        });
        self.lines.set(there);
        new
    }

    /// Clears what an earlier run left.
    pub fn clear(self) {
        self.state.set(LaneState::Idle);
        self.rows.set(Vec::new());
        self.lines.set(0);
        self.source.set(None);
        self.looked_at.set(None);
        self.run.set(None);
        self.beat.set(Beat::default());
        self.said.set(Vec::new());
        self.late_ms.set(Vec::new());
        self.unheard.set(None);
        self.hindered.set(None);
        self.around.set(None);
        self.others.set(None);
    }
}
