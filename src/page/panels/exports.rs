//! Exports of the runs as files for other programs.

use leptos::prelude::*;

use crate::browser::address::address;
use crate::page::panels::copy_text::copy;
use crate::page::panels::save_file;
use crate::page::state::session::Session;
use crate::sharing::export::{EXPORTS, Export, MARKDOWN, workbook};

const REFUSED: &str = "The browser does not let this page copy. Save the table as a file.";

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
    let copy = move |_| copy(written(MARKDOWN), said, Box::new(|| REFUSED.to_owned()));
    view! {
        <div class="sc-actions">
            {EXPORTS.iter().map(button).collect::<Vec<_>>()}
            <button type="button" class="sc-button" disabled=is_running on:click=save_workbook>"Save for Excel"</button>
            <button type="button" class="sc-button" disabled=is_running on:click=copy>"Copy as Markdown"</button>
            <span class="sc-gloss" role="status" prop:textContent=said/>
        </div>
        <p class="sc-gloss">
            "Each holds all runs of the table, the oldest first. For Excel, and any other spreadsheet, there is a workbook with a row a run; CSV has the same \
             with decimal points, for programs; JSON has every line of them too. \
             The trace opens in Perfetto, and in chrome://tracing where a browser still has that."
        </p>
    }
}
