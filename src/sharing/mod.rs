//! Sharing: texts that leave the page, and those that come back. Independent of the browser.

pub mod code;
pub mod escape;
pub mod export;
pub mod graphemes;
pub mod link;
pub mod link_warning;
pub mod markup;
pub mod mending;
pub mod messages;
pub mod name_reading;
pub mod names;
pub mod numbers;
pub mod picture;
pub mod record;
pub mod shared_result;
pub mod sleeps;
pub mod snippets;
pub mod typed;
