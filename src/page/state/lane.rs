//! What a lane shows: written by the session, read by the components.

use std::rc::Rc;
use std::sync::Arc;

use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::FrameGaps;
use crate::findings::log_rows::{Lines, Row};
use crate::findings::prediction::Prediction;
use crate::findings::run::Run;
use crate::findings::run_phase::{RunEvent, RunPhase};
use crate::page::state::signal::ErasedSignal;

/// What the heartbeat strip draws. Times in ms on the page's clock.
#[derive(Clone, Debug, Default)]
pub struct StripData {
    /// The pulse, from a second before the run to a second after it.
    pub pulse: FrameGaps,
    /// When the run started; `None` before the first run.
    pub started_ms: Option<f64>,
    /// How long the run is expected to take, in ms.
    pub expected_ms: f64,
}

/// A lane, by the address of its signals, which stay for as long as the document does.
pub type Lane = &'static LaneSignals;

/// The signals of one lane.
#[derive(Debug)]
pub struct LaneSignals {
    /// The mode it runs.
    pub mode: Mode,
    /// The phase of its run. Changed by `advance` only.
    pub phase: ErasedSignal<RunPhase>,
    /// The mounted part of its log.
    pub rows: ErasedSignal<Vec<Rc<Row>>>,
    /// How many lines of the log there are, mounted or not.
    pub lines: ErasedSignal<usize>,
    /// All of them.
    pub source: ErasedSignal<Option<Rc<Lines>>>,
    /// The first line that is looked at, of a log that is mounted in parts; `None` if the reader follows its end.
    pub looked_at: ErasedSignal<Option<usize>>,
    /// Its last run.
    pub run: ErasedSignal<Option<Arc<Run>>>,
    /// Its last run that is over, from which findings are read until another one is.
    pub finished: ErasedSignal<Option<Arc<Run>>>,
    /// The runs of the latest press, which may have asked for several.
    pub series: ErasedSignal<Vec<Arc<Run>>>,
    /// How many of them are still to be run, the one that is on included.
    pub left: ErasedSignal<u32>,
    /// Its heartbeat strip.
    pub strip: ErasedSignal<StripData>,
    /// What the reader expects of the next run.
    pub prediction: ErasedSignal<Prediction>,
    /// What became of pokes during its last run.
    pub said: ErasedSignal<Vec<String>>,
    /// How late each of them was answered, in ms.
    pub late_ms: ErasedSignal<Vec<f64>>,
    /// What became of a Stop that could not be heard.
    pub unheard: ErasedSignal<Option<String>>,
    /// Why the last run could not begin.
    pub start_error: ErasedSignal<Option<String>>,
    /// What its last freeze did to the article around the page.
    pub around: ErasedSignal<Option<String>>,
    /// What it did to another count in that article.
    pub others: ErasedSignal<Option<String>>,
}

impl LaneSignals {
    /// A lane at rest.
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            phase: ErasedSignal::default(),
            rows: ErasedSignal::default(),
            lines: ErasedSignal::new(0),
            source: ErasedSignal::new(None),
            looked_at: ErasedSignal::new(None),
            run: ErasedSignal::new(None),
            finished: ErasedSignal::new(None),
            series: ErasedSignal::default(),
            left: ErasedSignal::new(0),
            strip: ErasedSignal::default(),
            prediction: ErasedSignal::default(),
            said: ErasedSignal::default(),
            late_ms: ErasedSignal::default(),
            unheard: ErasedSignal::new(None),
            start_error: ErasedSignal::new(None),
            around: ErasedSignal::new(None),
            others: ErasedSignal::new(None),
        }
    }

    /// Whether its log is too long to be mounted as a whole.
    pub fn has_many_lines(&self) -> bool {
        self.source.with(|lines| lines.as_ref().is_some_and(|lines| lines.are_many()))
    }

    /// Moves its run to the next phase. An event that is illegal in the present phase changes nothing.
    pub fn advance(&self, event: RunEvent) {
        let before = self.phase.get_untracked();
        let Some(after) = before.next(event) else {
            debug_assert!(false, "{event:?} in {before:?}");
            return;
        };
        // Views show all running phases alike: none of them reruns between two of these, which would disturb the run.
        match before.is_running() && after.is_running() {
            true => self.phase.update_untracked(|phase| *phase = after),
            false => self.phase.set(after),
        }
    }

    /// Clears what an earlier run left.
    pub fn clear(&self) {
        self.advance(RunEvent::Clear);
        self.rows.set(Vec::new());
        self.lines.set(0);
        self.source.set(None);
        self.looked_at.set(None);
        self.run.set(None);
        self.strip.set(StripData::default());
        self.said.set(Vec::new());
        self.late_ms.set(Vec::new());
        self.unheard.set(None);
        self.start_error.set(None);
        self.around.set(None);
        self.others.set(None);
    }
}
