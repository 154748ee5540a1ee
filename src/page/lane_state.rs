//! What a lane shows: written by the session, read by the components.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::log::Event;
use crate::exercise::mode::Mode;
use crate::findings::prediction::Prediction;
use crate::findings::pulse::Pulse;
use crate::findings::run::{Outcome, Run};

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
    pub around: RwSignal<Vec<String>>,
}

impl LaneSignals {
    /// A lane at rest.
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            state: RwSignal::new(LaneState::Idle),
            rows: RwSignal::default(),
            lines: RwSignal::new(0),
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
            around: RwSignal::default(),
        }
    }

    /// Clears what an earlier run left.
    pub fn clear(self) {
        self.state.set(LaneState::Idle);
        self.rows.set(Vec::new());
        self.lines.set(0);
        self.run.set(None);
        self.beat.set(Beat::default());
        self.said.set(Vec::new());
        self.late_ms.set(Vec::new());
        self.unheard.set(None);
        self.hindered.set(None);
        self.around.set(Vec::new());
    }
}
