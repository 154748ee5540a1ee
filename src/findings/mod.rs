//! What a log says: what was measured of a run, and how it is put into words. Knows no browser.

pub mod pokes;
pub mod pulse;
pub mod run;
