//! Exports of the runs as files for other programs.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::browser::address::address;
use crate::page::panels::copy_text::{copy, refusal};
use crate::page::panels::save_file;
use crate::page::state::session::Session;
use crate::sharing::export::{EXPORTS, Export, MARKDOWN, workbook};

/// One button for each file format. A file holds all runs of the table.
#[component]
pub fn Exports() -> impl IntoView {
    let session = expect_context::<Session>();
    let said = RwSignal::<String>::default();
    let file_place = save_file::place();
    // Writing a file may block the thread, which a run would measure.
    let is_running = move || session.is_busy();
    let written = move |export: &Export| {
        session.runs.with_untracked(|runs| {
            let runs: Vec<_> = runs.iter().map(|run| &**run).collect();
            (export.write)(&runs, &address())
        })
    };
    let button = |export: &'static Export| {
        let save = move |_| said.set(save_file::save(file_place, export.file, &written(export)));
        view! {
            <button type="button" class="sc-button" disabled=is_running on:click=save prop:textContent=format!("Save as {}", export.title)/>
        }
    };
    let save_workbook = move |_| {
        let bytes = session.runs.with_untracked(|runs| {
            let runs: Vec<_> = runs.iter().map(|run| &**run).collect();
            workbook::write(&runs, &address())
        });
        said.set(save_file::save_bytes(file_place, workbook::FILE, &bytes));
    };
    let (refused, field) = (RwSignal::<String>::default(), NodeRef::<Textarea>::new());
    Effect::new(move |_| {
        // The message was about the runs before this change.
        session.runs.track();
        refused.set(String::new());
        said.set(String::new());
    });
    let press_copy = move |_| {
        let text = written(MARKDOWN);
        refused.set(String::new());
        let show = {
            let text = text.clone();
            move || {
                refused.try_set(text);
                // When it is visible.
                request_animation_frame(move || {
                    field.try_get_untracked().flatten().iter().for_each(|field| field.select());
                });
                refusal("table", true)
            }
        };
        copy(text, said, Box::new(show));
    };
    view! {
        <div class="sc-actions">
            {EXPORTS.iter().map(button).collect::<Vec<_>>()}
            <button type="button" class="sc-button" disabled=is_running on:click=save_workbook>"Save for Excel"</button>
            <button type="button" class="sc-button" disabled=is_running on:click=press_copy>"Copy as Markdown"</button>
            <span class="sc-gloss" role="status" prop:textContent=said/>
        </div>
        <div class="sc-snippet" hidden=move || refused.with(String::is_empty)>
            <textarea aria-label="The table in Markdown" readonly rows="6" spellcheck="false" node_ref=field prop:value=refused></textarea>
        </div>
        <p class="sc-gloss">
            "Each holds all runs of the table, the oldest first. For Excel, and any other spreadsheet, there is a workbook with a row a run; CSV has the same \
             with decimal points, for programs; JSON has every line of them too. \
             The trace opens in Perfetto, and in chrome://tracing where a browser still has that."
        </p>
    }
}
