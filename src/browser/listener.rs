//! Event listeners that are removed when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener for some events of one target.
#[must_use = "a listener is removed when it is dropped"]
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    names: &'static [&'static str],
    is_capture: bool,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on `target` for events of these names in the capture phase, before the other listeners of the page.
    pub fn new(target: EventTarget, names: &'static [&'static str], callback: impl FnMut(Event) + 'static) -> Self {
        Self::listen(target, names, true, Box::new(callback))
    }

    /// Listens in the bubble phase, after the listeners of elements inside `target`.
    pub fn in_turn(target: EventTarget, names: &'static [&'static str], callback: impl FnMut(Event) + 'static) -> Self {
        Self::listen(target, names, false, Box::new(callback))
    }

    fn listen(
        target: EventTarget,
        names: &'static [&'static str],
        is_capture: bool,
        callback: Box<dyn FnMut(Event)>,
    ) -> Self {
        let callback = Closure::wrap(callback);
        for name in names {
            // Adding a listener does not fail for any name.
            let _ =
                target.add_event_listener_with_callback_and_bool(name, callback.as_ref().unchecked_ref(), is_capture);
        }
        Self { target, names, is_capture, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        for name in self.names {
            let _ = self.target.remove_event_listener_with_callback_and_bool(name, callback, self.is_capture);
        }
    }
}
