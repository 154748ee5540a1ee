//! Messages to and from the host page, and what is saved after a crash.

pub mod crash;
pub mod receive;
pub mod send;
