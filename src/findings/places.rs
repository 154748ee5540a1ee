//! Places: in a run with a limit, how many steps held one at the same time, and which had to wait for one.

use crate::exercise::format::{concat, grouped, in_words, seconds_read};
use crate::exercise::log::{Event, EventKind};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::Span;
use crate::findings::plan_text::names;
use crate::findings::run::{Outcome, Run};

/// What became of the places of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The most places that sleepers held at the same time. A step that does not sleep holds one for no time.
    pub most_taken: u32,
    /// The first step that waited for a place, and the last one that got one, if any waited. All between them waited, too: steps enter in
    /// plan order.
    pub waited: Option<(u32, u32)>,
    /// The shortest and the longest of these waits, in ms.
    pub waits_ms: (f64, f64),
}

/// What became of the places of a run; `None` if its mode has none.
pub fn places(run: &Run) -> Option<Places> {
    (run.mode == Mode::AsyncLimited).then(|| of_events(&run.plan, &run.events))
}

/// The first step that waited for a place; `None` if none did.
pub fn first_waiter(mode: Mode, plan: &Plan, events: &[Event]) -> Option<u32> {
    let places = (mode == Mode::AsyncLimited).then(|| of_events(plan, events))?;
    // A run that was stopped may have let in nobody who waited.
    let next = || events.iter().map(|event| event.step).max().map_or(1, |last| last + 1);
    places.waited.map(|(first, _)| first).or_else(|| (places.most_taken >= plan.limit()).then(next))
}

fn of_events(plan: &Plan, events: &[Event]) -> Places {
    let mut places = Places { most_taken: 0, waited: None, waits_ms: (0.0, 0.0) };
    let (mut taken, mut entered, mut full_ms) = (0_u32, 0, None);
    for event in events {
        if event.step > entered {
            entered = event.step;
            if let Some(full_ms) = full_ms {
                let wait_ms = f64::max(event.at_ms - full_ms, 0.0);
                let (first, shortest_ms) =
                    places.waited.map_or((event.step, wait_ms), |(first, _)| (first, places.waits_ms.0));
                places.waited = Some((first, event.step));
                places.waits_ms = (shortest_ms.min(wait_ms), places.waits_ms.1.max(wait_ms));
            }
        }
        match event.kind {
            EventKind::SleepStarted => taken += 1,
            EventKind::SleepDone => taken = taken.saturating_sub(1),
            EventKind::Printed => {}
        }
        places.most_taken = places.most_taken.max(taken);
        if full_ms.is_none() && places.most_taken >= plan.limit() {
            full_ms = Some(event.at_ms);
        }
    }
    places
}

/// Whether the steps of a run entered in plan order, and no more at once than there are places. True for modes without places.
pub fn keeps_limit(run: &Run) -> bool {
    let Some(places) = places(run) else { return true };
    let is_entry = |event: &&Event| event.kind == EventKind::SleepStarted || run.plan.sleep_of(event.step) == 0;
    places.most_taken <= run.plan.limit() && run.events.iter().filter(is_entry).is_sorted_by_key(|event| event.step)
}

/// "Both places were taken, and 13 to 30 waited for one: 2.0 s each."; or that nobody waited. `None` if the mode has no places, or nobody
/// sleeps.
pub fn sentence(run: &Run) -> Option<String> {
    let places = places(run).filter(|places| places.most_taken > 0)?;
    let limit = run.plan.limit();
    let taken = match limit {
        1 => "The one place was taken".to_owned(),
        2 => "Both places were taken".to_owned(),
        _ => concat(&["All ", &number(limit), " places were taken"]),
    };
    let Some((first, last)) = places.waited else {
        return Some(match places.most_taken {
            most if most < limit => concat(&[
                "At most ",
                &number(most),
                " of ",
                &number(limit),
                " places were taken, so nobody waited for one.",
            ]),
            _ if run.outcome == Outcome::Done => concat(&[&taken, ", and nobody else needed one."]),
            _ => concat(&[&taken, ", and nobody was let in before the end."]),
        });
    };
    let who = if run.plan.is_named() { names(&run.plan, first, last) } else { Span::new(first, last).to_string() };
    let [shortest, longest] = [places.waits_ms.0, places.waits_ms.1].map(seconds_read);
    let long = match first == last {
        true => longest,
        false if shortest == longest => longest + " each",
        false => concat(&[&shortest, " to ", &longest, " each"]),
    };
    Some(concat(&[&taken, ", and ", &who, " waited for one: ", &long, "."]))
}

/// "three", or "100,000".
fn number(places: u32) -> String {
    if places > 10 { grouped(u64::from(places)) } else { in_words(places as usize) }
}

/// "18, up to 2.0 s", or "nobody", for a cell of a table; empty if the mode has no places.
pub fn in_a_table(run: &Run) -> String {
    match places(run) {
        None => String::new(),
        Some(Places { waited: None, .. }) => "nobody".to_owned(),
        Some(Places { waited: Some((first, last)), waits_ms, .. }) => {
            let count = grouped(u64::from(last - first + 1));
            concat(&[&count, ", up to ", &seconds_read(waits_ms.1)])
        }
    }
}
