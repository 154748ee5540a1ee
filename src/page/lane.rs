//! A lane: it runs one mode and shows what that took.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::exercise::figures::{reading, seconds};
use crate::exercise::mode::{MAX_BLOCK_MS, Mode};
use crate::page::lane_numbers::LaneNumbers;
use crate::page::lane_state::{LaneSignals, LaneState};
use crate::page::log::LogView;
use crate::page::session::Session;
use crate::page::strip::Strip;

/// The lane of one mode.
#[component]
pub fn Lane(
    /// The mode it runs.
    mode: Mode,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let lane = session.lane(mode);
    let about = mode.about();
    let id = format!("sc-lane-{}", about.slug);
    let title_id = format!("{id}-title");
    let heading = view! { <h2 id=title_id.clone()>{about.title}</h2> };
    view! {
        <section
            id=id
            class="sc-lane"
            class:sc-warm=mode == Mode::Sync
            data-lane=about.slug
            data-state=move || lane.state.get().slug()
            aria-labelledby=title_id
            on:pointerenter=move |_| session.watch(Some(mode))
            on:pointerleave=move |_| session.watch(None)
            on:focusin=move |_| session.watch(Some(mode))
            on:focusout=move |_| session.watch(None)
        >
            <header>
                {heading}
                <RemoveButton mode/>
            </header>
            <p class="sc-blurb">{about.blurb} " " <code>{about.python}</code></p>
            <RunButton lane/>
            <Strip lane/>
            <LaneNumbers lane/>
            <LogView lane/>
        </section>
    }
}

/// Takes the lane away, unless it is the last or a run is on.
#[component]
fn RemoveButton(
    /// The lane's mode.
    mode: Mode,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let can_go = move || session.modes.with(|modes| modes.len() > 1) && session.running.get() != Some(mode);
    let remove = move |_| session.modes.update(|modes| modes.retain(|other| *other != mode));
    view! {
        <Show when=can_go>
            <button type="button" class="sc-quiet" on:click=remove>
                "Remove" <span class="sc-unseen">{format!(" {}", mode.about().title)}</span>
            </button>
        </Show>
    }
}

/// Run, which is Stop while the run is on, and beneath it what it does, why it can't, or what became of it.
#[component]
fn RunButton(
    /// The lane.
    lane: LaneSignals,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let mode = lane.mode;
    let is_running = move || lane.state.get() == LaneState::Running;
    let refusal = Memo::new(move |_| session.plan.with(|plan| mode.refuse(plan)).map(|why| why.to_string()));
    let waits_for = move || session.running.get().filter(|running| *running != mode);
    let is_off = move || waits_for().is_some() || (refusal.with(Option::is_some) && !is_running());
    let press = move |event: MouseEvent| {
        // The second click of a double click is no answer to what the first one did.
        let is_second = event.detail() > 1;
        match lane.state.get_untracked() {
            _ if is_second => {}
            LaneState::Running => session.stop(event.time_stamp()),
            _ => session.start(mode),
        }
    };
    let description = format!("sc-lane-{}-says", mode.about().slug);
    view! {
        <button
            type="button"
            class="sc-button sc-run"
            class:sc-filled=move || session.next_to_run() == Some(mode)
            data-stop=is_running
            aria-disabled=move || is_off().then_some("true")
            aria-describedby=description.clone()
            on:click=press
        >
            {move || if is_running() { "Stop" } else { "Run" }}
            <span class="sc-unseen">{format!(" {}", mode.about().title)}</span>
        </button>
        <div id=description class="sc-says">
            {move || match (refusal.get().filter(|_| !is_running()), waits_for()) {
                (Some(why), _) => view! { <p data-notice>{why}</p> <ShrinkButton/> }.into_any(),
                (None, Some(other)) => view! { <p>{waiting(other)}</p> }.into_any(),
                (None, None) => view! { <p>{freeze_sentence(session, lane)}</p> }.into_any(),
            }}
            {move || lane.said.get().into_iter().map(|said| view! { <p class="sc-said">{said}</p> }).collect_view()}
        </div>
    }
}

/// Shortens all sleeps until a lane that blocks takes them.
#[component]
fn ShrinkButton() -> impl IntoView {
    let session = expect_context::<Session>();
    let shrunk = move || session.plan.with(|plan| plan.shrunk_to(MAX_BLOCK_MS));
    let label = format!("Shrink all sleeps to fit {} s", seconds(MAX_BLOCK_MS));
    shrunk().map(|plan| {
        view! {
            <button type="button" class="sc-button" on:click=move |_| session.plan.set(plan.clone())>{label}</button>
        }
    })
}

fn waiting(other: Mode) -> String {
    format!("Waiting for {}: one run at a time.", other.about().title)
}

/// What a run will do, or does, to the page.
fn freeze_sentence(session: Session, lane: LaneSignals) -> String {
    let freeze_ms = session.plan.with(|plan| lane.mode.expected_freeze_ms(plan));
    let is_running = lane.state.get() == LaneState::Running;
    match (lane.mode.about().blocks, is_running) {
        (false, _) => "Leaves this page free while it counts.".to_owned(),
        (true, _) if freeze_ms == 0 => "Nobody sleeps, so nothing freezes for long.".to_owned(),
        (true, false) => format!("Freezes this page for {}, on purpose.", told_freeze(freeze_ms)),
        (true, true) => format!(
            "Frozen for about {}. Poke me now. Scrolling may still move; nothing new will be drawn.",
            told_freeze(freeze_ms)
        ),
    }
}

fn told_freeze(ms: u64) -> String {
    if ms < 1000 { reading(ms as f64) } else { format!("{} s", seconds(ms)) }
}
