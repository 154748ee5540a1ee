//! On a narrow screen the page comes back to the result after the run of a lane that the result offered.

use leptos::prelude::*;

use crate::browser::timeouts::after;
use crate::browser::viewport::may_scroll;
use crate::exercise::mode::Mode;
use crate::findings::sequence::{Ending, Sequence};
use crate::page::state::session::Session;

/// How long after the start of a run the page stands where it scrolled to, in ms.
const SETTLED_MS: u32 = 500;
/// How long the lane stays in view after its run, in ms.
const SEEN_MS: u32 = 1_000;
/// How far the page may have moved without the reader having scrolled it, in px.
const SAME_PX: f64 = 2.0;

/// Scrolls to the band after the lane in `offered` has run by itself, unless the reader has scrolled meanwhile.
pub fn come_back(session: Session, offered: StoredValue<Option<Mode>>) {
    let stood = StoredValue::new(None);
    Effect::new(move |_| {
        let sequence = session.sequence.get();
        let is_offered = |it: &Sequence| it.is_of_one() && it.current() == offered.get_value();
        let Some(sequence) = sequence.filter(is_offered).filter(|_| may_scroll()) else { return };
        match sequence.ending() {
            None => drop(after(SETTLED_MS, move || stood.set_value(Some(scroll_y()))).forget()),
            Some(Ending::Done) => drop(after(SEEN_MS, move || end(session, offered, stood.get_value())).forget()),
            Some(_) => {}
        }
    });
}

/// Scrolls to the band, if the page stands where it `stood` and no lane runs.
fn end(session: Session, offered: StoredValue<Option<Mode>>, stood: Option<f64>) {
    let is_on = session.sequence.with_untracked(|sequence| sequence.as_ref().is_some_and(Sequence::is_on));
    let stands = !is_on && stood.is_some_and(|y| (y - scroll_y()).abs() <= SAME_PX);
    if stands && let Ok(Some(band)) = document().query_selector(".sc-band") {
        band.scroll_into_view_with_bool(true);
    }
    offered.set_value(None);
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}
