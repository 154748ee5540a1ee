//! The table of views that fills the lazy chunk: `main.rs` splits the program here, and code reachable only from this table goes into
//! the chunk. The loader says when the page asks for it.

use leptos::prelude::*;

use crate::findings::replies::poked;
use crate::page::dom::view::mount_view;
use crate::page::embed::receive::receive;
use crate::page::lazy::views::LazyChunk;
use crate::page::panels::code::Code;
use crate::page::panels::lane_menu::{LaneMenu, LaneMenuProps};
use crate::page::panels::lane_remarks::{LaneRemarks, LaneRemarksProps};
use crate::page::panels::limit::Limit;
use crate::page::panels::log_foot::{LogFoot, LogFootProps};
use crate::page::panels::log_scroll::follow_replay;
use crate::page::panels::notice_list::NoticeList;
use crate::page::panels::presets::Presets;
use crate::page::panels::printing;
use crate::page::panels::ranges::Ranges;
use crate::page::panels::repeat::{Repeat, RepeatProps};
use crate::page::panels::runs::{RunsTable, RunsTableProps};
use crate::page::panels::sequence_result::SequenceResult;
use crate::page::panels::share::{Snippets, SnippetsProps};
use crate::page::panels::share_result::ShareResult;
use crate::page::panels::shrink::Shrink;
use crate::page::panels::stopwatch::Stopwatch;
use crate::page::panels::storage_notice::StorageNotice;
use crate::page::panels::strip_drawing::keep_drawn;
use crate::page::panels::timeline::Timeline;
use crate::page::panels::tries::TriesList;
use crate::page::panels::typed::read_fields;
use crate::page::panels::verdict::Verdict;
use crate::page::run::controller::Controller;
use crate::page::run::worker_pool::spawn_workers;
use crate::page::state::session::Session;
use crate::sharing::mending;

/// The views of the lazy chunk.
pub static REGISTRY: LazyChunk = LazyChunk {
    begin: || {
        let controller = expect_context::<Controller>();
        controller.load_earlier_runs();
        receive(controller);
        printing::attend(controller.session);
        read_fields(controller.session);
    },
    read_link: mending::read,
    tries: || mount_view(TriesList()),
    presets: || mount_view(Presets()),
    code: || mount_view(Code()),
    details: [
        |is_open| mount_view(RunsTable(RunsTableProps { is_open })),
        |is_open| mount_view(Snippets(SnippetsProps { is_open })),
    ],
    spawn_workers,
    shrink: || mount_view(Shrink()),
    draw_strip: keep_drawn,
    notices: || mount_view(NoticeList()),
    storage_notice: || mount_view(StorageNotice()),
    ranges: || mount_view(Ranges()),
    verdict: || mount_view(Verdict()),
    result: || mount_view(SequenceResult()),
    share_result: || mount_view(ShareResult()),
    repeat: |lane| mount_view(Repeat(RepeatProps { lane })),
    lane_menu: |lane| mount_view(LaneMenu(LaneMenuProps { lane })),
    limit: || mount_view(Limit()),
    remarks: |lane| mount_view(LaneRemarks(LaneRemarksProps { lane })),
    appeared_at_once: |lane| {
        let run = expect_context::<Session>().shown_run(lane);
        run.and_then(|run| run.appeared_at_once()).unwrap_or_default()
    },
    log_foot: |lane, shows_all| mount_view(LogFoot(LogFootProps { lane, shows_all })),
    poked: |lane| lane.replies.with(|replies| poked(replies.late_ms(), 0.0)).unwrap_or_default(),
    log_scroll: follow_replay,
    stopwatch: || mount_view(Stopwatch()),
    timeline: || mount_view(Timeline()),
};
