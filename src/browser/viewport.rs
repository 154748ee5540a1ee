//! The viewport: whether it is narrow, whether the page may scroll itself, whether the reader prefers less motion and can point.

use crate::browser::host::is_framed;

/// Whether lanes and answers stand one below the other, as on a phone.
fn is_narrow() -> bool {
    matches("(max-width: 599px)")
}

/// Whether the reader's system asks for less motion.
pub fn prefers_reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

fn matches(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Whether something can be pointed at without a press: not by a finger.
pub fn can_hover() -> bool {
    matches("(any-hover: hover)")
}

/// Whether the page may scroll itself: on a narrow screen, unless it is embedded. That would scroll the host page too.
pub fn may_scroll() -> bool {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    is_narrow() && !is_framed() && !root.is_some_and(|root| root.has_attribute("data-embed"))
}
