//! Whether the reader is about to see an element.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far around the window an element is noticed: not so far that it would be in the first moment, on a usual screen.
const MARGIN: &str = "200px";

/// Tells when an element comes near the window, until it is dropped.
#[must_use = "nobody is told once it is dropped"]
#[derive(Debug)]
pub struct IntersectionWatch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl IntersectionWatch {
    /// Calls `on_near` whenever `element` comes near the window, and at once where it is.
    pub fn new(element: &Element, on_near: impl Fn() + 'static) -> Option<Self> {
        let is_near = |entry: &IntersectionObserverEntry| entry.is_intersecting();
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if entries.iter().any(|entry| entry.dyn_ref().is_some_and(is_near)) {
                on_near();
            }
        });
        let init = IntersectionObserverInit::new();
        init.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &init).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for IntersectionWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
