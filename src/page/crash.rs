//! When something breaks: the page says so, keeps what was recorded, and offers a reload.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::listener::Listener;

type Rescue = Box<dyn Fn()>;

thread_local! {
    /// What saves the run that is on.
    static RESCUE: RefCell<Option<Rescue>> = const { RefCell::new(None) };
    /// The listener for errors that are not Rust's.
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Watches for panics and for errors of the browser, from now on.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        report();
    }));
    let listener = Listener::new(window().into(), &["error", "unhandledrejection"], |_| report());
    LISTENER.set(Some(listener));
}

/// Says what saves the run that is on.
pub fn rescue_with(rescue: impl Fn() + 'static) {
    RESCUE.set(Some(Box::new(rescue)));
}

/// Shows the sentence that stands ready in the page, and saves the run that is on. Only once: what is broken may
/// break again on the way.
fn report() {
    if let Some(sentence) = document().query_selector("[data-crash]").ok().flatten() {
        // The attribute's name is valid.
        let _ = sentence.remove_attribute("hidden");
    }
    if let Some(rescue) = RESCUE.take() {
        rescue();
    }
}
