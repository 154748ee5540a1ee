//! What a log says: what was measured of a run, and how it is put into words. Knows no browser.

pub mod comparison;
pub mod evidence;
pub mod marks;
pub mod misconception;
pub mod pokes;
pub mod prediction;
pub mod pulse;
pub mod reach;
pub mod remark;
pub mod repeat;
pub mod replay;
pub mod run;
pub mod soundness;
pub mod timeline;
pub mod told_plan;
pub mod tracks;
pub mod tries;
pub mod verdict;
pub mod workers;
