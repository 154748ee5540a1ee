//! Copying text to the clipboard, and the message about it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;

/// Copies `text` to the clipboard and sets `said` to the outcome. If the browser refuses, `refused` runs and returns the
/// message.
pub fn copy(text: String, said: RwSignal<String>, refused: Box<dyn FnOnce() -> String>) {
    spawn_local(async move {
        let sentence = if clipboard::copy(&text).await { "Copied.".to_owned() } else { refused() };
        // The signal may have been disposed meanwhile.
        said.try_set(sentence);
    });
}

/// The message after the browser refused to copy `what`. `is_selected` says whether it was selected instead.
pub fn refusal(what: &str, is_selected: bool) -> String {
    if is_selected {
        format!("The browser does not let this page copy. The {what} is selected: copy it by keyboard or menu.")
    } else {
        format!("The browser does not let this page copy. Select the {what} and copy it.")
    }
}
