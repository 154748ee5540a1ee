//! Copies text to the clipboard, or selects it for the reader to copy. A browser may refuse either.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Copies a text to the clipboard. Returns false if the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // It is undefined outside a secure context.
    if JsValue::from(clipboard.clone()).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Selects the content of an element. Returns false if the browser has no selection.
pub fn select(element: &Element) -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| selection.select_all_children(element).is_ok())
}
