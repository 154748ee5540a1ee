//! What leaves the page as text, and what comes back. Knows no browser.

pub mod code;
pub mod escape;
pub mod export;
pub mod link;
pub mod link_warning;
pub mod messages;
pub mod numbers;
pub mod picture;
pub mod record;
pub mod sleeps;
pub mod snippets;
