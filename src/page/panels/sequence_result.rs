//! The result of a sequence: two runs as bars on one scale, and what they show.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlDivElement;

use crate::browser::resize::ResizeWatch;
use crate::findings::replies::Replies;
use crate::findings::same_plan::latest;
use crate::findings::sequence::{Ending, Sequence};
use crate::findings::sequence_result::{Bar, bars, compared, explained, shown, why_ended};
use crate::page::panels::coming_back::come_back;
use crate::page::panels::next_lane::NextLane;
use crate::page::panels::with_code::WithCode;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// What a result says.
#[derive(Clone, PartialEq)]
struct Summary {
    bars: Vec<Bar>,
    /// The sentences, the most important first.
    sentences: Vec<String>,
}

/// The result of the sequence that is over.
#[component]
pub fn SequenceResult() -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let summary = Memo::new(move |_| session.sequence.with(|sequence| summarize(session, sequence.as_ref())));
    let is_done = Memo::new(move |_| {
        session.sequence.with(|sequence| sequence.as_ref().and_then(Sequence::ending)) == Some(Ending::Done)
    });
    let offered = StoredValue::new(None);
    come_back(session, offered);
    view! {
        {move || summary.get().map(summary_view)}
        {move || is_done.get().then(|| view! { <NextLane offered/> })}
    }
}

/// What the sequence showed; `None` unless it is over.
fn summarize(session: Session, sequence: Option<&Sequence>) -> Option<Summary> {
    let sequence = sequence?;
    let ending = sequence.ending()?;
    let mode = sequence.current()?;
    let runs = session.runs_in_view();
    let runs: Vec<_> = runs.iter().map(|run| &**run).collect();
    // A run that could not begin has left no record: the last one in the lane is older.
    let lane = session.lane(mode);
    let start_error = lane.start_error.get();
    let ran = runs.iter().copied().find(|run| run.mode == mode);
    // Where the lane has been removed, the result is that of the others.
    let last = if session.modes.get().contains(&mode) { ran } else { latest(runs.iter().copied()) }
        .filter(|_| start_error.is_none());
    let shown = match last {
        Some(last) => shown(&runs, last),
        None => runs.first().copied().into_iter().collect(),
    };
    let late_stop = lane.replies.with(Replies::late_stop_sentence);
    let mut sentences = Vec::new();
    match session.plan.with(|plan| why_ended(sequence, plan, last, late_stop, start_error)) {
        Some(why) => sentences.push(why),
        None => sentences.push(compared(&shown)),
    }
    if let (Ending::Done, Some(last)) = (ending, last) {
        sentences.extend(explained(&runs, &shown, last, sequence));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Some(Summary { bars: bars(&shown), sentences })
}

/// The bars and the sentences. Sentences that the place can't hold are left out, the last first.
fn summary_view(summary: Summary) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            let watched = element.clone();
            watch.set_value(ResizeWatch::new(&watched, move || fit(&element)));
        }
    });
    let sentences: Vec<_> = summary.sentences.into_iter().map(|text| view! { <p><WithCode text/></p> }).collect();
    let label = summary.bars.iter().map(describe).collect::<Vec<_>>().join(" ");
    let rows: Vec<_> = summary.bars.into_iter().map(row).collect();
    // A run that could not begin has no bar.
    let bars = (!rows.is_empty()).then(|| view! { <div class="sc-bars" role="img" aria-label=label>{rows}</div> });
    view! {
        <div class="sc-outcome" data-result="">
            {bars}
            <div class="sc-outcome-texts" node_ref=place>{sentences}</div>
        </div>
    }
}

/// Hides the last sentences in `place` until the others fit. The first one stays: if large text leaves no room for it, `place` grows.
fn fit(place: &HtmlDivElement) {
    // The names are valid, so the calls do not fail.
    let set_tall = |is_tall| drop(place.toggle_attribute_with_force("data-tall", is_tall));
    let sentences = place.children();
    let hide = |index, is_hidden| {
        if let Some(sentence) = sentences.item(index) {
            let _ = sentence.toggle_attribute_with_force("hidden", is_hidden);
        }
    };
    let overflows = || place.scroll_height() > place.client_height();
    set_tall(false);
    (0..sentences.length()).for_each(|index| hide(index, false));
    let mut last = sentences.length();
    while last > 1 && overflows() {
        last -= 1;
        hide(last, true);
    }
    set_tall(overflows());
}

/// "Sync: 5.0 s, frozen."
fn describe(bar: &Bar) -> String {
    let title = &bar.title;
    if bar.state.is_empty() {
        format!("{title}: {}.", bar.time)
    } else {
        format!("{title}: {}, {}.", bar.time, bar.state)
    }
}

fn row(bar: Bar) -> impl IntoView {
    let class = if bar.is_warm { "sc-outcome-bar sc-warm" } else { "sc-outcome-bar" };
    // Together as wide as the row, so that a short bar stands below the text, too.
    let [length, rest] = [bar.part, 1.0 - bar.part].map(|part| format!("{}%", part * 100.0));
    view! {
        <p class=class>
            <b prop:textContent=bar.time/>
            <span prop:textContent=format!(", {}", bar.state)/>
            <span class="sc-outcome-lane" prop:textContent=bar.title/>
            <i style:width=length style:margin-right=rest></i>
        </p>
    }
}
