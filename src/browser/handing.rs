//! Handing a text to the reader: to the clipboard, or as a file. A browser may refuse either.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, HtmlAnchorElement, Url};

/// Puts a text on the clipboard; false where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // There is none outside a secure context.
    if JsValue::from(clipboard.clone()).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Selects all that an element holds, for the reader to copy; false where the browser has no selection.
pub fn select(element: &Element) -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| selection.select_all_children(element).is_ok())
}

/// A file that was handed to the browser to be saved. It must live until that has read it.
#[derive(Debug)]
#[must_use = "a file is gone when it is dropped"]
pub struct SavedFile {
    address: String,
}

impl SavedFile {
    /// Asks the browser to save `text` as a file of that name; nothing where it can't. Whether it will is not told.
    pub fn new(name: &str, text: &str) -> Option<Self> {
        Self::of(name, &Blob::new_with_str_sequence(&Array::of1(&JsValue::from_str(text))).ok()?)
    }

    /// The same of what is not a text.
    pub fn of(name: &str, blob: &Blob) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let file = Self { address: Url::create_object_url_with_blob(blob).ok()? };
        let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        anchor.set_href(&file.address);
        anchor.set_download(name);
        anchor.click();
        Some(file)
    }
}

impl Drop for SavedFile {
    fn drop(&mut self) {
        // An address that this document made can be revoked.
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// Whether the page stands in a sandbox, which may refuse to save without a word.
pub fn is_sandboxed() -> bool {
    web_sys::window().is_some_and(|window| window.origin() == "null")
}
