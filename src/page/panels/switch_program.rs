//! The program of the switches: its lines, of which three hold a switch.

use std::ops::Range;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::page::dom::binding::effect;
use crate::page::panels::code_lines::{mark, part};
use crate::page::panels::switch_state::SwitchState;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::code::Language;
use crate::sharing::code::highlight::{Token, lines};
use crate::sharing::code::switched::switch_in;
use crate::sharing::code::switches::Switch;

/// The most lines of a plan that are shown in full height.
const MOST_OF_PLAN: u32 = 20;

/// The lines between the switches are written anew with each program. The lines of the switches stay, so that their radio buttons
/// keep the focus.
#[component]
pub fn SwitchProgram(
    /// The words that are chosen.
    state: SwitchState,
    /// Whether the section has come near the viewport.
    is_near: ErasedSignal<bool>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let mut written = None;
    effect(move || {
        let (text, changed) = if is_near.get() { (state.text(), state.changed()) } else { Default::default() };
        let Some(place) = place.get() else { return };
        // Many changes of the plan leave the program as it is.
        if written.as_ref() != Some(&text) {
            write(&place, &text);
            written = Some(text);
        }
        tint(&place, &changed);
        mark(&place, untrack(|| state.running()));
    });
    let mut marked = None;
    effect(move || {
        let running = state.running();
        if marked != running
            && let Some(place) = place.get_untracked()
        {
            mark(&place, running);
            marked = running;
        }
    });
    view! {
        <div
            class="sc-switched"
            data-switched=""
            tabindex="0"
            role="group"
            aria-label="A Python program whose words can be switched"
            translate="no"
            node_ref=place
        >
            <div></div>
            {switch_line(Switch::Function, state)}
            <div></div>
            {switch_line(Switch::Sleep, state)}
            <div></div>
            {switch_line(Switch::Start, state)}
            <div></div>
        </div>
    }
}

/// The line of a switch, with a radio button for each of its words. What stands around the word is written with the program.
fn switch_line(switch: Switch, state: SwitchState) -> AnyView {
    let plan = state.session.plan;
    let choice = move |index: usize| {
        let is_chosen = move || state.switches().chosen(switch) == index;
        let word = move || plan.with(|plan| switch.words(plan).swap_remove(index));
        view! {
            <label class:sc-chosen=is_chosen>
                <input
                    type="radio"
                    name=format!("sc-switch-{}", switch as usize)
                    prop:checked=is_chosen
                    on:change=move |_| state.choose(switch, index)
                />
                <span prop:textContent=word/>
            </label>
        }
    };
    let choices = (0..plan.with_untracked(|plan| switch.words(plan).len())).map(choice).collect::<Vec<_>>();
    view! {
        <div class="sc-line sc-switch-line">
            <span></span>
            <div class="sc-switch" role="radiogroup" aria-label=move || plan.with(|plan| switch.name(plan))>
                {choices}
            </div>
            <span></span>
        </div>
    }
    .into_any()
}

/// Writes the lines of the program: those that hold no switch into the places between those that do.
fn write(place: &Element, text: &str) {
    let parts = place.children();
    (0..parts.length()).step_by(2).filter_map(|at| parts.item(at)).for_each(|part| part.set_text_content(None));
    let mut at = 0;
    for (tokens, line) in lines(Language::Python, text).into_iter().zip(text.lines()) {
        if let Some((_, before, after)) = switch_in(line) {
            if let Some(row) = parts.item(at + 1) {
                write_around(&row, &tokens, before.len()..line.len() - after.len());
            }
            at += 2;
        } else if let Some(row) = parts.item(at).and_then(|between| part(&between, "sc-line", None)) {
            write_tokens(&row, tokens.iter().copied());
        }
    }
    if let Some(plan) = parts.item(0) {
        limit_height(&plan);
    }
}

/// Lets the lines of a long plan scroll in their own box, which the keyboard reaches.
fn limit_height(plan: &Element) {
    let is_long = plan.child_element_count() > MOST_OF_PLAN;
    for (name, value) in [("tabindex", "0"), ("role", "group"), ("aria-label", "The plan")] {
        // The names are valid, so no call fails.
        let _ = if is_long { plan.set_attribute(name, value) } else { plan.remove_attribute(name) };
    }
}

/// Writes what stands before and after the word of a switch.
fn write_around(row: &Element, tokens: &[Token], word: Range<usize>) {
    let mut end = 0;
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for Token { kind, text } in tokens {
        let start = end;
        end += text.len();
        let until = text.get(..word.start.clamp(start, end) - start).unwrap_or_default();
        let from = text.get(word.end.clamp(start, end) - start..).unwrap_or_default();
        before.push(Token { kind: *kind, text: until });
        after.push(Token { kind: *kind, text: from });
    }
    for (side, tokens) in [(row.first_element_child(), before), (row.last_element_child(), after)] {
        let Some(side) = side else { continue };
        side.set_text_content(None);
        write_tokens(&side, tokens.into_iter().filter(|token| !token.text.is_empty()));
    }
}

fn write_tokens<'a>(row: &Element, tokens: impl Iterator<Item = Token<'a>>) {
    for Token { kind, text } in tokens {
        part(row, kind.class(), Some(text));
    }
}

/// Marks the lines that the last switch changed.
fn tint(place: &Element, changed: &[bool]) {
    let Ok(rows) = place.query_selector_all(".sc-line") else { return };
    for (at, is_changed) in (0..).zip(changed) {
        if let Some(row) = rows.item(at).and_then(|row| row.dyn_into::<Element>().ok()) {
            let is_blank = row.text_content().is_none_or(|text| text.trim().is_empty());
            // The name of the class is valid, so the call does not fail.
            let _ = row.class_list().toggle_with_force("sc-changed", *is_changed && !is_blank);
        }
    }
}
