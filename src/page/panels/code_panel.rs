//! The program in one language, with its buttons to copy and save it.

use std::ops::Range;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::clipboard::select;
use crate::page::panels::code_shown::{Shown, tab_id};
use crate::page::panels::copying::{copy, refusal};
use crate::page::panels::saving;
use crate::sharing::code::Language;

/// The height of a line, in pixels. The style sheet has the same number.
const LINE_PX: i32 = 22;

/// The panel of a language's tab. The running lines are marked in its program.
#[component]
pub fn CodePanel(
    /// The language.
    language: Language,
    /// The state of the panel.
    shown: Shown,
) -> impl IntoView {
    let marked = Memo::new(move |_| shown.marked(language));
    // 0: the text before the marked lines; 1: the marked lines; 2: the text after them.
    let cut = move |which: usize| {
        let program = shown.program(language);
        let lines = marked.get();
        let (before, from) = program.split_at(start_of(&program, lines.start));
        let (marked, after) = from.split_at(start_of(from, lines.len()));
        [before, marked, after][which].to_owned()
    };
    Effect::new(move |_| bring_into_view(language, shown, marked.get()));
    view! {
        <div role="tabpanel" aria-labelledby=tab_id(language) hidden=move || !shown.is_selected(language)>
            <pre data-code=language.about().slug tabindex="0" translate="no">
                <span prop:textContent=move || cut(0)/>
                <mark prop:textContent=move || cut(1)/>
                <span prop:textContent=move || cut(2)/>
            </pre>
            <Hand language shown/>
        </div>
    }
}

/// Copy, Save, and the command that runs the saved file. Both buttons use exactly the text that is shown.
#[component]
fn Hand(
    /// The language.
    language: Language,
    /// The state of the panel.
    shown: Shown,
) -> impl IntoView {
    let about = language.about();
    let program = move || untrack(|| shown.program(language));
    let refused = move || refusal("program", shown_program(language).is_some_and(|program| select(&program)));
    let press_copy = move |_| copy(program(), shown.said, Box::new(refused));
    let file_place = saving::place();
    let press_save = move |_| shown.said.set(saving::save(file_place, about.file, &program()));
    view! {
        <div class="sc-actions">
            <button type="button" class="sc-button" on:click=press_copy>"Copy"</button>
            <button type="button" class="sc-button" on:click=press_save prop:textContent=format!("Save as {}", about.file)/>
            <span class="sc-gloss">
                <span prop:textContent=about.how/>
                <code translate="no" prop:textContent=about.command/>
            </span>
        </div>
    }
}

/// Scrolls the program to its marked lines, if the panel is visible.
fn bring_into_view(language: Language, shown: Shown, marked: Range<usize>) {
    if !(shown.is_open.get() && shown.is_selected(language)) {
        return;
    }
    let line = i32::try_from(marked.start).unwrap_or_default();
    if let Some(program) = shown_program(language).filter(|_| !marked.is_empty()) {
        program.set_scroll_top((line - 1).max(0) * LINE_PX);
    }
}

fn shown_program(language: Language) -> Option<Element> {
    document().query_selector(&format!("[data-code={}]", language.about().slug)).ok().flatten()
}

/// The offset in bytes at which the line with index `lines` begins in `text`.
fn start_of(text: &str, lines: usize) -> usize {
    text.split_inclusive('\n').take(lines).map(str::len).sum()
}
