//! What stands below the lanes from the start, in the document itself: the list of things to try, plans to start from, and three
//! closed panels. All of it is filled when the rest of the page has come.

use web_sys::{EventTarget, HtmlDetailsElement};

use crate::browser::listener::Listener;
use crate::exercise::format::grouped;
use crate::page::dom::binding::store;
use crate::page::dom::element::{El, found, fragment};
use crate::page::lazy::loader::lazy_slot;
use crate::page::panels::dynamic::unfold;
use crate::page::panels::presets::presets;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

/// Asks for the rest where the reader comes near, or opens a panel; where it does not arrive, a sentence says so.
pub fn attend(session: Session) {
    let below = found(".sc-below");
    session.rest.ask_near(below.is());
    store(Listener::new(below.is::<EventTarget>().clone(), &["toggle"], move |_| session.rest.ask()));
    found(".sc-code").insert_before(&lazy_slot(session, |_| fragment()));
}

/// Fills it. A panel may have been opened before.
pub fn fill(session: Session, tries: El, panels: [Panel; 3]) {
    let _ = found(".sc-tries").child(tries);
    let _ = found(".sc-presets").child(presets(session));
    for (css, build) in [".sc-code", ".sc-runs", ".sc-share"].into_iter().zip(panels) {
        let details = found(css);
        let is_open = ErasedSignal::new(details.is::<HtmlDetailsElement>().open());
        let _ = details.on(&["toggle"], unfold(is_open)).child(build(is_open));
    }
    let counted = move || match session.runs.with(Vec::len) + session.earlier.get() {
        0 => String::new(),
        runs => format!(" ({})", grouped(runs as u64)),
    };
    let _ = found(".sc-runs span").dyn_text(counted);
}

/// What is in a panel; it is told whether that is open.
pub type Panel = fn(ErasedSignal<bool>) -> El;
