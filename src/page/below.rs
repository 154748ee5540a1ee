//! What stands below the lanes from the start, in the document itself: the list of things to try, plans to start from, and three
//! closed panels. All of it is filled when the rest of the page has come.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::{EventTarget, HtmlDetailsElement};

use crate::browser::host::is_framed;
use crate::browser::listener::Listener;
use crate::exercise::figures::grouped;
use crate::page::changing::keep;
use crate::page::dynamic::unfold;
use crate::page::element::{El, found, several};
use crate::page::hosting::watch_height;
use crate::page::presets::presets;
use crate::page::rest::place;
use crate::page::session::Session;
use crate::page::state::State;

/// The icon of the page's tab. The document has none, which a browser would take in while the reader waits for Run.
const ICON: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAgMAAAAOFJJnAAAACVBMVEULXIqmPRELXIpGvg2RAAAAAXRSTlMAQObYZgAAACBJREFUGNNjYCAFsIaCQQBpDNoBoBVRC1ZxLSCNQQoAAL7oH+GSlbPBAAAAAElFTkSuQmCC";

/// How long it is left alone, in ms: whoever came to press Run has pressed it by then, and has not waited for this.
const SETTLING_MS: u32 = 500;

/// Attends to it in a moment.
pub fn attend_soon(session: Session) {
    let Some(owner) = Owner::current() else { return };
    keep(Timeout::new(SETTLING_MS, move || owner.with(|| attend(session))));
}

/// Asks for the rest where the reader comes near, or opens a panel; where it does not arrive, a sentence says so. What else of the
/// page has time until then is done beside it: the tab's icon, and telling of the page's height where no frame is to follow.
fn attend(session: Session) {
    let _ = found("[rel=icon]").attr("href", ICON);
    if !is_framed() {
        watch_height();
    }
    let below = found(".sc-below");
    session.rest.ask_near(below.is());
    keep(Listener::new(below.is::<EventTarget>().clone(), &["toggle"], move |_| session.rest.ask()));
    found(".sc-code").precede_by(&place(session, |_| several()));
}

/// Fills it. A panel may have been opened before.
pub fn fill(session: Session, tries: El, panels: [Panel; 3]) {
    let _ = found(".sc-tries").with(tries);
    let _ = found(".sc-presets").with(presets(session));
    for (css, build) in [".sc-code", ".sc-runs", ".sc-share"].into_iter().zip(panels) {
        let details = found(css);
        let is_open = State::new(details.is::<HtmlDetailsElement>().open());
        let _ = details.on(&["toggle"], unfold(is_open)).with(build(is_open));
    }
    let counted = move || match session.runs.with(Vec::len) + session.earlier.get() {
        0 => String::new(),
        runs => format!(" ({})", grouped(runs as u64)),
    };
    let _ = found(".sc-runs span").text_by(counted);
}

/// What is in a panel; it is told whether that is open.
pub type Panel = fn(State<bool>) -> El;
