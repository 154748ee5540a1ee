//! The lanes side by side.

use crate::page::dom::dynamic::Item;
use crate::page::dom::element::{El, el, fragment};
use crate::page::screen::lane::frame::lane;
use crate::page::screen::lane::offers::offers;
use crate::page::state::session::Session;

/// All lanes, in order, and in their time offers to add one.
pub fn lanes(session: Session) -> El {
    let item = move |mode| Item::new(mode as u64, move || lane(session, mode));
    let modes = move || session.modes.with(|modes| modes.iter().copied().map(item).collect());
    let lanes = el("div").class("sc-lanes").keyed_list(modes);
    fragment().child(lanes).child(offers(session))
}
