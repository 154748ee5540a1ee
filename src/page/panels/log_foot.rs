//! The line under a lane's log: its number of lines, the button that shows all of them, and the replay as in a terminal.

use leptos::prelude::*;

use crate::exercise::format::grouped;
use crate::findings::log_rows::MOST_ROWS;
use crate::page::panels::printing::MOST_PRINTED;
use crate::page::panels::terminal::Terminal;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;

/// The most lines that a clipped log shows. The style sheet has the same number.
const CLIPPED_LINES: usize = 6;

/// The button that shows all lines or fewer, and the button of the terminal. A log of too many lines to mount gets higher and goes
/// on scrolling.
#[component]
pub fn LogFoot(
    /// The lane.
    lane: Lane,
    /// Whether the log shows all lines.
    shows_all: ErasedSignal<bool>,
) -> impl IntoView {
    let lines = move || lane.line_count.get();
    let label = move || match (shows_all.get(), lines() > MOST_ROWS) {
        (true, _) => "Show fewer lines".to_owned(),
        (false, true) => "Show more lines".to_owned(),
        (false, false) => format!("Show all {} lines", grouped(lines() as u64)),
    };
    let many = move || match lines() {
        lines if lines > MOST_ROWS => format!("{} lines. ", grouped(lines as u64)),
        _ => String::new(),
    };
    let printed = move || match lines() > MOST_PRINTED {
        true => format!("The first {} are printed.", grouped(MOST_PRINTED as u64)),
        false => String::new(),
    };
    let toggle = move |_| shows_all.update(|shows_all| *shows_all = !*shows_all);
    view! {
        <div class="sc-log-foot">
            <span prop:textContent=many/>
            <span class="sc-printed-only" prop:textContent=printed/>
            <button
                type="button"
                class="sc-quiet"
                hidden=move || lines() <= CLIPPED_LINES
                on:click=toggle
                prop:textContent=label
            />
            <Terminal lane/>
        </div>
    }
}
