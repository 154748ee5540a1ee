//! Copying what the page shows, and what to say of that.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;

/// Puts a text on the clipboard, and tells in `said` what came of it. Where the browser refuses, `refused` does what else can be
/// done, and returns what the reader has to know.
pub fn copy(text: String, said: RwSignal<String>, refused: Box<dyn FnOnce() -> String>) {
    spawn_local(async move {
        let sentence = if clipboard::copy(&text).await { "Copied.".to_owned() } else { refused() };
        // The page may have gone meanwhile; then nobody has to be told.
        said.try_set(sentence);
    });
}

/// What to say where the browser refused to copy `what`, which has been selected instead, or could not be.
pub fn refusal(what: &str, is_selected: bool) -> String {
    if is_selected {
        format!("The browser does not let this page copy. The {what} is selected: copy it by keyboard or menu.")
    } else {
        format!("The browser does not let this page copy. Select the {what} and copy it.")
    }
}
