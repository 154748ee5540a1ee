//! The stopwatch beside the hand: during a freeze another thread draws it. Where that is not seen, nothing stands there.

use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::browser::stopwatch::{self, Appearance, draws_during_freezes};
use crate::browser::viewport::prefers_reduced_motion;
use crate::findings::run_phase::RunPhase;
use crate::findings::sequence::Part;
use crate::page::state::session::Session;

/// The shortest freeze that has a stopwatch, in ms. In a shorter one nobody could read it.
const SHORTEST_MS: u64 = 500;

/// What the current lane of a sequence does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Freeze {
    /// It is announced.
    Announced,
    /// It begins.
    Begins,
    /// It goes on, or is over and the lane has not left it.
    Lasts,
}

/// The stopwatch, from the announcement of a freeze until its lane has run.
#[component]
pub fn Stopwatch() -> impl IntoView {
    let session = expect_context::<Session>();
    let has_failed = RwSignal::new(!draws_during_freezes());
    let freeze = Memo::new(move |_| if has_failed.get() { None } else { freeze(session) });
    let is_wanted = Memo::new(move |_| freeze.get().is_some());
    move || is_wanted.get().then(|| view! { <Running freeze has_failed/> })
}

/// A worker and its canvas. Both go when the owner is disposed.
#[component]
fn Running(
    /// What the lane does.
    freeze: Memo<Option<Freeze>>,
    /// Set if the worker is refused or breaks: it is not tried again in this visit.
    has_failed: RwSignal<bool>,
) -> impl IntoView {
    let (canvas, is_drawn) = (NodeRef::<leptos::html::Canvas>::new(), RwSignal::new(false));
    let running = StoredValue::new_local(None);
    let on_change = move |is_well: bool| {
        let signal = if is_well { is_drawn } else { has_failed };
        signal.try_set(true);
    };
    Effect::new(move |_| {
        // A narrow embed has no room for it.
        let Some(canvas) = canvas.get().filter(|canvas| canvas.client_width() > 0) else { return };
        let started =
            appearance(&canvas).and_then(|appearance| stopwatch::Stopwatch::start(&canvas, &appearance, on_change));
        if started.is_none() {
            has_failed.set(true);
        }
        running.set_value(started);
    });
    Effect::new(move |_| {
        if freeze.get() != Some(Freeze::Begins) {
            return;
        }
        running.update_value(|running: &mut Option<stopwatch::Stopwatch>| {
            // What has not been drawn when the page freezes would appear after the freeze.
            running.take_if(|_| !is_drawn.get_untracked());
            running.iter().for_each(stopwatch::Stopwatch::run);
        });
    });
    on_cleanup(move || {
        running.try_update_value(Option::take);
    });
    view! {
        <div class="sc-stopwatch" class:sc-drawn=is_drawn>
            <canvas node_ref=canvas role="img" aria-label="Stopwatch"></canvas>
            <p>"Another thread draws this clock. This page can’t."</p>
        </div>
    }
}

/// What the current lane does, if it freezes the page for long enough. The caller subscribes to it.
fn freeze(session: Session) -> Option<Freeze> {
    let (mode, part) = session.sequence.with(|sequence| {
        let sequence = sequence.as_ref().filter(|sequence| sequence.is_on())?;
        Some((sequence.current()?, sequence.part()))
    })?;
    if session.plan.with(|plan| mode.expected_freeze_ms(plan)) < SHORTEST_MS {
        return None;
    }
    match (part, session.lane(mode).phase.get()) {
        (Part::FreezeAnnounced, _) => Some(Freeze::Announced),
        // The further runs of a series are not announced.
        (Part::Running, RunPhase::Starting) => Some(Freeze::Begins),
        (Part::Running, _) => Some(Freeze::Lasts),
        (Part::Between | Part::Over(_), _) => None,
    }
}

/// The colours that the style sheet gives the canvas, which system colours replace where they are forced.
fn appearance(canvas: &HtmlCanvasElement) -> Option<Appearance> {
    let style = window().get_computed_style(canvas).ok()??;
    let value = |name| style.get_property_value(name).unwrap_or_default();
    Some(Appearance {
        ink: value("color"),
        turn: value("outline-color"),
        font: value("font-family"),
        steps: prefers_reduced_motion(),
    })
}
