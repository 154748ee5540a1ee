//! The band: the question and the button that runs all lanes, what happens meanwhile, and the result.

pub mod progress;
pub mod question;
pub mod scrolling;
pub mod section;
