//! What stands below the lanes from the start, and is filled when the rest of the page has come: the list of things to try,
//! and three closed panels.

use web_sys::{Element, HtmlDetailsElement};

use crate::exercise::figures::grouped;
use crate::page::changing::afterwards;
use crate::page::element::{El, el};
use crate::page::later::Later;
use crate::page::rest::place;
use crate::page::session::Session;
use crate::page::state::State;

/// Things to try. Who is about to see it, is about to see the rest.
pub fn tries(session: Session) -> El {
    let section = el("section").class("sc-tries").attr("id", "sc-tries").attr("aria-labelledby", "sc-tries-title");
    let element = section.is::<Element>().clone();
    // Not before it stands in the page.
    afterwards(move || session.rest.ask_near(&element));
    section
        .with(el("h2").attr("id", "sc-tries-title").text("Things to try"))
        .with(place(session, |later| (later.tries)()))
}

/// The code of the plan.
pub fn code(session: Session) -> El {
    panel(session, "sc-code", || "The code".to_owned(), |later| later.code)
}

/// All runs, here and in earlier visits.
pub fn runs(session: Session) -> El {
    let title = move || match session.runs.with(Vec::len) + session.earlier.get() {
        0 => "Your runs".to_owned(),
        runs => format!("Your runs ({})", grouped(runs as u64)),
    };
    panel(session, "sc-runs", title, |later| later.runs)
}

/// What leaves the page.
pub fn share(session: Session) -> El {
    panel(session, "sc-share", || "Share or embed".to_owned(), |later| later.share)
}

type PartOf = fn(&'static Later) -> fn(State<bool>) -> El;

/// A closed panel. What is in it is told whether it is open.
fn panel(session: Session, class: &str, title: impl Fn() -> String + 'static, part_of: PartOf) -> El {
    let is_open = State::new(false);
    let details = el("details").class(class).with(el("summary").text_by(title));
    let toggled = details.is::<HtmlDetailsElement>().clone();
    let details = details.on(&["toggle"], move |_| {
        is_open.set(toggled.open());
        if toggled.open() {
            session.rest.ask();
        }
    });
    details.with(place(session, move |later| part_of(later)(is_open)))
}
