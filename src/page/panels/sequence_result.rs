//! The result of a sequence: two runs as bars on one scale, what they show, and what to do next.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlDivElement;

use crate::browser::resize::ResizeWatch;
use crate::exercise::mode::Mode;
use crate::findings::plan_text::noun;
use crate::findings::run_phase::RunPhase;
use crate::findings::sequence::{Ending, Sequence};
use crate::findings::sequence_result::{Bar, bars, compared, guessed, shown, sums, why_ended};
use crate::page::dom::focus::to_new_lane;
use crate::page::panels::with_code::WithCode;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// What a result says.
#[derive(Clone, PartialEq)]
struct Told {
    bars: Vec<Bar>,
    /// The sentences, the most important first.
    sentences: Vec<String>,
}

/// The result of the sequence that is over.
#[component]
pub fn SequenceResult() -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let told = Memo::new(move |_| session.sequence.with(|sequence| told(session, sequence.as_ref())));
    let is_done = Memo::new(move |_| {
        session.sequence.with(|sequence| sequence.as_ref().and_then(Sequence::ending)) == Some(Ending::Done)
    });
    view! {
        {move || told.get().map(outcome)}
        {move || is_done.get().then(|| view! { <Next/> })}
    }
}

/// What the sequence showed; `None` unless it is over.
fn told(session: Session, sequence: Option<&Sequence>) -> Option<Told> {
    let sequence = sequence?;
    let ending = sequence.ending()?;
    let mode = sequence.current()?;
    let runs = session.runs_in_view();
    let runs: Vec<_> = runs.iter().map(|run| &**run).collect();
    // A run that could not begin has left no record: the last one in the lane is older.
    let lane = session.lane(mode);
    let start_error = lane.start_error.get();
    let last = runs.iter().copied().find(|run| run.mode == mode).filter(|_| start_error.is_none());
    let shown = match last {
        Some(last) => shown(&runs, last),
        None => runs.first().copied().into_iter().collect(),
    };
    let late_stop = lane.late_stop_sentence.get();
    let mut sentences = Vec::new();
    match why_ended(sequence, last, late_stop, start_error) {
        Some(why) => sentences.push(why),
        None => sentences.push(compared(&shown)),
    }
    if let (Ending::Done, Some(last)) = (ending, last) {
        sentences.push(guessed(&runs, last));
        sentences.push(sums(&last.plan));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Some(Told { bars: bars(&shown), sentences })
}

/// The bars and the sentences. Sentences that the place can't hold are left out, the last first.
fn outcome(told: Told) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            let watched = element.clone();
            watch.set_value(ResizeWatch::new(&watched, move || fit(&element)));
        }
    });
    let sentences: Vec<_> = told.sentences.into_iter().map(|text| view! { <p><WithCode text/></p> }).collect();
    let label = told.bars.iter().map(described).collect::<Vec<_>>().join(" ");
    let rows: Vec<_> = told.bars.into_iter().map(row).collect();
    // A run that could not begin has no bar.
    let bars = (!rows.is_empty()).then(|| view! { <div class="sc-bars" role="img" aria-label=label>{rows}</div> });
    view! {
        <div class="sc-outcome" data-result="">
            {bars}
            <div class="sc-outcome-texts" node_ref=place>{sentences}</div>
        </div>
    }
}

/// Hides the last sentences in `place` until the others fit.
fn fit(place: &HtmlDivElement) {
    let sentences = place.children();
    let hide = |index, is_hidden| {
        if let Some(sentence) = sentences.item(index) {
            // The name is valid, so the call does not fail.
            let _ = sentence.toggle_attribute_with_force("hidden", is_hidden);
        }
    };
    (0..sentences.length()).for_each(|index| hide(index, false));
    let mut last = sentences.length();
    while last > 1 && place.scroll_height() > place.client_height() {
        last -= 1;
        hide(last, true);
    }
}

/// "Sync: 5.0 s, frozen."
fn described(bar: &Bar) -> String {
    let title = bar.mode.about().title;
    if bar.state.is_empty() {
        format!("{title}: {}.", bar.time)
    } else {
        format!("{title}: {}, {}.", bar.time, bar.state)
    }
}

fn row(bar: Bar) -> impl IntoView {
    let class = if bar.mode.about().blocks { "sc-outcome-bar sc-warm" } else { "sc-outcome-bar" };
    let length = format!("{}%", bar.part * 100.0);
    view! {
        <p class=class>
            <b prop:textContent=bar.time/>
            <span prop:textContent=format!(", {}", bar.state)/>
            <span class="sc-outcome-lane" prop:textContent=bar.mode.about().title/>
            <i style:width=length></i>
        </p>
    }
}

/// The button for what to do next: run a lane that has not run, add a lane, or look at the things to try.
#[component]
fn Next() -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let next = Memo::new(move |_| next(session));
    move || match next.get() {
        Some((why, mode, true)) => {
            let add = move |_| {
                session.add_lane(mode);
                to_new_lane(mode);
            };
            view! {
                <button type="button" class="sc-button sc-filled sc-next" on:click=add>
                    <span prop:textContent=why/>" "<span class="sc-next-does" prop:textContent=format!("Add “{}”", mode.about().title)/>
                </button>
            }
            .into_any()
        }
        Some((_, mode, false)) => {
            let run = move |_| {
                controller.repeat(mode, 1);
                to_new_lane(mode);
            };
            view! {
                <button type="button" class="sc-button sc-filled sc-next" on:click=run prop:textContent=format!("Run {}", mode.about().title)/>
            }
            .into_any()
        }
        None => view! { <a class="sc-button sc-filled sc-next" href="#sc-tries">"Things to try"</a> }.into_any(),
    }
}

/// Why a lane comes next, the lane, and whether it has to be added first; `None` if all lanes have run.
fn next(session: Session) -> Option<(String, Mode, bool)> {
    let can_run = |mode: &Mode| session.plan.with(|plan| mode.refuse(plan).is_none());
    let is_idle = |mode: &Mode| session.lane(*mode).phase.get() == RunPhase::Idle;
    let modes = session.modes.get();
    if let Some(mode) = modes.iter().find(|mode| is_idle(mode) && can_run(mode)) {
        return Some((String::new(), *mode, false));
    }
    let order = [Mode::Sync, Mode::AsyncTogether, Mode::AsyncInTurn, Mode::AsyncBlocking, Mode::Threads];
    let mode = order.into_iter().find(|mode| !modes.contains(mode) && can_run(mode))?;
    let why = match mode {
        Mode::Sync => "And the ordinary way?".to_owned(),
        Mode::AsyncTogether => "What if they all start at once?".to_owned(),
        Mode::AsyncInTurn => format!("What if each {} waits its turn?", session.plan.with(noun)),
        Mode::AsyncBlocking => "And async code that never lets go?".to_owned(),
        Mode::Threads => "And with a thread for each sleeper?".to_owned(),
    };
    Some((why, mode, true))
}
