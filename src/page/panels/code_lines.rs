//! The lines of a program: parts told apart, lines that differ tinted, the running one marked.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::page::dom::binding::effect;
use crate::page::panels::code_state::Shown;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::highlight::lines;
use crate::sharing::code::side_by_side::{Line, Written};
use crate::sharing::code::{Language, has_every_mode};

/// Keeps the program of a column in its element, which `program_element` finds.
pub fn keep_written(language: Language, column: usize, shown: Shown) {
    let latest = ErasedSignal::new(None::<(Written, bool)>);
    effect(move || {
        let next = Some((shown.written(language, column), shown.is_selected(language)));
        // Many changes of the session leave the program as it is.
        if latest.with_untracked(|latest| *latest == next) {
            return;
        }
        if let (Some(code), Some((written, is_selected))) = (code_element(language, column), &next) {
            write(&code, language, written, *is_selected);
        }
        latest.set(next);
    });
    effect(move || {
        let running = latest.with(|latest| {
            let (written, _) = latest.as_ref().filter(|(_, is_selected)| *is_selected)?;
            shown.running(language, column, &written.text)
        });
        let Some(code) = code_element(language, column) else { return };
        mark(&code, running);
        // The file of all modes is long: it is scrolled to the line that runs, else to the functions of the shown lane.
        if has_every_mode(language) {
            let mode = shown.mode(shown.primary());
            let in_view = |(written, _): &(Written, bool)| {
                let first = written.lines.iter().position(|line| line.only_in == mode);
                Some((running.or(first)?, written.lines.len()))
            };
            if let Some((line, lines)) = latest.with_untracked(|latest| latest.as_ref().and_then(in_view)) {
                bring_into_view(&code, line, lines);
            }
        }
    });
}

/// The element of a program.
pub fn program_element(language: Language, column: usize) -> Option<Element> {
    document().get_element_by_id(&program_id(language, column))
}

/// The id of a program's element.
pub fn program_id(language: Language, column: usize) -> String {
    format!("sc-program-{}-{column}", language.about().slug)
}

fn code_element(language: Language, column: usize) -> Option<Element> {
    program_element(language, column)?.first_element_child()
}

/// Writes a program. In a tab that is not selected, or of too many lines, it is plain text. Its elements are made here because
/// Leptos would keep a view of each.
fn write(code: &Element, language: Language, written: &Written, is_selected: bool) {
    let is_plain = !is_selected || written.lines.is_empty();
    code.set_text_content(is_plain.then_some(&written.text));
    if is_plain {
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
pub fn part(parent: &Element, class: &str, text: Option<&str>) -> Option<Element> {
    let span = document().create_element("span").ok()?;
    // The name is valid, so the call does not fail.
    let _ = span.set_attribute("class", class);
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
pub fn mark(code: &Element, running: Option<usize>) {
    // The names are valid, so no call can fail.
    if let Ok(Some(earlier)) = code.query_selector("[aria-current]") {
        let _ = earlier.remove_attribute("aria-current");
    }
    let Some(running) = running.and_then(|line| u32::try_from(line).ok()) else { return };
    let row = code.query_selector_all(".sc-line").ok().and_then(|rows| rows.item(running));
    if let Some(row) = row.and_then(|row| row.dyn_into::<Element>().ok()) {
        let _ = row.set_attribute("aria-current", "step");
    }
}

/// Scrolls a program of `lines` lines so that one of them is near its top.
fn bring_into_view(code: &Element, line: usize, lines: usize) {
    let Some(program) = code.parent_element() else { return };
    let before = i32::try_from(line.saturating_sub(1)).unwrap_or_default();
    let all = i32::try_from(lines.max(1)).unwrap_or(1);
    program.set_scroll_top(before * code.client_height() / all);
}
