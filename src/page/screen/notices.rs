//! What the reader has to be told: values that can't be used, runs that can't be read or kept.

use crate::page::dom::element::{El, el, fragment};
use crate::page::lazy::loader::lazy_slot;
use crate::page::run::controller::Controller;

/// A place in which what is told is read out.
pub fn status() -> El {
    el("div").class("sc-notices").attr("role", "status")
}

/// The place of the notices, if there are any.
pub fn notices(controller: Controller) -> El {
    let session = controller.session;
    let has_any = move || vec![session.notices.with(|notices| u32::from(!notices.is_empty()))];
    status().dynamic_by(has_any, move |has_any| {
        if has_any == [0] {
            return fragment();
        }
        controller.loader.ask_again();
        lazy_slot(controller.loader, |views| (views.notices)())
    })
}
