//! The menu of a lane: when it ran and what is expected, runs in series, tools for its log, and Remove.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::browser::dates::time_of_day;
use crate::browser::listener::Listener;
use crate::exercise::format::duration;
use crate::exercise::mode::Mode;
use crate::page::dom::focus::to_run;
use crate::page::panels::limit::Limit;
use crate::page::panels::log_search::LogSearch;
use crate::page::panels::repeat::RepeatButtons;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

const COLUMNS: &str = "“Ran at”: the program came to the line. “You saw it at”: the screen could draw it. In seconds.";

/// The items of the menu, while it is open. Escape and a tap elsewhere close it.
#[component]
pub fn LaneMenu(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    close_from_outside(lane);
    let when = move || {
        session.shown_run(lane).map_or_else(String::new, |run| {
            format!("Ran from {} to {}.", time_of_day(&run.started_at), time_of_day(&run.ended_at))
        })
    };
    let log_label = move || if lane.is_log_open.get() { "Hide its log" } else { "Show its log" };
    let toggle_log = move |_| {
        lane.is_log_open.update(|is_open| *is_open = !*is_open);
        lane.is_menu_open.set(false);
    };
    view! {
        <button type="button" class="sc-item sc-embed-only" on:click=toggle_log prop:textContent=log_label/>
        <RepeatButtons lane/>
        <LogSearch lane/>
        {(lane.mode == Mode::AsyncLimited).then(|| view! { <div class="sc-in-menu">"At once: " <Limit/></div> })}
        <Remove lane/>
        <p class="sc-gloss" prop:textContent=when/>
        <p class="sc-gloss" prop:textContent=move || expected(session, lane)/>
        <p class="sc-gloss" prop:textContent=COLUMNS/>
    }
}

/// The button that removes the lane. There is none in the last lane and while this lane runs.
#[component]
fn Remove(
    /// The lane.
    lane: Lane,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_hidden = move || session.modes.with(|modes| modes.len() == 1) || lane.phase.get().is_running();
    let remove = move |_| {
        lane.is_menu_open.set(false);
        session.modes.update(|modes| modes.retain(|other| *other != lane.mode));
        // The focus would be lost with the button.
        session.modes.with_untracked(|modes| modes.first().copied().map(to_run));
    };
    view! {
        <button type="button" class="sc-item" hidden=is_hidden on:click=remove>
            "Remove " <span prop:textContent=move || session.title(lane.mode).into_owned()/>
        </button>
    }
}

/// "Expected for this plan: 5 s, frozen for 5 s."
fn expected(session: Session, lane: Lane) -> String {
    let (all_ms, freeze_ms) =
        session.plan.with(|plan| (lane.mode.expected_ms(plan), lane.mode.expected_freeze_ms(plan)));
    let page = if freeze_ms > 0 { format!("frozen for {}", duration(freeze_ms)) } else { "never frozen".to_owned() };
    format!("Expected for this plan: {}, {page}.", duration(all_ms))
}

/// Closes the menu when Escape is pressed, or a press begins outside of it, until the owner is disposed.
fn close_from_outside(lane: Lane) {
    let frame = format!("[data-lane={}] .sc-menu-frame", lane.mode.about().slug);
    let opener = format!("{frame} .sc-more");
    let is_inside = move |target: &Element| target.closest(&frame).is_ok_and(|frame| frame.is_some());
    let on_event = move |event: Event| match event.dyn_ref::<KeyboardEvent>() {
        Some(key) if key.key() != "Escape" => {}
        Some(_) => {
            lane.is_menu_open.set(false);
            let opener = document().query_selector(&opener).ok().flatten();
            let _ = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()).map(|opener| opener.focus());
        }
        None => {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if !target.as_ref().is_some_and(&is_inside) {
                lane.is_menu_open.set(false);
            }
        }
    };
    StoredValue::new_local(Listener::new(document().into(), &["keydown", "pointerdown"], on_event));
}
