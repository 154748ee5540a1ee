//! The table of all runs, from this visit and earlier ones.

use leptos::html::Button;
use leptos::prelude::*;

use crate::browser::dates::day_and_time;
use crate::exercise::format::{exact_read, grouped, seconds_read};
use crate::findings::freeze_text::freeze_read;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;
use crate::page::panels::exports::Exports;
use crate::page::run::controller::Controller;
use crate::page::run::starting_over::Undo;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::plan_query;

/// One row for each run, the latest first, with the exports and Start over.
#[component]
pub fn RunsTable(
    /// Whether the panel is open. Rows are built only then: formatting dates is the slowest step at the end of a run.
    is_open: ErasedSignal<bool>,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let table = move || {
        if !is_open.get() {
            return ().into_any();
        }
        let rows: Vec<_> = session.runs.with(|runs| runs.iter().rev().map(|run| row(run)).collect());
        if rows.is_empty() {
            return view! { <p>"No runs yet. Each one will stand here."</p> }.into_any();
        }
        view! {
            <div class="sc-scroll" tabindex="0" role="region" aria-label="Table of your runs">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"When"</th>
                            <th scope="col">"How"</th>
                            <th scope="col">"Plan"</th>
                            <th scope="col">"Elapsed"</th>
                            <th scope="col">"Longest freeze"</th>
                            <th scope="col">"Outcome"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        {table}
        <div hidden=move || session.runs.with(Vec::is_empty)>
            <Exports/>
        </div>
        <StartOver/>
    }
}

/// The button that forgets all runs, then the one that brings them back, until the next run.
#[component]
fn StartOver() -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let undo = ErasedSignal::<Option<Undo>>::new(None);
    let said = RwSignal::<String>::default();
    let (start_over_button, undo_button) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    Effect::new(move |_| {
        if session.is_busy() {
            undo.set(None);
            said.set(String::new());
        }
    });
    let start_over = move |_| {
        let Some(forgotten) = controller.start_over() else { return };
        said.set(match forgotten.number {
            1 => "1 run is forgotten.".to_owned(),
            runs => format!("{} runs are forgotten.", grouped(runs as u64)),
        });
        undo.set(Some(forgotten));
        focus_soon(undo_button);
    };
    let bring_back = move |_| {
        let mut forgotten = None;
        undo.update(|undo| forgotten = undo.take());
        if let Some(forgotten) = forgotten {
            said.set("They are back.".to_owned());
            controller.undo(forgotten);
            focus_soon(start_over_button);
        }
    };
    let is_running = move || session.is_busy();
    view! {
        <p class="sc-start-over" hidden=move || session.runs.with(Vec::is_empty)>
            <button type="button" class="sc-button" node_ref=start_over_button disabled=is_running on:click=start_over>
                "Start over"
            </button>
            <span class="sc-gloss">" Forgets all runs."</span>
        </p>
        <p class="sc-undo">
            <span role="status" prop:textContent=said/>
            <button type="button" class="sc-button" node_ref=undo_button hidden=move || undo.with(Option::is_none) on:click=bring_back>
                "Undo"
            </button>
        </p>
    }
}

/// Focuses a button once it is visible. The one that was pressed is about to be hidden.
fn focus_soon(button: NodeRef<Button>) {
    request_animation_frame(move || {
        // A button that has been disposed takes no focus.
        button.try_get_untracked().flatten().iter().for_each(|button| drop(button.focus()));
    });
}

fn row(run: &Run) -> impl IntoView + use<> {
    let read = |ms| freeze_read(ms, run.elapsed_ms, run.mode.about().blocks);
    let freeze = run.longest_freeze_ms.map_or_else(|| "unknown".to_owned(), read);
    view! {
        <tr>
            <td prop:textContent=day_and_time(&run.started_at)/>
            <td prop:textContent=run.title().into_owned()/>
            <td><a href=plan_query(&run.plan) prop:textContent=describe_sleepers(&run.plan)/></td>
            <td title=exact_read(run.elapsed_ms) prop:textContent=seconds_read(run.elapsed_ms)/>
            <td title=run.longest_freeze_ms.map(exact_read) prop:textContent=freeze/>
            <td prop:textContent=run.outcome_read()/>
        </tr>
    }
}
