//! Tests of the layers that need no browser. One binary, so that they build and run in seconds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "an unexpected value should fail the test")]

#[path = "native/any.rs"]
mod any;
#[path = "native/attack.rs"]
mod attack;
#[path = "fuzz/checks.rs"]
mod checks;
#[path = "native/coarse_clock.rs"]
mod coarse_clock;
#[path = "native/code.rs"]
mod code;
#[path = "native/corpus.rs"]
mod corpus;
#[path = "native/count.rs"]
mod count;
#[path = "native/disturbance.rs"]
mod disturbance;
#[path = "native/docs.rs"]
mod docs;
#[path = "native/element.rs"]
mod element;
#[path = "native/export.rs"]
mod export;
#[path = "native/layers.rs"]
mod layers;
#[path = "native/link.rs"]
mod link;
#[path = "native/locks.rs"]
mod locks;
#[path = "native/log_rows.rs"]
mod log_rows;
#[path = "native/logs.rs"]
mod logs;
#[path = "native/made.rs"]
mod made;
#[path = "native/mangled.rs"]
mod mangled;
#[path = "native/messages.rs"]
mod messages;
#[path = "native/names.rs"]
mod names;
#[path = "native/pasted.rs"]
mod pasted;
#[path = "native/pictures.rs"]
mod pictures;
#[path = "native/places.rs"]
mod places;
#[path = "native/plan.rs"]
mod plan;
#[path = "native/record.rs"]
mod record;
#[path = "native/repeat.rs"]
mod repeat;
#[path = "native/replay.rs"]
mod replay;
#[path = "native/replies.rs"]
mod replies;
#[path = "native/same_plan.rs"]
mod same_plan;
#[path = "native/sequence.rs"]
mod sequence;
#[path = "native/sequence_result.rs"]
mod sequence_result;
#[path = "native/shared_result.rs"]
mod shared_result;
#[path = "native/sleep_ends.rs"]
mod sleep_ends;
#[path = "native/snippets.rs"]
mod snippets;
#[path = "native/takeaway.rs"]
mod takeaway;
#[path = "native/texts.rs"]
mod texts;
#[path = "native/timeline.rs"]
mod timeline;
#[path = "native/timer_queue.rs"]
mod timer_queue;
#[path = "native/tries.rs"]
mod tries;
#[path = "native/verdict.rs"]
mod verdict;
#[path = "native/words.rs"]
mod words;
