//! Event listeners that are removed when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener, on one target.
#[must_use = "a listener is removed when it is dropped"]
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    names: &'static [&'static str],
    is_first: bool,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on `target` for events of any of these names in the capture phase, before any other of the page is asked.
    pub fn new(target: EventTarget, names: &'static [&'static str], act: impl FnMut(Event) + 'static) -> Self {
        Self::listen(target, names, true, Box::new(act))
    }

    /// Listens likewise, in its turn: what is meant for an element within comes when that has had it.
    pub fn in_turn(target: EventTarget, names: &'static [&'static str], act: impl FnMut(Event) + 'static) -> Self {
        Self::listen(target, names, false, Box::new(act))
    }

    fn listen(target: EventTarget, names: &'static [&'static str], is_first: bool, act: Box<dyn FnMut(Event)>) -> Self {
        let callback = Closure::wrap(act);
        for name in names {
            // Adding a listener fails for no name.
            let _ = target.add_event_listener_with_callback_and_bool(name, callback.as_ref().unchecked_ref(), is_first);
        }
        Self { target, names, is_first, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        for name in self.names {
            let _ = self.target.remove_event_listener_with_callback_and_bool(name, callback, self.is_first);
        }
    }
}
