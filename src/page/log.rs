//! The log of a lane: what was printed, when, and when it could be seen.

use leptos::prelude::*;

use crate::exercise::figures::{clock_seconds, grouped, millis, seconds};
use crate::exercise::log::{Event, EventKind};
use crate::exercise::plan::Plan;
use crate::page::lane_state::{LaneSignals, LaneState, Row};
use crate::page::session::Session;

/// The lines that a narrow screen shows of a longer log. The style sheet has the same number.
const FEW: usize = 9;
/// The lines that a wide screen shows of a longer log. The style sheet has the same number.
const MANY: usize = 36;

/// The log's lines, as far as they are mounted. A long one is clipped: to its end while it runs, and then to the lines
/// around the first sleeper, until all are asked for.
#[component]
pub fn LogView(
    /// The lane.
    lane: LaneSignals,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let clip = NodeRef::<leptos::html::Div>::new();
    let is_running = move || lane.state.get() == LaneState::Running;
    Effect::new(move |_| {
        if is_running() {
            shows_all.set(false);
        } else if let Some((clip, line)) = clip.get().zip(first_sleep(lane)) {
            // A few lines before it, for where it stands.
            clip.set_scroll_top(line.saturating_sub(3) * 22);
        }
    });
    let one_frame = move || lane.run.with(|run| run.as_ref().and_then(|run| run.shown_in_one_frame()));
    view! {
        <div>
        <div class="sc-log-clip" class:sc-all=shows_all class:sc-following=is_running node_ref=clip>
            <table class="sc-log" data-log>
                <caption class="sc-unseen">{format!("Log of {}", lane.mode.about().title)}</caption>
                <LogHead/>
                <tbody>
                    <For each=move || lane.rows.get() key=|row| row.key let:row>
                        <LogRow lane row/>
                    </For>
                </tbody>
            </table>
            {move || one_frame().map(|sentence| view! { <p class="sc-bracket"><span>{sentence}</span></p> })}
        </div>
        <LogFoot lane shows_all/>
        </div>
    }
}

/// The names of the columns, which explain themselves when they are first focused or tapped.
#[component]
fn LogHead() -> impl IntoView {
    let is_explained = RwSignal::new(false);
    let explain = move |_| is_explained.update(|is_explained| *is_explained = !*is_explained);
    let explanation = "Printed: the program said it. Shown: the screen could draw it.";
    let name = move |name| {
        view! {
            <button type="button" class="sc-column" aria-expanded=move || is_explained.get().to_string() on:click=explain>
                {name}
            </button>
        }
    };
    view! {
        <thead>
            <tr>
                <th scope="col">{name("printed")}</th>
                <td aria-hidden="true"></td>
                <th scope="col">"line"</th>
                <th scope="col">{name("shown")}</th>
            </tr>
            {move || is_explained.get().then(|| view! { <tr><td colspan="4" class="sc-gloss">{explanation}</td></tr> })}
        </thead>
    }
}

/// One line.
#[component]
fn LogRow(
    /// The lane.
    lane: LaneSignals,
    /// The line.
    row: Row,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let plan = lane.run.get_untracked().map_or_else(|| session.plan.get_untracked(), |run| run.plan.clone());
    let shown = row.shown.clone();
    let Event { at_ms, step, kind } = row.event;
    let slept = (kind == EventKind::SleepDone).then(|| format!("{} s", seconds(u64::from(plan.sleep_of(step)))));
    let tracks: String =
        (0..3).filter(|track| row.asleep & (1 << track) != 0).map(|track| format!("sc-asleep-{track} ")).collect();
    view! {
        <tr
            data-printed-ms=millis(at_ms)
            data-shown-ms=move || row.shown.get().map(millis)
            class:sc-next=kind == EventKind::Printed && Some(step) == next_awake(&plan)
        >
            <td>{clock_seconds(at_ms)}</td>
            <td class=tracks aria-hidden="true"></td>
            <td><span data-line>{row.event.line()}</span> <span class="sc-slept">{slept}</span></td>
            <td>{move || shown.get().map(clock_seconds)}</td>
        </tr>
    }
}

/// How many lines there are, and all of them for who asks.
#[component]
fn LogFoot(
    /// The lane.
    lane: LaneSignals,
    /// Whether all mounted lines are shown.
    shows_all: RwSignal<bool>,
) -> impl IntoView {
    let mounted = move || lane.rows.with(Vec::len);
    let label = move || match (shows_all.get(), lane.lines.get()) {
        (true, _) => "Show fewer lines".to_owned(),
        (false, lines) if lines > mounted() => format!("Show the last {} lines", mounted()),
        (false, lines) => format!("Show all {} lines", grouped(lines as u64)),
    };
    let fits = move || lane.lines.get() <= MANY;
    let older = move || {
        let lines = lane.lines.get();
        (lines > mounted()).then(|| format!("The last {} of {} lines.", mounted(), grouped(lines as u64)))
    };
    view! {
        <p class="sc-log-foot">
            {older} " "
            <Show when=move || { mounted() > FEW }>
                <button type="button" class="sc-quiet" class:sc-fits=fits on:click=move |_| shows_all.update(|all| *all = !*all)>
                    {label}
                </button>
            </Show>
        </p>
    }
}

/// Which mounted line is the first that says somebody started sleeping.
fn first_sleep(lane: LaneSignals) -> Option<i32> {
    let is_sleep = |row: &Row| row.event.kind == EventKind::SleepStarted;
    let line = lane.rows.with(|rows| rows.iter().position(is_sleep))?;
    i32::try_from(line).ok()
}

/// The step after the first sleeper: the one to watch.
fn next_awake(plan: &Plan) -> Option<u32> {
    let (first, _) = plan.sleepers().next()?;
    (first..=plan.count()).find(|step| plan.sleep_of(*step) == 0)
}
