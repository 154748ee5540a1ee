//! What of the page comes later: a file of its own, which is asked for when the reader runs a lane, points at one, edits the plan,
//! opens a panel or scrolls near to where it belongs; and at once where there is something to tell: of the link, by the page around, of
//! runs of earlier visits. Whoever builds it says in `main.rs` where the two are parted.

use leptos::prelude::*;

use crate::page::dom::view::mount_view;
use crate::page::lazy::views::LazyViews;
use crate::page::panels::presets::Presets;
use crate::page::run::controller::Controller;

use crate::findings::plan_text::describe_sleepers;
use crate::findings::verdict::verdict;
use crate::page::embed::receive::hear;
use crate::page::panels::code::{Code, CodeProps};
use crate::page::panels::compare::Compare;
use crate::page::panels::log_scroll::follow_replay;
use crate::page::panels::log_search::{LogSearch, LogSearchProps};
use crate::page::panels::notice_list::{NoticeList, StorageNotice};
use crate::page::panels::ranges::Ranges;
use crate::page::panels::repeat::{Repeat, RepeatProps};
use crate::page::panels::runs::{RunsTable, RunsTableProps};
use crate::page::panels::share::{Snippets, SnippetsProps};
use crate::page::panels::shrink::Shrink;
use crate::page::panels::strip_drawing::keep_drawn;
use crate::page::panels::terminal::{Terminal, TerminalProps};
use crate::page::panels::timeline::Timeline;
use crate::page::panels::tries::TriesList;
use crate::page::panels::verdict::Verdict;
use crate::page::run::worker_pool::spawn_workers;

/// How many sentences of the verdict stand in the lane, where the verdict itself is far below.
const MOST_TOLD: usize = 2;

/// All of it.
pub static REGISTRY: LazyViews = LazyViews {
    begin: || {
        let controller = expect_context::<Controller>();
        controller.recall();
        hear(controller);
    },
    tries: || mount_view(TriesList()),
    presets: || mount_view(Presets()),
    details: [
        |is_open| mount_view(Code(CodeProps { is_open })),
        |is_open| mount_view(RunsTable(RunsTableProps { is_open })),
        |is_open| mount_view(Snippets(SnippetsProps { is_open })),
    ],
    spawn_workers,
    shrink: || mount_view(Shrink()),
    pulse: keep_drawn,
    notices: || mount_view(NoticeList()),
    storage_notice: || mount_view(StorageNotice()),
    ranges: || mount_view(Ranges()),
    terminal: |lane| mount_view(Terminal(TerminalProps { lane })),
    verdict: || mount_view(Verdict()),
    compare: || mount_view(Compare()),
    repeat: |lane| mount_view(Repeat(RepeatProps { lane })),
    log_scroll: |lane, clip| {
        follow_replay(lane, clip.clone());
        mount_view(LogSearch(LogSearchProps { lane, clip }))
    },
    timeline: || mount_view(Timeline()),
    describe_sleepers,
    found: |run, sync| verdict(run, sync).into_iter().take(MOST_TOLD).collect::<Vec<_>>().join(" "),
};
