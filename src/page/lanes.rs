//! The lanes side by side, and those that can be added.

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::findings::told_plan::noun;
use crate::page::dynamic::{flag, nothing, part, press, text};
use crate::page::going::to_question_or_run;
use crate::page::lane::Lane;
use crate::page::lane_state::LaneState;
use crate::page::session::Session;

/// How many lanes must have run before the modes beyond the first three are offered.
const RUN_BEFORE_MORE: usize = 3;

/// All lanes, in order, and offers to add one.
#[component]
pub fn Lanes() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <div class="sc-lanes">
            <For each=move || session.modes.get() key=|mode| *mode let:mode>
                <Lane mode/>
            </For>
        </div>
        <Offers/>
    }
}

/// Offers to add the lanes that are not there.
#[component]
fn Offers() -> impl IntoView {
    let session = expect_context::<Session>();
    let has_run = move |mode| session.lane(mode).state.get() != LaneState::Idle;
    let is_offered = move |mode: &Mode| {
        let have_run = || Mode::ALL.into_iter().filter(|mode| has_run(*mode)).count();
        let is_early = !matches!(mode, Mode::AsyncBlocking | Mode::Threads);
        session.modes.with(|modes| !modes.contains(mode)) && (is_early || have_run() >= RUN_BEFORE_MORE)
    };
    let offered = Memo::new(move |_| Mode::ALL.into_iter().filter(is_offered).collect::<Vec<_>>());
    let is_next = move |mode| {
        mode == Mode::AsyncInTurn
            && session.guessing.asked().is_empty()
            && has_run(Mode::Sync)
            && has_run(Mode::AsyncTogether)
    };
    let offer = move |mode: Mode| {
        let why = move || match session.plan.with(noun) {
            noun if is_next(mode) => format!("One more: what if each {noun} waits its turn? "),
            _ => String::new(),
        };
        let add = press(move |_| {
            session.modes.update(|modes| modes.push(mode));
            to_question_or_run(mode);
        });
        view! {
            <p>
                {text(why)}
                <button type="button" class="sc-button" class:sc-filled=flag(move || is_next(mode)) on:click=add>
                    {format!("Add “{}”", mode.about().title)}
                </button>
            </p>
        }
    };
    let tries = move || {
        let is_next = [Mode::Sync, Mode::AsyncTogether, Mode::AsyncInTurn].into_iter().all(has_run);
        if !is_next {
            return nothing();
        }
        // A question that is open has the one filled button.
        let is_next = flag(move || session.guessing.asked().is_empty());
        view! { <p class="sc-to-tries"><a class="sc-button" class:sc-filled=is_next href="#sc-tries">"Things to try"</a></p> }
            .into_any()
    };
    let offers = move || offered.get().into_iter().map(offer).collect::<Vec<_>>().into_any();
    view! { <div class="sc-offers">{part(tries)} {part(offers)}</div> }
}
