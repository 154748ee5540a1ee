//! Tools for a long log: find the lines of a number, and copy all lines.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::exercise::format::grouped;
use crate::page::panels::copy_text::copy;
use crate::page::panels::log_scroll::bring_to_view;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;
use crate::sharing::typed::number::whole;

const REFUSED: &str = "The browser does not let this page copy. On the full page, Your runs saves them as a file.";

/// A search for the next line of a number, and Copy. Only long logs have them.
#[component]
pub fn LogSearch(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let are_many = Memo::new(move |_| lane.has_many_lines());
    let field = NodeRef::<Input>::new();
    let (found, said) = (RwSignal::new(None::<(u32, usize)>), RwSignal::<String>::default());
    let search = move || {
        let asked = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let Some(step) = whole(&asked).ok().and_then(|step| u32::try_from(step).ok()) else {
            return said.set("Write the number that you look for, such as 12.".to_owned());
        };
        let after = found.get_untracked().filter(|(last, _)| *last == step).map(|(_, index)| index);
        let index = lane.log_rows.with_untracked(|lines| lines.as_ref().and_then(|lines| lines.find(step, after)));
        found.set(index.map(|index| (step, index)));
        let lines = grouped(lane.line_count.get_untracked() as u64);
        said.set(match index {
            Some(index) => format!("Line {} of {lines}. Enter finds its next one.", grouped(index as u64 + 1)),
            None => format!("None of the {lines} lines is of {step}."),
        });
        if let Some(index) = index {
            clip_of(lane).iter().for_each(|clip| bring_to_view(lane, clip, index));
        }
    };
    move || {
        if !are_many.get() {
            return ().into_any();
        }
        let label = move || format!("Number to find in the log of {}", session.title(lane.mode));
        let copy_all = move |_| {
            let lines = lane.log_rows.with_untracked(|lines| lines.as_ref().map(|lines| lines.text()));
            copy(lines.unwrap_or_default(), said, Box::new(|| REFUSED.to_owned()));
        };
        let is_running = move || lane.phase.get().is_running();
        // A sandboxed frame does not submit forms, so this is none.
        view! {
            <div class="sc-log-search" role="search">
                <input
                    type="text"
                    inputmode="numeric"
                    size="8"
                    node_ref=field
                    aria-label=label
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            search();
                        }
                    }
                />
                <button type="button" class="sc-quiet" on:click=move |_| search()>"Find a number"</button>
                <button type="button" class="sc-quiet" disabled=is_running on:click=copy_all>"Copy all lines"</button>
                <span class="sc-gloss" role="status" prop:textContent=said/>
            </div>
        }
        .into_any()
    }
}

/// The element that scrolls the log of a lane.
fn clip_of(lane: Lane) -> Option<HtmlElement> {
    let css = format!("[data-lane={}] .sc-log-clip", lane.mode.about().slug);
    document().query_selector(&css).ok().flatten()?.dyn_into().ok()
}
