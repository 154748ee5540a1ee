//! The section of the band. Its parts before, during and after a run take the same place, and the style sheet keeps its height, so
//! that nothing below it moves.

use leptos::prelude::document;
use web_sys::{HtmlElement, MouseEvent};

use crate::browser::options::options;
use crate::exercise::mode::Mode;
use crate::findings::run_phase::RunPhase;
use crate::findings::sequence::{Ending, Sequence};
use crate::findings::sequence_text::{describe, run_label};
use crate::page::dom::binding::effect;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::lazy::loader::{lazy_slot, lazy_slot_silent};
use crate::page::run::controller::Controller;
use crate::page::screen::band::progress::progress;
use crate::page::screen::band::question::question;
use crate::page::screen::band::scrolling::Scrolling;
use crate::page::state::session::Session;

/// The band.
pub fn band(controller: Controller) -> El {
    let session = controller.session;
    let described = move || {
        let (modes, scope) = (session.modes.get(), session.freeze_scope.get());
        session.plan.with(|plan| describe(plan, &modes, scope))
    };
    let band = el("section").class("sc-band").attr("aria-label", "Run");
    band.dyn_attr("data-part", move || Some(part(session).to_owned()))
        .child(question(session))
        .child(progress(controller))
        .dynamic(move || match controller.loader.chunk() {
            Some(views) => (views.result)(),
            // Without the lazy chunk, the announcement has the measured times. An embed has no other place to say that it is missing.
            None => el("div")
                .class("sc-outcome")
                .child(el("p").dyn_text(move || session.announcement.get()))
                .child(el("div").class("sc-embed-only").child(lazy_slot(controller.loader, |_| fragment()))),
        })
        .child(run_button(controller))
        .child(lazy_slot_silent(controller.loader, |views| (views.share_result)()))
        .child(el("p").attr("id", "sc-band-says").class("sc-band-says").dyn_text(described))
}

/// The part that the band shows: "before", "during", "after", or "ended" after a sequence that did not run all its lanes.
fn part(session: Session) -> &'static str {
    session.sequence.with(|sequence| match sequence.as_ref().map(Sequence::ending) {
        None => "before",
        Some(None) => "during",
        Some(Some(Ending::Done)) => "after",
        Some(Some(_)) => "ended",
    })
}

/// The button that runs all lanes, and is Stop while they run.
fn run_button(controller: Controller) -> El {
    let session = controller.session;
    let scrolling = Scrolling::following(session);
    let press = move |event: MouseEvent| {
        if controller.is_busy() {
            controller.stop_sequence(event.time_stamp());
        } else if controller.run_all() {
            scrolling.show_lanes();
        }
    };
    let label = move || match part(session) {
        "during" => "Stop".to_owned(),
        part => {
            let modes = session.runnable();
            let has_run = |mode: &Mode| session.lane(*mode).phase.get() != RunPhase::Idle;
            let is_again = part != "before" && modes.iter().all(has_run);
            session.plan.with(|plan| run_label(plan, &modes, is_again))
        }
    };
    let is_off = move || !session.is_busy() && session.runnable().is_empty();
    let run = button("sc-button sc-run-all", "", press);
    let (place, mut was_over) = (run.clone(), false);
    effect(move || {
        let is_over = matches!(part(session), "after" | "ended");
        if is_over != was_over {
            was_over = is_over;
            reinsert(&place);
        }
    });
    run.attr("data-run-all", "")
        .attr("aria-describedby", "sc-band-says")
        .attr_if("data-stop", move || session.is_busy())
        .dyn_attr("aria-disabled", move || is_off().then(|| "true".to_owned()))
        .dyn_text(label)
}

/// Inserts an element again where it is, and keeps its focus. The browser then does not count its new position as a layout shift.
fn reinsert(element: &El) {
    let html = element.cast::<HtmlElement>();
    let had_focus = document().active_element().is_some_and(|focused| focused == **html);
    element.insert_before(element);
    if had_focus {
        // Where the page stands is not for the focus to change.
        let _ = html.focus_with_options(&options(&[("preventScroll", true.into())]));
    }
}
