//! Stands in for the crate of this name, which leptos brings for server functions. This page has no server, and the crate itself
//! hands its streams out to JavaScript, so that no linker can see that nobody asks for them: some 10 KB of program.
#![forbid(unsafe_code)]

use std::future::ready;

use futures_util::stream::{Stream, once};
use wasm_bindgen::{JsValue, throw_str};

const NONE: &str = "This page is built without streams: it has no server functions.";

/// A stream that can't be read.
pub struct ReadableStream;

impl ReadableStream {
    /// Takes in a stream of the browser's.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        Self
    }

    /// Takes in a stream of Rust's.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>>) -> Self {
        Self
    }

    /// Throws that there is none.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        throw_str(NONE)
    }

    /// A stream of one error, which says that there is none.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        once(ready(Err(JsValue::from_str(NONE))))
    }
}
