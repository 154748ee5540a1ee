//! The offers to add a lane, and the link to the things to try.

use crate::exercise::mode::Mode;
use crate::findings::plan_text::noun;
use crate::findings::run_phase::RunPhase;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::dom::focus::to_new_lane;
use crate::page::state::session::Session;

/// The number of lanes that must have run before the modes beyond the first three are offered.
const RUNS_BEFORE_MORE: usize = 3;

/// Whether the lane has left the idle phase.
fn has_run(session: Session, mode: Mode) -> bool {
    session.lane(mode).phase.get() != RunPhase::Idle
}

/// Offers to add the lanes that are absent, and the link to the things to try once the first three modes have run.
pub fn offers(session: Session) -> El {
    let is_offered = move |mode: &Mode| {
        let run_count = || Mode::ALL.into_iter().filter(|mode| has_run(session, *mode)).count();
        let is_early = !matches!(mode, Mode::AsyncBlocking | Mode::Threads);
        session.modes.with(|modes| !modes.contains(mode)) && (is_early || run_count() >= RUNS_BEFORE_MORE)
    };
    let offered = move || Mode::ALL.into_iter().filter(is_offered).collect::<Vec<_>>();
    let tries = move || {
        let is_next =
            [Mode::Sync, Mode::AsyncTogether, Mode::AsyncInTurn].into_iter().all(|mode| has_run(session, mode));
        if !is_next {
            return fragment();
        }
        let link = el("a").class("sc-button").attr("href", "#sc-tries").text("Things to try");
        // An open question has the filled button, and the page shows only one.
        let link = link.class_if("sc-filled", move || session.guess.asked().is_empty());
        el("p").class("sc-to-tries").child(link)
    };
    let offers = move |offered: &Vec<Mode>| fragment().children(offered.iter().map(|mode| offer(session, *mode)));
    el("div").class("sc-offers").dynamic(tries).text(" ").dynamic_by(offered, offers)
}

/// A button that adds a lane. If this lane is the suggested next one, a sentence before it says why.
fn offer(session: Session, mode: Mode) -> El {
    let is_next = move || {
        mode == Mode::AsyncInTurn
            && session.guess.asked().is_empty()
            && has_run(session, Mode::Sync)
            && has_run(session, Mode::AsyncTogether)
    };
    let why = move || match session.plan.with(noun) {
        noun if is_next() => format!("One more: what if each {noun} waits its turn? "),
        _ => String::new(),
    };
    let add = button("sc-button", &format!("Add “{}”", mode.about().title), move |_| {
        session.modes.update(|modes| modes.push(mode));
        to_new_lane(mode);
    });
    el("p").child(el("span").dyn_text(why)).child(add.class_if("sc-filled", is_next))
}
