//! When something breaks: what was recorded of the run that is on is kept. That it broke is noticed, and said, by `boot.js`, which
//! needs no memory of the program's for it.

use leptos::prelude::*;

use crate::browser::listener::Listener;
use crate::page::dom::binding::store;
use crate::page::run::controller::Controller;

/// The event by which `boot.js` tells that the program broke, or what it asked of the browser.
const BROKEN: &str = "sleep-count-broken";

/// Saves the run that is on when something breaks, until the component goes.
pub fn attend(controller: Controller) {
    store(Listener::new(document().into(), &[BROKEN], move |_| controller.fail()));
}
