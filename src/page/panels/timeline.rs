//! The timeline: the runs in view on one axis, as a drawing and as a table.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use crate::browser::markup::fill;
use crate::browser::viewport::can_hover;
use crate::exercise::plan::Plan;
use crate::findings::sleep_ends::describe_drag;
use crate::findings::timeline::MOST_ROWS;
use crate::findings::tracks::{Track, end_ms, grouping, totals, tracks, tracks_while};
use crate::page::panels::expected::Expected;
use crate::page::panels::picture_buttons::picture_buttons;
use crate::page::panels::plot::watch;
use crate::page::panels::replay_bar::{Cursor, ReplayBar};
use crate::page::panels::sleep_drag::Dragging;
use crate::page::panels::sleep_handles::{Handles, SleepHandles};
use crate::page::state::session::Session;
use crate::sharing::picture::table::tables;
use crate::sharing::picture::{file, picture, top_px};

const POINT: &str = "Point at a mark, or use the arrow keys, to read what it says.";
const TAP: &str = "Tap a mark to read what it says.";

/// What the drawing is for, and how to get there, as the state of the plan is.
const DRAG: &str = "Drag the end of a sleep: what to expect follows at once.";
const EARLIER: &str = "Pale: the last run. Dashed: what to expect now. Press Run to measure it.";
const SHOW: &str = "Press “Show expected”, then drag the end of a sleep.";

/// The timeline, if a lane in view has run.
#[component]
pub fn Timeline() -> impl IntoView {
    let session = expect_context::<Session>();
    let expected = Expected::new(session);
    let has_run = Memo::new(move |_| !session.runs_in_view().is_empty());
    let dragging = Dragging::new(session, expected);
    let drawn = Memo::new(move |_| {
        let (modes, runs) = (session.modes.get(), session.runs_in_view());
        dragging.drag.with(|drag| match drag {
            Some(drag) => tracks_while(Some(drag.mode), &modes, &runs, Some(&drag.plan)),
            None => expected.plan.with(|plan| tracks(&modes, &runs, plan.as_ref())),
        })
    });
    move || has_run.get().then(|| view! { <Drawing drawn expected dragging/> })
}

/// The drawing and its controls.
#[component]
fn Drawing(
    /// The tracks that are drawn.
    drawn: Memo<Vec<Track>>,
    /// The state of the simulated runs.
    expected: Expected,
    /// The sleep that is being dragged.
    dragging: Dragging,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let place = NodeRef::<leptos::html::Div>::new();
    let (width, said, saved) = (RwSignal::new(0.0), RwSignal::<String>::default(), RwSignal::<String>::default());
    watch(place, width, said);
    // What was told last of a drag, and the plan that it is about.
    let told = StoredValue::new(None);
    Effect::new(move |_| {
        // The messages were about the drawing before this change.
        drawn.with(|_| ());
        saved.set(String::new());
        if let Some(drag) = dragging.drag.get() {
            let sentence = drawn.with(|tracks| describe_drag(&session.modes.get(), tracks, &drag.plan, drag.step));
            told.set_value(Some((drag.plan, sentence)));
        }
        let plan = session.plan.get_untracked();
        let is_told = |told: &(Plan, String)| dragging.drag.with_untracked(Option::is_some) || told.0 == plan;
        let sentence = told.with_value(|told| told.as_ref().filter(|told| is_told(told)).map(|told| told.1.clone()));
        said.set(sentence.unwrap_or_else(|| if can_hover() { POINT } else { TAP }.to_owned()));
    });
    let top = Memo::new(move |_| drawn.with(|tracks| top_px(tracks, width.get())));
    let end = Memo::new(move |_| {
        let least_ms = dragging.drag.with(|drag| drag.as_ref().map_or(0.0, |drag| drag.least_end_ms));
        drawn.with(|tracks| end_ms(tracks)).max(least_ms)
    });
    let handles = Handles::of(session, dragging, drawn, width, end);
    // An element without a width is not visible.
    keep_filled(place, move || match width.get() {
        0.0 => String::new(),
        width => drawn.with(|tracks| picture(end.get(), tracks, width)),
    });
    let note = |sentence: String| view! { <p prop:textContent=sentence/> };
    let notes = move || drawn.with(|tracks| grouping(tracks)).map(note);
    // Below the drawing, so that they move nothing under the pointer.
    let totals = move || {
        let told = expected.plan.with(|plan| plan.as_ref().map(|plan| totals(&session.modes.get(), plan)));
        told.into_iter().flatten().map(note).collect::<Vec<_>>()
    };
    let hint = move || {
        if drawn.with(|tracks| tracks.iter().any(|track| track.is_earlier && track.expected.is_some())) {
            EARLIER
        } else if handles.are_there() {
            DRAG
        } else if session.plan.with(|plan| plan.count() <= MOST_ROWS && plan.sleepers().next().is_some()) {
            SHOW
        } else {
            ""
        }
    };
    let file = move |theme| drawn.with_untracked(|tracks| file(tracks, width.get_untracked(), theme));
    view! {
        <section class="sc-timeline" aria-labelledby="sc-timeline-title">
            <h2 id="sc-timeline-title">"Timeline"</h2>
            <div class="sc-gloss">{notes}</div>
            <p class="sc-gloss sc-drag-hint" prop:textContent=hint/>
            <div class="sc-plot-frame">
                <div class="sc-plot" node_ref=place></div>
                <Cursor end top/>
                <SleepHandles handles/>
            </div>
            <ReplayBar end/>
            <p class="sc-says-mark" prop:textContent=said/>
            <div class="sc-gloss" role="status">{totals}</div>
            <div class="sc-actions">
                <button
                    type="button"
                    class="sc-button"
                    aria-pressed=move || expected.is_on().to_string()
                    on:click=move |_| expected.toggle()
                >
                    "Show expected"
                </button>
                {picture_buttons(Box::new(file), saved)}
                <span class="sc-gloss" role="status" prop:textContent=saved/>
            </div>
            <Tables drawn/>
        </section>
    }
}

/// Fills an element with the elements of a markup, again after each change.
fn keep_filled(place: NodeRef<leptos::html::Div>, markup: impl Fn() -> String + 'static) {
    Effect::new(move |_| place.get().iter().for_each(|place| fill(place, &markup())));
}

/// The tracks as tables, written when they are unfolded.
#[component]
fn Tables(
    /// The tracks that are drawn.
    drawn: Memo<Vec<Track>>,
) -> impl IntoView {
    let (is_open, place) = (RwSignal::new(false), NodeRef::<leptos::html::Div>::new());
    keep_filled(place, move || if is_open.get() { drawn.with(|tracks| tables(tracks)) } else { String::new() });
    view! {
        <details on:toggle=move |event| is_open.set(event_target::<HtmlDetailsElement>(&event).open())>
            <summary>"As a table"</summary>
            <div class="sc-scroll" tabindex="0" role="region" aria-label="Timeline as a table" node_ref=place></div>
        </details>
    }
}
