//! Saving text and pictures as files, and the message about it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::download::{SavedFile, is_sandboxed};
use crate::browser::png::png;

const NO_FILE: &str = "The browser does not let this page save files.";
const NO_PNG: &str = "The browser does not let this page draw a PNG file. Save it as SVG.";
const SANDBOXED: &str = "This page stands in a sandbox, which may have refused to save. If no file came, open the full page by the link at the end.";

/// A place for the file that was saved last.
pub type Place = StoredValue<Option<SavedFile>, LocalStorage>;

/// An empty place. It keeps a file until the next one, or until its owner is disposed.
pub fn place() -> Place {
    StoredValue::new_local(None)
}

/// Asks the browser to save `text` as a file called `name`. Returns the message about it.
pub fn save(place: Place, name: &str, text: &str) -> String {
    put(place, SavedFile::new(name, text))
}

/// Asks the browser to save bytes, likewise.
pub fn save_bytes(place: Place, name: &str, bytes: &[u8]) -> String {
    put(place, SavedFile::of_bytes(name, bytes))
}

/// Converts an SVG text to PNG and asks the browser to save it. Sets `said` to the message when it is done.
pub fn save_png(place: Place, name: &'static str, svg: String, said: RwSignal<String>) {
    spawn_local(async move {
        let drawn = png(&svg).await;
        // The owner may have been disposed meanwhile.
        if !place.is_disposed() {
            said.set(drawn.map_or_else(|| NO_PNG.to_owned(), |blob| put(place, SavedFile::of(name, &blob))));
        }
    });
}

fn put(place: Place, file: Option<SavedFile>) -> String {
    let sentence = match &file {
        None => NO_FILE,
        Some(_) if is_sandboxed() => SANDBOXED,
        Some(_) => "Saved.",
    };
    place.set_value(file);
    sentence.to_owned()
}
