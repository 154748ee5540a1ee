//! A stopwatch that a worker draws on a canvas of the page, also while the page's own thread is blocked.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlCanvasElement, Worker};

use crate::browser::download::is_sandboxed;
use crate::browser::fields::field;
use crate::browser::listener::Listener;
use crate::browser::options::options;

/// The script of the worker, which the build puts beside the page. Its URL is relative to the page's address.
const SCRIPT_URL: &str = "stopwatch.js";
/// The size of the canvas, in px of the style sheet.
const SIZE_PX: f64 = 40.0;

/// How the stopwatch looks.
#[derive(Clone, Debug)]
pub struct Appearance {
    /// The colour of the dial and its digits.
    pub ink: String,
    /// The colour of what turns.
    pub turn: String,
    /// The family of its digits.
    pub font: String,
    /// Whether it steps once a second, since less motion is asked for.
    pub steps: bool,
}

/// A worker that draws. Terminated when dropped.
#[derive(Debug)]
#[must_use = "it is stopped when it is dropped"]
pub struct Stopwatch {
    worker: Worker,
    _listener: Listener,
}

/// Whether this browser shows what a worker draws while the page is frozen, as far as it can be known.
///
/// No page can read what is on the screen. WebKit has all that is asked for here, and its worker goes on drawing, but the screen
/// shows none of it before the freeze is over: its engine is told by the vendor, which all browsers with it name. See
/// `docs/browsers.md`.
pub fn draws_during_freezes() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let has = |name: &str| field(&window, name).is_truthy();
    let is_webkit = field(&window.navigator(), "vendor").as_string().is_some_and(|vendor| vendor.starts_with("Apple"));
    has("OffscreenCanvas") && has("Worker") && !is_webkit && !is_sandboxed()
}

impl Stopwatch {
    /// Lets a worker draw on `canvas`, which may not have been drawn on. `on_change` receives `true` once the first drawing stands,
    /// and `false` if the worker breaks. `None` if the browser refuses the worker or the canvas.
    pub fn start(
        canvas: &HtmlCanvasElement,
        appearance: &Appearance,
        on_change: impl Fn(bool) + 'static,
    ) -> Option<Self> {
        let scale = web_sys::window()?.device_pixel_ratio();
        let worker = Worker::new(SCRIPT_URL).ok()?;
        let on_event = move |event: Event| on_change(event.type_() == "message");
        let _listener = Listener::new(worker.clone().into(), &["message", "error", "messageerror"], on_event);
        let stopwatch = Self { worker, _listener };
        canvas.set_width((SIZE_PX * scale).round() as u32);
        canvas.set_height((SIZE_PX * scale).round() as u32);
        let canvas = canvas.transfer_control_to_offscreen().ok()?;
        let message: JsValue = options(&[
            ("canvas", canvas.clone().into()),
            ("scale", scale.into()),
            ("ink", appearance.ink.as_str().into()),
            ("turn", appearance.turn.as_str().into()),
            ("font", appearance.font.as_str().into()),
            ("steps", appearance.steps.into()),
        ]);
        stopwatch.worker.post_message_with_transfer(&message, &Array::of1(&canvas)).ok()?;
        Some(stopwatch)
    }

    /// Starts it, or starts it anew: from now on it tells the time since this call.
    pub fn run(&self) {
        // Nothing is transferred, so the call cannot fail.
        let _ = self.worker.post_message(&JsValue::NULL);
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
