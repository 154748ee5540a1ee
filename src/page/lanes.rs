//! The lanes side by side.

use crate::page::element::{El, el, several};
use crate::page::lane::lane;
use crate::page::offers::offers;
use crate::page::session::Session;

/// All lanes, in order, and in their time offers to add one.
pub fn lanes(session: Session) -> El {
    let modes = move || session.modes.get();
    let lanes = el("div").class("sc-lanes").each(modes, |mode| *mode as u64, move |mode| lane(session, *mode));
    several().with(lanes).with(offers(session))
}
