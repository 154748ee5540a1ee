//! The parts of the document below the lanes: the code, the things to try, the presets and two closed panels. The views of the
//! lazy chunk fill them.

use web_sys::{EventTarget, HtmlDetailsElement};

use crate::browser::listener::Listener;
use crate::exercise::format::grouped;
use crate::page::dom::binding::store;
use crate::page::dom::element::{found, fragment};
use crate::page::lazy::loader::lazy_slot;
use crate::page::lazy::views::LazyChunk;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

/// Requests the lazy chunk when the reader scrolls near these parts or opens a panel. If it does not arrive, a sentence says so.
pub fn load_when_near(controller: Controller) {
    let below = found(".sc-below");
    controller.loader.load_near(below.cast());
    store(Listener::new(below.cast::<EventTarget>().clone(), &["toggle"], move |_| controller.loader.load()));
    found(".sc-code").insert_before(&lazy_slot(controller.loader, |_| fragment()));
}

/// Fills these parts with the views of the lazy chunk. A panel may already be open.
pub fn fill(session: Session, views: &LazyChunk) {
    let _ = found(".sc-tries").child((views.tries)());
    let _ = found(".sc-presets").child((views.presets)());
    let _ = found(".sc-code").child((views.code)());
    for (css, build) in [".sc-runs", ".sc-share"].into_iter().zip(views.details) {
        let details = found(css);
        let element = details.cast::<HtmlDetailsElement>().clone();
        let is_open = ErasedSignal::new(element.open());
        let _ = details.on(&["toggle"], move |_| is_open.set(element.open())).child(build(is_open));
    }
    let counted = move || match session.runs.with(Vec::len) + session.unloaded_runs.get() {
        0 => String::new(),
        runs => format!(" ({})", grouped(runs as u64)),
    };
    let _ = found(".sc-runs span").dyn_text(counted);
}
