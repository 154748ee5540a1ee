//! Messages to and from a page around, and crash reports.

pub mod crash;
pub mod receive;
pub mod send;
