//! What of the page comes later: a file of its own, which is asked for when a run starts, a panel is opened, or the reader
//! scrolls near to where it belongs. Whoever builds it says in `main.rs` where the two are parted.

use leptos::html::Div;
use leptos::prelude::*;

use crate::findings::run::Run;
use crate::findings::verdict::verdict;
use crate::page::code::{Code, CodeProps};
use crate::page::compare::Compare;
use crate::page::lane_state::LaneSignals;
use crate::page::log_search::{LogSearch, LogSearchProps};
use crate::page::repeat::{Repeat, RepeatProps};
use crate::page::runs::RunsTable;
use crate::page::share::{Snippets, SnippetsProps};
use crate::page::timeline::Timeline;
use crate::page::tries::TriesList;
use crate::page::verdict::Verdict;

/// How many sentences of the verdict stand in the lane, where the verdict itself is far below.
const MOST_TOLD: usize = 2;

/// What comes later, part by part. Nothing else may name these parts, or they would come at once.
#[derive(Debug)]
pub struct Later {
    /// What the runs in view showed.
    pub verdict: fn() -> AnyView,
    /// On a narrow screen, their numbers side by side.
    pub compare: fn() -> AnyView,
    /// What runs a lane several times.
    pub repeat: fn(LaneSignals) -> AnyView,
    /// What finds a line in a long log, which is mounted in parts and scrolled in an element.
    pub log_search: fn(LaneSignals, NodeRef<Div>, Memo<bool>) -> AnyView,
    /// The same as a drawing.
    pub timeline: fn() -> AnyView,
    /// Things to try.
    pub tries: fn() -> AnyView,
    /// What stands in the panel with programs; it is told whether that is open.
    pub code: fn(RwSignal<bool>) -> AnyView,
    /// What stands in the panel with all runs.
    pub runs: fn(RwSignal<bool>) -> AnyView,
    /// What stands in the panel with what leaves the page.
    pub share: fn(RwSignal<bool>) -> AnyView,
    /// What a lane says of its run, if Sync ran like this.
    pub found: fn(&Run, Option<&Run>) -> String,
}

/// All of it.
pub static LATER: Later = Later {
    verdict: || Verdict().into_any(),
    compare: || Compare().into_any(),
    repeat: |lane| Repeat(RepeatProps { lane }).into_any(),
    log_search: |lane, clip, are_many| LogSearch(LogSearchProps { lane, clip, are_many }).into_any(),
    timeline: || Timeline().into_any(),
    tries: || TriesList().into_any(),
    code: |is_open| Code(CodeProps { is_open }).into_any(),
    runs: |_| RunsTable().into_any(),
    share: |is_open| Snippets(SnippetsProps { is_open }).into_any(),
    found: |run, sync| verdict(run, sync).into_iter().take(MOST_TOLD).collect::<Vec<_>>().join(" "),
};
