//! What the menu of a lane holds beside Remove: when it ran and what is expected, runs in series, and tools for its log.

use leptos::prelude::*;

use crate::browser::dates::time_of_day;
use crate::exercise::format::seconds;
use crate::page::panels::log_search::LogSearch;
use crate::page::panels::repeat::RepeatButtons;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The items of the menu.
#[component]
pub fn LaneMenu(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let when = move || {
        session.shown_run(lane).map_or_else(String::new, |run| {
            format!("Ran from {} to {}.", time_of_day(&run.started_at), time_of_day(&run.ended_at))
        })
    };
    let expected = move || expected(session, lane);
    let log_label = move || if lane.is_log_open.get() { "Hide its log" } else { "Show its log" };
    let toggle_log = move |_| {
        lane.is_log_open.update(|is_open| *is_open = !*is_open);
        lane.is_menu_open.set(false);
    };
    view! {
        <p class="sc-gloss" prop:textContent=when/>
        <p class="sc-gloss" prop:textContent=expected/>
        <button type="button" class="sc-item sc-embed-only" on:click=toggle_log prop:textContent=log_label/>
        <RepeatButtons lane/>
        <LogSearch lane/>
    }
}

/// "Expected for this plan: 5 s, frozen for 5 s."
fn expected(session: Session, lane: Lane) -> String {
    let (all_ms, freeze_ms) =
        session.plan.with(|plan| (lane.mode.expected_ms(plan), lane.mode.expected_freeze_ms(plan)));
    let page = if freeze_ms > 0 { format!("frozen for {} s", seconds(freeze_ms)) } else { "never frozen".to_owned() };
    format!("Expected for this plan: {} s, {page}.", seconds(all_ms))
}
