//! The table of what the lazy chunk offers. The chunk fills it; nothing in the first load may name its views, or the linker would
//! keep them there.

use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::browser::clock::BrowserClock;
use crate::exercise::plan::Plan;
use crate::findings::run::Run;
use crate::page::dom::element::El;
use crate::page::lazy::worker_pool::PendingPool;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;

/// What comes later, part by part. Nothing else may name these parts, or they would come at once.
#[derive(Debug)]
pub struct LazyViews {
    /// What is done as soon as it is here.
    pub begin: fn(),
    /// Gathers so many workers on a clock.
    pub spawn_workers: fn(BrowserClock, usize) -> PendingPool,
    /// Shortens all sleeps until a lane that blocks takes them.
    pub shrink: fn() -> El,
    /// Keeps a lane's pulse drawn.
    pub pulse: fn(Lane, HtmlCanvasElement),
    /// Notices in words.
    pub notices: fn() -> El,
    /// Whether runs are stored.
    pub storage_notice: fn() -> El,
    /// Ranges of sleepers, in place of chips.
    pub ranges: fn() -> El,
    /// What is to be known of a log that is shown as in a terminal.
    pub terminal: fn(Lane) -> El,
    /// What the runs in view showed.
    pub verdict: fn() -> El,
    /// On a narrow screen, their numbers side by side.
    pub compare: fn() -> El,
    /// What runs a lane several times.
    pub repeat: fn(Lane) -> El,
    /// What brings a line of a log to view, which is scrolled in an element: the replay, and in a long one a search.
    pub log_scroll: fn(Lane, HtmlElement) -> El,
    /// The same as a drawing.
    pub timeline: fn() -> El,
    /// A plan by its sleepers: "8: 3 s, 12: 2 s".
    pub describe_sleepers: fn(&Plan) -> String,
    /// What a lane says of its run, if Sync ran like this.
    pub found: fn(&Run, Option<&Run>) -> String,
    /// Things to try.
    pub tries: fn() -> El,
    /// Presets of plans.
    pub presets: fn() -> El,
    /// The code, the runs and the snippets, each told whether its panel is open.
    pub details: [fn(ErasedSignal<bool>) -> El; 3],
}
