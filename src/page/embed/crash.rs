//! Saves the current run after a crash. `boot.js` detects and reports the crash, since it needs none of the program's memory.

use leptos::prelude::*;

use crate::browser::listener::Listener;
use crate::page::dom::binding::store;
use crate::page::run::controller::Controller;

/// The event that `boot.js` dispatches when the program, or a request of it to the browser, has failed.
const BROKEN: &str = "sleep-count-broken";

/// Saves the current run when the program crashes.
pub fn save_on_crash(controller: Controller) {
    store(Listener::new(document().into(), &[BROKEN], move |_| controller.fail()));
}
