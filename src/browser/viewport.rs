//! The viewport: whether it is narrow, and whether the page may scroll itself.

use crate::browser::host::is_framed;

/// Whether lanes and answers stand one below the other, as on a phone.
fn is_narrow() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(max-width: 599px)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether the page may scroll itself: on a narrow screen, unless it is embedded. That would scroll the host page too.
pub fn may_scroll() -> bool {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    is_narrow() && !is_framed() && !root.is_some_and(|root| root.has_attribute("data-embed"))
}
