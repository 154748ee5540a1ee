//! Observes when an element comes near the viewport, and when it leaves.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use crate::browser::options::options;

/// The margin around the viewport. Small enough that elements below the first screen do not count as near on load.
const MARGIN: &str = "200px";

/// An observer that reports whether an element is near the viewport. Disconnects when dropped.
#[must_use = "the observer disconnects when it is dropped"]
#[derive(Debug)]
pub struct IntersectionWatch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl IntersectionWatch {
    /// Calls `on_change` soon, and whenever it changes whether `element` is near the viewport. `None` if the browser refuses.
    pub fn new(element: &Element, on_change: impl Fn(bool) + 'static) -> Option<Self> {
        Self::observe(element, Box::new(on_change))
    }

    #[inline(never)]
    fn observe(element: &Element, on_change: Box<dyn Fn(bool)>) -> Option<Self> {
        let is_near = |entry: &IntersectionObserverEntry| entry.is_intersecting();
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            // The entries of one element are in order: the last one holds now.
            on_change(entries.pop().dyn_ref().is_some_and(is_near));
        });
        let init = options(&[("rootMargin", JsValue::from_str(MARGIN))]);
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
