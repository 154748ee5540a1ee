//! The table of views that the lazy chunk fills. No code of the first load may name these views: the linker would keep them in the
//! first load.

use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::browser::clock::BrowserClock;
use crate::page::dom::element::El;
use crate::page::lazy::worker_pool::PendingPool;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::Link;
use crate::sharing::link_warning::LinkWarning;

/// The views and functions of the lazy chunk. Views take the session from the context.
#[derive(Debug)]
pub struct LazyChunk {
    /// Runs as soon as the chunk is loaded.
    pub begin: fn(),
    /// Reads a link that may be mangled, with a warning for what was mended and for what can't be used.
    pub read_link: fn(&str) -> (Link, Vec<LinkWarning>),
    /// Starts a pool with that number of workers, which use the clock.
    pub spawn_workers: fn(BrowserClock, usize) -> PendingPool,
    /// A button that shortens all sleeps until a lane that blocks accepts the plan.
    pub shrink: fn() -> El,
    /// Draws a lane's frame gaps in its strip, and again after each change.
    pub draw_strip: fn(Lane, HtmlCanvasElement),
    /// The notices.
    pub notices: fn() -> El,
    /// A notice if runs are not stored.
    pub storage_notice: fn() -> El,
    /// Ranges of sleepers, which replace the chips.
    pub ranges: fn() -> El,
    /// The verdict on the runs in view.
    pub verdict: fn() -> El,
    /// The outcome of the sequence that is over, and the button for what to do next.
    pub result: fn() -> El,
    /// The button that shares the result.
    pub share_result: fn() -> El,
    /// What a lane's menu holds.
    pub lane_menu: fn(Lane) -> El,
    /// The stepper of the limit.
    pub limit: fn() -> El,
    /// What became of the pokes in a lane; empty if there were none.
    pub poked: fn(Lane) -> String,
    /// What there is to say about the last run of a lane.
    pub remarks: fn(Lane) -> El,
    /// "All 34 lines appeared at once, at 5.0 s.", if that is so in the last run of a lane.
    pub appeared_at_once: fn(Lane) -> String,
    /// What stands below the log of a lane. The signal says whether the log shows all lines.
    pub log_foot: fn(Lane, ErasedSignal<bool>) -> El,
    /// The progress and the summary of a series of runs.
    pub repeat: fn(Lane) -> El,
    /// Scrolls a log in its element to the moment of the replay.
    pub log_scroll: fn(Lane, HtmlElement),
    /// The stopwatch that another thread draws during a freeze.
    pub stopwatch: fn() -> El,
    /// The timeline of the runs in view.
    pub timeline: fn() -> El,
    /// Things to try.
    pub tries: fn() -> El,
    /// The presets.
    pub presets: fn() -> El,
    /// The code.
    pub code: fn() -> El,
    /// The runs and the snippets. The signal says whether the panel is open.
    pub details: [fn(ErasedSignal<bool>) -> El; 2],
}
