//! The panel of a language: its programs, each with its buttons to copy and save it.

use leptos::prelude::*;

use crate::browser::clipboard::select;
use crate::page::panels::code_lines::{keep_written, program_element, program_id};
use crate::page::panels::code_state::Shown;
use crate::page::panels::copy_text::{copy, refusal};
use crate::page::panels::save_file;
use crate::sharing::code::python::in_notebook;
use crate::sharing::code::{Language, has_every_mode};

/// The programs of a language, side by side.
pub fn code_panel(language: Language, shown: Shown) -> AnyView {
    let columns = if has_every_mode(language) { 1 } else { 2 };
    let columns = (0..columns).map(|column| program(language, column, shown)).collect::<Vec<_>>();
    view! { <div class="sc-code-columns">{columns}</div> }.into_any()
}

/// A program under the title of its lane. One program of a language has `data-code`: the primary one. The other has
/// `data-code-beside`.
fn program(language: Language, column: usize, shown: Shown) -> AnyView {
    let about = language.about();
    let is_of_a_lane = !has_every_mode(language);
    let title = move || shown.title(column).into_owned();
    let is_warm = move || is_of_a_lane && shown.mode(column).is_some_and(|mode| mode.about().blocks);
    let is_aside = move || is_of_a_lane && shown.is_pair() && shown.primary() != column;
    let label = move || if is_of_a_lane { format!("{} in {}", title(), about.title) } else { about.title.to_owned() };
    let in_view = move || format!("One file has all of them. It is scrolled to {}.", shown.title(shown.primary()));
    keep_written(language, column, shown);
    // A column without a program has none.
    let handle = move |is_beside: bool| (shown.mode(column).is_some() && is_aside() == is_beside).then_some(about.slug);
    view! {
        <div class="sc-code-column" class:sc-warm=is_warm class:sc-aside=is_aside hidden=move || shown.mode(column).is_none()>
            {match is_of_a_lane {
                true => view! { <h3 prop:textContent=title/> }.into_any(),
                false => view! { <p class="sc-gloss" prop:textContent=in_view/> }.into_any(),
            }}
            <pre
                id=program_id(language, column)
                data-code=move || handle(false)
                data-code-beside=move || handle(true)
                tabindex="0"
                role="group"
                aria-label=label
                translate="no"
            >
                <code class:sc-alone=move || !shown.is_pair()></code>
            </pre>
            {hand(language, column, shown)}
        </div>
    }
    .into_any()
}

/// Copy, Save, and the command that runs the saved file. Both buttons use exactly the text that is shown.
fn hand(language: Language, column: usize, shown: Shown) -> AnyView {
    let about = language.about();
    let file = move || shown.mode(column).map_or_else(String::new, |mode| language.file(mode));
    let name = move || match shown.mode(column) {
        Some(_) if !has_every_mode(language) => format!("Copy {}", shown.title(column)),
        _ => "Copy".to_owned(),
    };
    let text = move || untrack(|| shown.written(language, column).text);
    let refused = move || refusal("program", program_element(language, column).is_some_and(|element| select(&element)));
    let press_copy = move |_| copy(text(), shown.said, Box::new(refused));
    let file_place = save_file::place();
    let press_save = move |_| shown.said.set(save_file::save(file_place, &untrack(file), &text()));
    let command =
        move || if about.command.is_empty() { String::new() } else { format!("{} {}", about.command, file()) };
    let notebook = Memo::new(move |_| {
        let text = if language == Language::Python { shown.written(language, column).text } else { String::new() };
        in_notebook(&text).map(|(await_it, call)| (await_it, call.to_owned()))
    });
    let in_notebook = move || {
        notebook.get().map(|(await_it, call)| {
            view! {
                <p class="sc-gloss" data-notebook="">
                    "In a notebook: " <code translate="no" prop:textContent=await_it/> " in place of "
                    <code translate="no" prop:textContent=call/>
                </p>
            }
        })
    };
    view! {
        <div class="sc-actions">
            <button type="button" class="sc-button" aria-label=name on:click=press_copy>"Copy"</button>
            <button type="button" class="sc-button" on:click=press_save>"Save as " <span translate="no" prop:textContent=file/></button>
            <span class="sc-gloss">
                <span prop:textContent=about.how/>
                <code translate="no" prop:textContent=command/>
            </span>
        </div>
        {in_notebook}
    }
    .into_any()
}
