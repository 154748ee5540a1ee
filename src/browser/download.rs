//! Saves text and blobs as files. A browser may refuse.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, Url};

/// A file that the browser was asked to save. Keep it alive until the browser has read it.
#[derive(Debug)]
#[must_use = "the file is no longer available once it is dropped"]
pub struct SavedFile {
    url: String,
}

impl SavedFile {
    /// Asks the browser to save `text` as a file named `name`; `None` if that fails. Whether the file is saved is unknown.
    pub fn new(name: &str, text: &str) -> Option<Self> {
        Self::of(name, &Blob::new_with_str_sequence(&Array::of1(&JsValue::from_str(text))).ok()?)
    }

    /// Asks the browser to save bytes, likewise.
    pub fn of_bytes(name: &str, bytes: &[u8]) -> Option<Self> {
        // The constructor takes buffers among the texts.
        Self::of(name, &Blob::new_with_str_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?)
    }

    /// Asks the browser to save `blob`, likewise.
    pub fn of(name: &str, blob: &Blob) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let file = Self { url: Url::create_object_url_with_blob(blob).ok()? };
        let anchor: HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
        anchor.set_attribute("href", &file.url).ok()?;
        anchor.set_attribute("download", name).ok()?;
        anchor.click();
        Some(file)
    }
}

impl Drop for SavedFile {
    fn drop(&mut self) {
        // Revoking does not fail for a URL that this document created.
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// Whether the page is sandboxed: a sandbox may block downloads silently.
pub fn is_sandboxed() -> bool {
    web_sys::window().is_some_and(|window| window.origin() == "null")
}
