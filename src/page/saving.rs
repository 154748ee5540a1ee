//! Saving what the page shows as a file, and what to say of that.

use leptos::prelude::*;

use crate::browser::handing::{SavedFile, is_sandboxed};

const NO_FILE: &str = "The browser does not let this page save files.";
const SANDBOXED: &str =
    "This page stands in a sandbox, which may have refused to save. If no file came, open the page by itself.";

/// A place for the file that was saved last: it lives until the next one, or as long as its owner.
pub fn place() -> StoredValue<Option<SavedFile>, LocalStorage> {
    StoredValue::new_local(None)
}

/// Asks the browser to save `text` as a file of that name, and returns what the reader has to know of it, if anything.
pub fn save(place: StoredValue<Option<SavedFile>, LocalStorage>, name: &str, text: &str) -> String {
    let file = SavedFile::new(name, text);
    let sentence = match &file {
        None => NO_FILE,
        Some(_) if is_sandboxed() => SANDBOXED,
        Some(_) => "",
    };
    place.set_value(file);
    sentence.to_owned()
}
