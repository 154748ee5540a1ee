//! What stands below the lanes from the start, in the document itself: the list of things to try, plans to start from, and three
//! closed panels. All of it is filled when the rest of the page has come.

use web_sys::{EventTarget, HtmlDetailsElement};

use crate::browser::listener::Listener;
use crate::exercise::format::grouped;
use crate::page::dom::binding::store;
use crate::page::dom::element::{found, fragment};
use crate::page::lazy::loader::lazy_slot;
use crate::page::lazy::views::LazyViews;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

/// Asks for the rest where the reader comes near, or opens a panel; where it does not arrive, a sentence says so.
pub fn attend(controller: Controller) {
    let below = found(".sc-below");
    controller.loader.ask_near(below.is());
    store(Listener::new(below.is::<EventTarget>().clone(), &["toggle"], move |_| controller.loader.ask()));
    found(".sc-code").insert_before(&lazy_slot(controller.loader, |_| fragment()));
}

/// Fills it with the views of the lazy chunk. A panel may have been opened before.
pub fn fill(session: Session, views: &LazyViews) {
    let _ = found(".sc-tries").child((views.tries)());
    let _ = found(".sc-presets").child((views.presets)());
    for (css, build) in [".sc-code", ".sc-runs", ".sc-share"].into_iter().zip(views.details) {
        let details = found(css);
        let element = details.is::<HtmlDetailsElement>().clone();
        let is_open = ErasedSignal::new(element.open());
        let _ = details.on(&["toggle"], move |_| is_open.set(element.open())).child(build(is_open));
    }
    let counted = move || match session.runs.with(Vec::len) + session.earlier.get() {
        0 => String::new(),
        runs => format!(" ({})", grouped(runs as u64)),
    };
    let _ = found(".sc-runs span").dyn_text(counted);
}
