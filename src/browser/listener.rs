//! Event listeners that are removed when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener in the capture phase, before any other of the page is asked.
#[must_use = "a listener is removed when it is dropped"]
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    names: &'static [&'static str],
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on `target` for events of any of these names.
    pub fn new(target: EventTarget, names: &'static [&'static str], callback: impl FnMut(Event) + 'static) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(callback);
        for name in names {
            // Adding a listener fails for no name.
            let _ = target.add_event_listener_with_callback_and_bool(name, callback.as_ref().unchecked_ref(), true);
        }
        Self { target, names, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        for name in self.names {
            let _ = self.target.remove_event_listener_with_callback_and_bool(name, callback, true);
        }
    }
}
