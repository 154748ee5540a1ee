//! The slot of the notices, such as values that can't be used and runs that can't be loaded or saved.

use crate::page::dom::element::{El, el, fragment};
use crate::page::lazy::loader::lazy_slot;
use crate::page::run::controller::Controller;

/// A live region: a screen reader reads new content aloud.
pub fn status() -> El {
    el("div").class("sc-notices").attr("role", "status")
}

/// The live region, with the notices if there are any.
pub fn notices(controller: Controller) -> El {
    let session = controller.session;
    let has_any = move || session.notices.with(|notices| !notices.is_empty());
    status().dynamic_by(has_any, move |has_any| {
        if !has_any {
            return fragment();
        }
        controller.loader.load_or_retry();
        lazy_slot(controller.loader, |views| (views.notices)())
    })
}
