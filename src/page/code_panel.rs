//! One program: its text, and what hands it to the reader.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::handing::{SavedFile, copy, is_sandboxed, select};
use crate::page::code::{Shown, panel_id, tab_id};
use crate::page::dynamic::{flag, press, text};
use crate::page::session::Session;
use crate::sharing::code::{Language, program, running_lines};

/// The height of a line, in pixels. The style sheet has the same number.
const LINE_PX: i32 = 22;

/// The panel of a language's tab. The function that runs is marked in a program that holds others too.
#[component]
pub fn CodePanel(
    /// The language.
    language: Language,
    /// What the code is shown for.
    shown: Shown,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let about = language.about();
    let program = Memo::new(move |_| match shown.is_open.get() {
        true => session.plan.with(|plan| program(language, shown.mode.get(), plan)),
        false => String::new(),
    });
    let running = Memo::new(move |_| running_lines(language, shown.mode.get()).unwrap_or(0..0));
    // Before what runs, that itself, and after it.
    let cut = move |which: usize| {
        program.with(|program| {
            let (before, from) = program.split_at(start_of(program, running.get().start));
            let (marked, after) = from.split_at(start_of(from, running.get().len()));
            [before, marked, after][which].to_owned()
        })
    };
    let is_selected = move || shown.language.get() == language;
    let frame = NodeRef::<leptos::html::Pre>::new();
    Effect::new(move |_| {
        let line = i32::try_from(running.get().start).unwrap_or(0);
        if let Some(frame) = frame.get().filter(|_| shown.is_open.get() && is_selected()) {
            frame.set_scroll_top((line - 1).max(0) * LINE_PX);
        }
    });
    view! {
        <div id=panel_id(language) role="tabpanel" aria-labelledby=tab_id(language) hidden=flag(move || !is_selected())>
            <pre class="sc-program" class:sc-long=language == Language::Rust tabindex="0" node_ref=frame>
                <code data-code=about.slug>
                    {text(move || cut(0))}<mark>{text(move || cut(1))}</mark>{text(move || cut(2))}
                </code>
            </pre>
            <Hand language program frame/>
        </div>
    }
}

/// Copy, Save, and how to run what was saved. Both hand over exactly what is shown.
#[component]
fn Hand(
    /// The language.
    language: Language,
    /// The program.
    program: Memo<String>,
    /// What shows it.
    frame: NodeRef<leptos::html::Pre>,
) -> impl IntoView {
    let about = language.about();
    let said = RwSignal::new("");
    let saved = StoredValue::new_local(None);
    // What was said was said of another program.
    Effect::new(move |_| {
        program.track();
        said.set("");
    });
    let press_copy = press(move |_| {
        spawn_local(async move {
            let sentence = match copy(&program.get_untracked()).await {
                true => "Copied.",
                false if frame.get_untracked().is_some_and(|frame| select(&frame)) => {
                    "The browser does not let this page copy. The program is selected: copy it by the keyboard or the menu."
                }
                false => "The browser does not let this page copy. Select the program and copy it.",
            };
            // The page may have gone meanwhile; then nobody has to be told.
            let _ = said.try_set(sentence);
        });
    });
    let press_save = press(move |_| {
        let file = SavedFile::new(about.file, &program.get_untracked());
        said.set(match &file {
            None => "The browser does not let this page save files. Copy the program instead.",
            Some(_) if is_sandboxed() => {
                "This page stands in a sandbox, which may have refused to save. If no file came, copy the program instead."
            }
            Some(_) => "",
        });
        saved.set_value(file);
    });
    let how = match about.command {
        Some(command) => view! { "Run it with " <code>{command}</code> }.into_any(),
        None => "What ran on this page, as it is. Marked is the lane's own function.".into_any(),
    };
    view! {
        <div class="sc-hand">
            <button type="button" class="sc-button" on:click=press_copy>"Copy"</button>
            <button type="button" class="sc-button" on:click=press_save>{format!("Save as {}", about.file)}</button>
            <span class="sc-gloss">{how}</span>
        </div>
        <p class="sc-gloss" role="status">{text(move || said.get().to_owned())}</p>
    }
}

/// Where in `text` the line begins that has that many before it.
fn start_of(text: &str, lines: usize) -> usize {
    text.split_inclusive('\n').take(lines).map(str::len).sum()
}
