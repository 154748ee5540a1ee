//! The panel of a language: its programs, each with its buttons to copy and save it.

use leptos::prelude::*;

use crate::browser::clipboard::select;
use crate::page::panels::code_lines::CodeLines;
use crate::page::panels::code_shown::{Shown, tab_id};
use crate::page::panels::copying::{copy, refusal};
use crate::page::panels::saving;
use crate::sharing::code::{Language, has_every_mode};

/// The panel of a language's tab.
#[component]
pub fn CodePanel(
    /// The language.
    language: Language,
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let number = Memo::new(move |_| shown.columns(language));
    let column = move |column| view! { <Column language column shown/> }.into_any();
    let columns = move || (0..number.get()).map(column).collect::<Vec<_>>();
    view! {
        <div role="tabpanel" aria-labelledby=tab_id(language) hidden=move || !shown.is_selected(language)>
            <div class="sc-code-columns">{columns}</div>
        </div>
    }
}

/// A program under the title of its lane.
#[component]
fn Column(
    /// The language.
    language: Language,
    /// 0 or 1.
    column: usize,
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let mode = move || shown.mode(column);
    let title = move || mode().map_or("", |mode| mode.about().title);
    let is_of_a_lane = !has_every_mode(language);
    let is_warm = move || is_of_a_lane && mode().is_some_and(|mode| mode.about().blocks);
    let is_aside = move || is_of_a_lane && shown.is_pair() && shown.primary() != column;
    view! {
        <div class="sc-code-column" class:sc-warm=is_warm class:sc-aside=is_aside>
            {is_of_a_lane.then(|| view! { <h3 prop:textContent=title/> })}
            <CodeLines language column shown/>
            <Hand language column shown/>
        </div>
    }
}

/// Copy, Save, and the command that runs the saved file. Both buttons use exactly the text that is shown.
#[component]
fn Hand(
    /// The language.
    language: Language,
    /// 0 or 1.
    column: usize,
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let about = language.about();
    let file = move || shown.mode(column).map_or_else(String::new, |mode| language.file(mode));
    let name = move || match shown.mode(column) {
        Some(mode) if !has_every_mode(language) => format!("Copy {}", mode.about().title),
        _ => "Copy".to_owned(),
    };
    let program = move || untrack(|| shown.written(language, column).text);
    let refused = move || {
        let element = document().get_element_by_id(&program_id(language, column));
        refusal("program", element.is_some_and(|element| select(&element)))
    };
    let press_copy = move |_| copy(program(), shown.said, Box::new(refused));
    let file_place = saving::place();
    let press_save = move |_| shown.said.set(saving::save(file_place, &untrack(file), &program()));
    let command =
        move || if about.command.is_empty() { String::new() } else { format!("{} {}", about.command, file()) };
    view! {
        <div class="sc-actions">
            <button type="button" class="sc-button" aria-label=name on:click=press_copy>"Copy"</button>
            <button type="button" class="sc-button" on:click=press_save>"Save as " <span translate="no" prop:textContent=file/></button>
            <span class="sc-gloss">
                <span prop:textContent=about.how/>
                <code translate="no" prop:textContent=command/>
            </span>
        </div>
    }
}

/// The id of a program's element.
pub fn program_id(language: Language, column: usize) -> String {
    format!("sc-program-{}-{column}", language.about().slug)
}
