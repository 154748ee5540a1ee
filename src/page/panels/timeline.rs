//! The timeline: the runs in view on one axis, as a drawing and as a table.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use crate::browser::markup::fill;
use crate::findings::tracks::{Track, end_ms, grouping, totals, tracks};
use crate::page::panels::expected::Expected;
use crate::page::panels::picture_buttons::picture_buttons;
use crate::page::panels::plot::watch;
use crate::page::panels::replay_bar::{Cursor, ReplayBar};
use crate::page::state::session::Session;
use crate::sharing::picture::table::tables;
use crate::sharing::picture::{file, picture, top_px};

const HOW: &str = "Point at a mark, or use the arrow keys, to read what it says.";

/// The timeline, if a lane in view has run.
#[component]
pub fn Timeline() -> impl IntoView {
    let session = expect_context::<Session>();
    let expected = Expected::new(session);
    let has_run = Memo::new(move |_| !session.runs_in_view().is_empty());
    let drawn = Memo::new(move |_| {
        let (modes, runs) = (session.modes.get(), session.runs_in_view());
        expected.plan.with(|plan| tracks(&modes, &runs, plan.as_ref()))
    });
    move || has_run.get().then(|| view! { <Drawing drawn expected/> })
}

/// The drawing and its controls.
#[component]
fn Drawing(
    /// The tracks that are drawn.
    drawn: Memo<Vec<Track>>,
    /// The state of the simulated runs.
    expected: Expected,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let place = NodeRef::<leptos::html::Div>::new();
    let (width, said, saved) = (RwSignal::new(0.0), RwSignal::<String>::default(), RwSignal::<String>::default());
    watch(place, width, said);
    Effect::new(move |_| {
        // The messages were about the drawing before this change.
        drawn.with(|_| ());
        said.set(HOW.to_owned());
        saved.set(String::new());
    });
    let top = Memo::new(move |_| drawn.with(|tracks| top_px(tracks, width.get())));
    let end = Memo::new(move |_| drawn.with(|tracks| end_ms(tracks)));
    // An element without a width is not visible.
    keep_filled(place, move || match width.get() {
        0.0 => String::new(),
        width => drawn.with(|tracks| picture(tracks, width)),
    });
    let notes = move || {
        let told = expected.plan.with(|plan| plan.as_ref().map(|plan| totals(&session.modes.get(), plan)));
        let sentences = drawn.with(|tracks| grouping(tracks)).into_iter().chain(told.into_iter().flatten());
        sentences.map(|sentence| view! { <p prop:textContent=sentence/> }).collect::<Vec<_>>()
    };
    let file = move |theme| drawn.with_untracked(|tracks| file(tracks, width.get_untracked(), theme));
    view! {
        <section class="sc-timeline" aria-labelledby="sc-timeline-title">
            <h2 id="sc-timeline-title">"Timeline"</h2>
            <div class="sc-gloss">{notes}</div>
            <div class="sc-plot-frame">
                <div class="sc-plot" node_ref=place></div>
                <Cursor end top/>
            </div>
            <ReplayBar end/>
            <p class="sc-says-mark" prop:textContent=said/>
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
