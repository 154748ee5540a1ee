//! The lines of a program: parts told apart, lines that differ tinted, the running one marked.

use leptos::html::Code;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::page::panels::code_panel::program_id;
use crate::page::panels::code_shown::Shown;
use crate::sharing::code::highlight::lines;
use crate::sharing::code::side_by_side::{Line, Written};
use crate::sharing::code::{Language, has_every_mode};

/// The program of a column. One program of a language has `data-code`: the primary one. The other has `data-code-beside`.
#[component]
pub fn CodeLines(
    /// The language.
    language: Language,
    /// 0 or 1.
    column: usize,
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let slug = language.about().slug;
    let written = Memo::new(move |_| shown.written(language, column));
    let is_selected = Memo::new(move |_| shown.is_selected(language));
    let is_primary = move || has_every_mode(language) || shown.primary() == column;
    let label = move || {
        let of = shown.mode(column).filter(|_| !has_every_mode(language));
        let title = language.about().title;
        of.map_or_else(|| title.to_owned(), |mode| format!("{} in {title}", mode.about().title))
    };
    let place = NodeRef::<Code>::new();
    let running = Memo::new(move |_| written.with(|written| shown.running(language, column, &written.text)));
    Effect::new(move |_| {
        if let Some(code) = place.get() {
            written.with(|written| write(&code, language, written, is_selected.get()));
            mark(&code, running.get_untracked());
        }
    });
    Effect::new(move |_| {
        if let Some(code) = place.get() {
            mark(&code, running.get());
        }
    });
    // The file of all modes is long: it is scrolled to the line that runs, else to the functions of the shown lane.
    Effect::new(move |_| {
        let Some(code) = place.get().filter(|_| is_selected.get() && has_every_mode(language)) else { return };
        let mode = shown.mode(shown.primary());
        let first = written.with(|written| written.lines.iter().position(|line| line.only_in == mode));
        if let Some(line) = running.get().or(first) {
            written.with_untracked(|written| bring_into_view(&code, line, written.lines.len()));
        }
    });
    view! {
        <pre
            id=program_id(language, column)
            data-code=move || is_primary().then_some(slug)
            data-code-beside=move || (!is_primary()).then_some(slug)
            tabindex="0"
            role="group"
            aria-label=label
            translate="no"
        ><code node_ref=place class:sc-alone=move || !shown.is_pair()></code></pre>
    }
}

/// Writes a program. In a tab that is not selected, or of too many lines, it is plain text. Its elements are made here because
/// Leptos would keep a view of each.
fn write(code: &Element, language: Language, written: &Written, is_selected: bool) {
    code.set_text_content(Some(&written.text).filter(|_| !is_selected || written.lines.is_empty()).map(String::as_str));
    if !is_selected {
        return;
    }
    for (tokens, line) in lines(language, &written.text).into_iter().zip(&written.lines) {
        (0..line.gap).for_each(|_| drop(part(code, "sc-gap", None)));
        let Some(row) = part(code, class_of(*line), None) else { return };
        for token in tokens {
            part(&row, token.kind.class(), Some(token.text));
        }
    }
}

/// Appends a `span` to `parent`; `None` if that fails.
fn part(parent: &Element, class: &str, text: Option<&str>) -> Option<Element> {
    let span = document().create_element("span").ok()?;
    span.set_class_name(class);
    span.set_text_content(text);
    parent.append_child(&span).ok()?;
    Some(span)
}

fn class_of(line: Line) -> &'static str {
    match line.only_in {
        None => "sc-line",
        Some(mode) if mode.about().blocks => "sc-line sc-differs sc-warm",
        Some(_) => "sc-line sc-differs sc-lively",
    }
}

/// Marks a line as the one that runs, and no other.
fn mark(code: &Element, running: Option<usize>) {
    // The names are valid, so no call can fail.
    if let Ok(Some(earlier)) = code.query_selector("[aria-current]") {
        let _ = earlier.remove_attribute("aria-current");
    }
    let Ok(rows) = code.query_selector_all(".sc-line") else { return };
    let row = running.and_then(|line| rows.item(u32::try_from(line).ok()?)?.dyn_into::<Element>().ok());
    if let Some(row) = row {
        let _ = row.set_attribute("aria-current", "step");
    }
}

/// Scrolls a program of `lines` lines so that one of them is near its top.
fn bring_into_view(code: &HtmlElement, line: usize, lines: usize) {
    let Some(program) = code.parent_element() else { return };
    let before = i32::try_from(line.saturating_sub(1)).unwrap_or_default();
    let all = i32::try_from(lines.max(1)).unwrap_or(1);
    program.set_scroll_top(before * code.client_height() / all);
}
