//! How high an element is, whenever that changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Tells of an element's height until it is dropped.
#[must_use = "nobody is told once it is dropped"]
#[derive(Debug)]
pub struct HeightWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl HeightWatch {
    /// Calls `on_height` with the height of `element` in px, now and after every change.
    pub fn new(element: &Element, on_height: impl Fn(f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let callback =
            Closure::<dyn FnMut(Array)>::new(move |_| on_height(watched.get_bounding_client_rect().height()));
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for HeightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
