//! What a lane shows: written by the session, read by the components.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::prediction::Prediction;
use crate::findings::pulse::Pulse;
use crate::findings::run::{Outcome, Run};
use crate::page::lines::{Lines, Row};

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
