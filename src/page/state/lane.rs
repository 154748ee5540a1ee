//! The signals of a lane: the controller and the run write them, the views read them.

use std::rc::Rc;

use crate::exercise::mode::Mode;
use crate::findings::frame_gaps::{FrameGaps, TimeSpan};
use crate::findings::log_rows::{LogRow, LogRows};
use crate::findings::prediction::Prediction;
use crate::findings::replies::Replies;
use crate::findings::run_phase::{RunEvent, RunPhase};
use crate::page::state::lane_rows::LINE_PX;
use crate::page::state::signal::ErasedSignal;

/// The data of the heartbeat strip. Times in ms on the page's clock.
#[derive(Clone, Debug, Default)]
pub struct StripData {
    /// The frames from a second before the run to a second after it.
    pub frame_gaps: FrameGaps,
    /// The pokes of the run: each from the click to the moment of its answer.
    pub pokes: Vec<TimeSpan>,
}

/// A reference to a lane's signals, which live as long as the document.
pub type Lane = &'static LaneSignals;

/// The signals of one lane.
#[derive(Debug)]
pub struct LaneSignals {
    /// The mode that the lane runs.
    pub mode: Mode,
    /// The phase of its run. Changed by `advance` only, and set back when deleted runs come back.
    pub phase: ErasedSignal<RunPhase>,
    /// The mounted rows of its log.
    pub rows: ErasedSignal<Vec<Rc<LogRow>>>,
    /// The number of lines of the log when its rows were last mounted. Not all of them need be mounted.
    pub line_count: ErasedSignal<usize>,
    /// The log of the run from which rows are mounted; `None` until the run counts.
    pub log_rows: ErasedSignal<Option<Rc<LogRows>>>,
    /// The first visible line, of a log that is mounted in parts; `None` if the view follows the log's end.
    pub first_visible: ErasedSignal<Option<usize>>,
    /// The distance of scrolling from one line to the next of such a log, in px.
    pub scroll_px: ErasedSignal<f64>,
    /// Whether its menu is open.
    pub is_menu_open: ErasedSignal<bool>,
    /// Whether an embed shows its log.
    pub is_log_open: ErasedSignal<bool>,
    /// The number of ended runs of the current series: those that the last press of Run or Repeat started.
    pub series: ErasedSignal<usize>,
    /// The number of runs left in the series, with the current one.
    pub left: ErasedSignal<u32>,
    /// The data of its heartbeat strip.
    pub strip: ErasedSignal<StripData>,
    /// The reader's prediction for the next run.
    pub prediction: ErasedSignal<Prediction>,
    /// The pokes of its last run, its freeze, and a press of Stop that came during the freeze.
    pub replies: ErasedSignal<Replies>,
    /// A sentence on why the last run could not begin.
    pub start_error: ErasedSignal<Option<String>>,
    /// A sentence on what its last freeze did to the host page.
    pub host_sentence: ErasedSignal<Option<String>>,
    /// A sentence on what its last freeze did to another playground in the host page.
    pub neighbour_sentence: ErasedSignal<Option<String>>,
}

impl LaneSignals {
    /// The signals of a lane that has not run.
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            phase: ErasedSignal::default(),
            rows: ErasedSignal::default(),
            line_count: ErasedSignal::new(0),
            log_rows: ErasedSignal::new(None),
            first_visible: ErasedSignal::new(None),
            scroll_px: ErasedSignal::new(LINE_PX.into()),
            is_menu_open: ErasedSignal::new(false),
            is_log_open: ErasedSignal::new(false),
            series: ErasedSignal::new(0),
            left: ErasedSignal::new(0),
            strip: ErasedSignal::default(),
            prediction: ErasedSignal::default(),
            replies: ErasedSignal::default(),
            start_error: ErasedSignal::new(None),
            host_sentence: ErasedSignal::new(None),
            neighbour_sentence: ErasedSignal::new(None),
        }
    }

    /// Whether the log is too long to be mounted as a whole. The caller subscribes to it.
    pub fn has_many_lines(&self) -> bool {
        self.log_rows.with(|log| log.as_ref().is_some_and(|log| log.are_many()))
    }

    /// The time from the start of its run to the last frame, in ms; `None` until the run counts. The caller subscribes to it.
    pub fn frame_ms(&self) -> Option<f64> {
        let started_ms = self.log_rows.with(|log| Some(log.as_ref()?.log().started_ms()))?;
        Some(self.strip.with(|strip| strip.frame_gaps.span())?.to_ms - started_ms)
    }

    /// Moves the run to the next phase. An event that is illegal in the current phase changes nothing; a debug build panics.
    pub fn advance(&self, event: RunEvent) {
        let before = self.phase.get_untracked();
        let Some(after) = before.next(event) else {
            debug_assert!(false, "{event:?} in {before:?}");
            return;
        };
        // Views show all running phases alike, so they are not notified: a rerun would disturb the run.
        match before.is_running() && after.is_running() {
            true => self.phase.update_untracked(|phase| *phase = after),
            false => self.phase.set(after),
        }
    }

    /// Clears what an earlier run showed. The series and the prediction stay.
    pub fn clear(&self) {
        self.advance(RunEvent::Clear);
        self.rows.set(Vec::new());
        self.line_count.set(0);
        self.log_rows.set(None);
        self.first_visible.set(None);
        self.strip.set(StripData::default());
        self.replies.set(Replies::default());
        self.start_error.set(None);
        self.host_sentence.set(None);
        self.neighbour_sentence.set(None);
    }
}
