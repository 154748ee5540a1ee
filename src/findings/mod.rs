//! Findings: what was measured in a run, and its description in words. Independent of the browser.

pub mod comparison;
pub mod frame_gaps;
pub mod freeze_scope;
pub mod log_rows;
pub mod marks;
pub mod metrics;
pub mod misconception;
pub mod plan_text;
pub mod pokes;
pub mod prediction;
pub mod remark;
pub mod repeat;
pub mod replay;
pub mod replies;
pub mod result;
pub mod run;
pub mod run_phase;
pub mod stage;
pub mod timeline;
pub mod tracks;
pub mod tries;
pub mod validate;
pub mod verdict;
pub mod workers;
