//! What of the page comes later: a file of its own, which is asked for when the reader runs a lane, points at one, edits the plan,
//! opens a panel or scrolls near to where it belongs; and at once where there is something to tell: of the link, by the page around, of
//! runs of earlier visits. Whoever builds it says in `main.rs` where the two are parted.

use leptos::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::browser::clock::BrowserClock;
use crate::exercise::plan::Plan;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;
use crate::findings::verdict::verdict;
use crate::page::dom::binding::store;
use crate::page::dom::element::{El, fragment};
use crate::page::embed::receive::hear;
use crate::page::panels::code::{Code, CodeProps};
use crate::page::panels::compare::Compare;
use crate::page::panels::log_scroll::follow_replay;
use crate::page::panels::log_search::{LogSearch, LogSearchProps};
use crate::page::panels::notice_list::{notice_words, storage_notice};
use crate::page::panels::ranges::ranges;
use crate::page::panels::repeat::{Repeat, RepeatProps};
use crate::page::panels::runs::{RunsTable, RunsTableProps};
use crate::page::panels::share::{Snippets, SnippetsProps};
use crate::page::panels::shrink::shrink;
use crate::page::panels::strip_drawing::keep_drawn;
use crate::page::panels::terminal::terminal;
use crate::page::panels::timeline::Timeline;
use crate::page::panels::tries::TriesList;
use crate::page::panels::verdict::Verdict;
use crate::page::run::worker_pool::{PendingPool, spawn_workers};
use crate::page::screen::below;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// How many sentences of the verdict stand in the lane, where the verdict itself is far below.
const MOST_TOLD: usize = 2;

/// What comes later, part by part. Nothing else may name these parts, or they would come at once.
#[derive(Debug)]
pub struct LazyViews {
    /// What is done as soon as it is here.
    pub begin: fn(Session),
    /// Gathers so many workers on a clock.
    pub spawn_workers: fn(BrowserClock, usize) -> PendingPool,
    /// Shortens all sleeps until a lane that blocks takes them.
    pub shrink: fn(Session) -> El,
    /// Keeps a lane's pulse drawn.
    pub pulse: fn(Session, Lane, HtmlCanvasElement),
    /// Notices in words.
    pub notices: fn(Session) -> El,
    /// Whether runs are stored.
    pub storage_notice: fn(Session) -> El,
    /// Ranges of sleepers, in place of chips.
    pub ranges: fn(Session) -> El,
    /// What is to be known of a log that is shown as in a terminal.
    pub terminal: fn(Session, Lane) -> El,
    /// What the runs in view showed.
    pub verdict: fn() -> El,
    /// On a narrow screen, their numbers side by side.
    pub compare: fn() -> El,
    /// What runs a lane several times.
    pub repeat: fn(Lane) -> El,
    /// What brings a line of a log to view, which is scrolled in an element: the replay, and in a long one a search.
    pub log_scroll: fn(Session, Lane, HtmlElement) -> El,
    /// The same as a drawing.
    pub timeline: fn() -> El,
    /// A plan by its sleepers: "8: 3 s, 12: 2 s".
    pub describe_sleepers: fn(&Plan) -> String,
    /// What a lane says of its run, if Sync ran like this.
    pub found: fn(&Run, Option<&Run>) -> String,
}

/// All of it.
pub static REGISTRY: LazyViews = LazyViews {
    begin: |session| {
        session.recall();
        hear(session);
        below::fill(
            session,
            standing(TriesList()),
            [
                |is_open| standing(Code(CodeProps { is_open })),
                |is_open| standing(RunsTable(RunsTableProps { is_open })),
                |is_open| standing(Snippets(SnippetsProps { is_open })),
            ],
        );
    },
    spawn_workers,
    shrink,
    pulse: keep_drawn,
    notices: notice_words,
    storage_notice,
    ranges,
    terminal,
    verdict: || standing(Verdict()),
    compare: || standing(Compare()),
    repeat: |lane| standing(Repeat(RepeatProps { lane })),
    log_scroll: |session, lane, clip| {
        follow_replay(session, lane, clip.clone());
        standing(LogSearch(LogSearchProps { lane, clip }))
    },
    timeline: || standing(Timeline()),
    describe_sleepers,
    found: |run, sync| verdict(run, sync).into_iter().take(MOST_TOLD).collect::<Vec<_>>().join(" "),
};

/// A view as it stands among the elements of the first screen.
fn standing(view: impl IntoView + 'static) -> El {
    let place = fragment();
    let mut state = view.into_view().into_any().build();
    state.mount(place.is(), None);
    store(state);
    place
}
