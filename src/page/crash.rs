//! When something breaks: the page says so, keeps what was recorded, and offers a reload.

use std::cell::RefCell;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::browser::host::tell;
use crate::browser::listener::Listener;
use crate::sharing::messages::Told;

const BROKEN: &str = "Something broke in this page. What was recorded is kept. Reload the page to go on.";

type Rescue = Box<dyn Fn()>;

thread_local! {
    /// What saves the run that is on.
    static RESCUE: RefCell<Option<Rescue>> = const { RefCell::new(None) };
    /// The listener for errors that are not Rust's.
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Watches for panics and for errors of the browser in this program, from now on.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        report();
    }));
    let on_error = |event: Event| {
        if is_ours(&event) {
            report();
        }
    };
    LISTENER.set(Some(Listener::new(window().into(), &["error", "unhandledrejection"], on_error)));
}

/// Says what saves the run that is on.
pub fn rescue_with(rescue: impl Fn() + 'static) {
    RESCUE.set(Some(Box::new(rescue)));
}

/// Whether an error comes from this program: its files, which are named after it, or its wasm, are in the error's stack. What
/// breaks in an extension of the browser breaks nothing here.
fn is_ours(event: &Event) -> bool {
    let field = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let error = ["error", "reason"].into_iter().filter_map(|name| field(event, name)).find(JsValue::is_object);
    let stack = error.and_then(|error| field(&error, "stack")).and_then(|stack| stack.as_string());
    let names = |stack: &String, names: &[&str]| names.iter().any(|name| stack.contains(name));
    stack.is_some_and(|stack| {
        names(&stack, &[concat!(env!("CARGO_PKG_NAME"), "-"), "wasm"]) && !names(&stack, &["-extension:"])
    })
}

/// Shows the sentence that stands ready in the page, and saves the run that is on. Only once: what is broken may
/// break again on the way.
fn report() {
    if let Some(sentence) = document().query_selector("[data-crash][hidden]").ok().flatten() {
        // The attribute's name is valid.
        let _ = sentence.remove_attribute("hidden");
        tell(&Told::Error(BROKEN));
    }
    if let Some(rescue) = RESCUE.try_with(|rescue| rescue.try_borrow_mut().ok()?.take()).ok().flatten() {
        rescue();
    }
}
