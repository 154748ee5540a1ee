//! The log of a lane: what was printed, when, and when it could be seen.

use leptos::prelude::*;

use crate::exercise::figures::{clock_seconds, hundredths, millis};
use crate::exercise::log::EventKind;
use crate::exercise::mode::Mode;
use crate::findings::replay::Line;
use crate::page::dynamic::{attribute, flag, nothing, part, press, text};
use crate::page::lane_state::{LaneSignals, LaneState};
use crate::page::lines::Row;
use crate::page::log_foot::LogFoot;
use crate::page::log_parts::{LINE_PX, above, below, follow_end, look_at, px, room};
use crate::page::rest::quiet_place;
use crate::page::session::Session;

const EXPLANATION: &str = "Printed: the program said it. Shown: the screen could draw it. Both in seconds.";

/// The log's lines, as far as they are mounted. A long one is clipped: to its end while it runs, and then to the lines
/// around the first sleeper, until all are asked for.
#[component]
pub fn LogView(
    /// The lane.
    lane: LaneSignals,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let shows_all = RwSignal::new(false);
    let is_explained = RwSignal::new(false);
    let clip = NodeRef::<leptos::html::Div>::new();
    let is_running = move || lane.state.get() == LaneState::Running;
    let are_many = Memo::new(move |_| lane.source.with(|lines| lines.as_ref().is_some_and(|lines| lines.are_many())));
    Effect::new(move |_| {
        if is_running() {
            shows_all.set(false);
        } else if let Some((clip, line)) = clip.get().zip(first_sleep(lane)).filter(|_| !are_many.get()) {
            // A few lines before it, for where it stands.
            clip.set_scroll_top((line - 3).max(0) * LINE_PX);
        }
    });
    follow_end(lane, clip, are_many);
    Effect::new(move |_| {
        let printed = session.replay.at_ms_in(lane.mode).map(|at_ms| printed_at(lane, at_ms));
        if let Some((clip, printed)) = clip.get().zip(printed) {
            // The last printed line stands a few lines above the lower edge.
            clip.set_scroll_top((printed + 3) * LINE_PX - clip.client_height());
        }
    });
    let on_scroll = move |_| {
        if let Some(clip) = clip.get_untracked().filter(|_| are_many.get_untracked()) {
            look_at(session, lane, &clip);
        }
    };
    let is_terminal = move || session.replay.is_terminal_in(lane.mode);
    let bracket = move || match lane.run.with(|run| run.as_ref().and_then(|run| run.shown_in_one_frame())) {
        Some(sentence) => view! { <p class="sc-bracket"><span>{sentence}</span></p> }.into_any(),
        None => nothing(),
    };
    view! {
        <div class="sc-log-frame">
            <p class="sc-gloss" hidden=flag(move || !is_explained.get())>{EXPLANATION}</p>
            <div
                class="sc-log-clip"
                class:sc-all=flag(move || shows_all.get())
                class:sc-following=flag(move || is_running() && !are_many.get())
                class:sc-endless=flag(move || are_many.get())
                tabindex=attribute(move || are_many.get().then(|| "0".to_owned()))
                on:scroll=on_scroll
                class:sc-terminal=flag(is_terminal)
                node_ref=clip
            >
                <table class="sc-log" data-log aria-rowcount=text(move || (lane.lines.get() + 1).to_string())>
                    <caption class="sc-unseen">{format!("Log of {}", lane.mode.about().title)}</caption>
                    <LogHead is_explained/>
                    {room(text(move || px(above(lane))))}
                    <tbody>
                        <For each=move || lane.rows.get() key=|row| row.key children=move |row| log_row(session, lane.mode, row)/>
                    </tbody>
                    {room(text(move || px(below(lane))))}
                </table>
            </div>
            {part(bracket)}
            {quiet_place(move |later| (later.log_search)(lane, clip, are_many))}
            <LogFoot lane shows_all/>
        </div>
    }
}

/// The names of the columns, which explain themselves when they are focused or tapped.
#[component]
fn LogHead(
    /// Whether the explanation is there.
    is_explained: RwSignal<bool>,
) -> impl IntoView {
    let name = move |name: &'static str| {
        let explain = press(move |_| is_explained.set(true));
        let is_expanded = text(move || is_explained.get().to_string());
        view! {
            <button
                type="button"
                class="sc-column"
                aria-expanded=is_expanded
                on:click=explain
                on:focus=move |_| is_explained.set(true)
            >
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
        </thead>
    }
}

/// One line.
fn log_row(session: Session, mode: Mode, row: Row) -> impl IntoView {
    let Row { key, event, line, is_told, slept_ms, is_next, asleep, shown, .. } = row;
    let slept = slept_ms.map_or_else(String::new, clock_seconds);
    let tracks = (0..u8::BITS).filter(|track| asleep & (1 << track) != 0);
    let gutter: String = tracks.map(|track| format!("sc-asleep-{track} ")).collect();
    let (seen, replayed) = (shown.clone(), shown.clone());
    let replayed = move || {
        let at_ms = session.replay.at_ms_in(mode)?;
        Some(Line::at(at_ms, event.at_ms, replayed.get()).slug().to_owned())
    };
    // A line that must wrap does so between its step and what that does.
    let does = match event.kind {
        EventKind::Printed => "",
        EventKind::SleepStarted => "start sleeping",
        EventKind::SleepDone => "done sleeping",
    };
    let label = line.strip_suffix(does).unwrap_or(&line).to_owned();
    let class = match (is_next, is_told) {
        (true, true) => "sc-next sc-told",
        (true, false) => "sc-next",
        (false, true) => "sc-told",
        (false, false) => "",
    };
    view! {
        <tr
            class=class
            aria-rowindex=(key.1 + 2).to_string()
            data-printed-ms=millis(event.at_ms)
            data-shown-ms=attribute(move || shown.get().map(millis))
            data-replayed=attribute(replayed)
        >
            <td>{hundredths(event.at_ms)}</td>
            <td class=gutter aria-hidden="true"></td>
            <td><span data-line>{label}<span class="sc-does">{does}</span></span><span class="sc-slept">{slept}</span></td>
            <td>{text(move || seen.get().map_or_else(String::new, hundredths))}</td>
        </tr>
    }
}

/// How many lines had been printed at that moment of the replay, in ms.
fn printed_at(lane: LaneSignals, at_ms: f64) -> i32 {
    let printed = lane.source.with_untracked(|lines| lines.as_ref().map_or(0, |lines| lines.printed_at(at_ms)));
    i32::try_from(printed).unwrap_or_default()
}

/// Which mounted line is the first that says somebody started sleeping.
fn first_sleep(lane: LaneSignals) -> Option<i32> {
    let is_sleep = |row: &Row| row.event.kind == EventKind::SleepStarted;
    let line = lane.rows.with_untracked(|rows| rows.iter().position(is_sleep))?;
    i32::try_from(line).ok()
}
