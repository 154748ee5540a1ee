//! The row that adds a lane of any other mode.

use leptos::prelude::untrack;

use crate::exercise::mode::Mode;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::dom::focus::to_new_lane;
use crate::page::state::session::Session;

/// "Add: Async, in turn · Async that blocks · Threads", for the modes that have no lane.
pub fn offers(session: Session) -> El {
    let is_absent = move |mode: &Mode| session.modes.with(|modes| !modes.contains(mode));
    let absent = move || Mode::ALL.into_iter().filter(is_absent).collect::<Vec<_>>();
    fragment().dynamic_by(absent, move |absent: &Vec<Mode>| match absent.is_empty() {
        true => fragment(),
        false => el("p").class("sc-offers").text("Add: ").children(absent.iter().map(|mode| offer(session, *mode))),
    })
}

fn offer(session: Session, mode: Mode) -> El {
    let title = untrack(|| session.title(mode));
    let add = button("sc-quiet", &title, move |_| {
        session.add_lane(mode);
        to_new_lane(mode);
    });
    add.attr("aria-label", &format!("Add “{title}”"))
}
