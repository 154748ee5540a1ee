//! The lanes side by side.

use crate::page::dom::dynamic::Item;
use crate::page::dom::element::{El, el, fragment};
use crate::page::run::controller::Controller;
use crate::page::screen::lane::offers::offers;
use crate::page::screen::lane::section::lane;

/// All lanes in order, then the offers to add more.
pub fn lanes(controller: Controller) -> El {
    let session = controller.session;
    let item = move |mode| Item::new(mode as u64, move || lane(controller, mode));
    let modes = move || session.modes.with(|modes| modes.iter().copied().map(item).collect());
    let lanes = el("div").class("sc-lanes").keyed_list(modes);
    fragment().child(lanes).child(offers(session))
}
