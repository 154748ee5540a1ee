//! Observes when the size of an element changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// An observer that reports changes of an element's size. Disconnects when dropped.
#[must_use = "the observer disconnects when it is dropped"]
#[derive(Debug)]
pub struct ResizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl ResizeWatch {
    /// Calls `on_size` when `element` is first laid out and after every change of its size. Reading the size then forces no
    /// layout. `None` if the browser refuses.
    pub fn new(element: &Element, on_size: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |_| on_size());
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
