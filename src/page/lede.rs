//! The words under the heading, with the plan's own numbers.

use leptos::prelude::*;

use crate::exercise::figures::{grouped, seconds};
use crate::exercise::plan::Plan;
use crate::page::session::Session;

/// Keeps the document's lede at what the plan says.
pub fn follow(session: Session) {
    Effect::new(move |_| {
        let text = session.plan.with(lede);
        if let Some(place) = document().get_element_by_id("lede") {
            place.set_text_content(Some(&text));
        }
    });
}

/// "Count from 1 to 30. Number 8 sleeps for 3 seconds, number 12 for 2. …"
fn lede(plan: &Plan) -> String {
    let count = grouped(u64::from(plan.count()));
    let first: Vec<_> = plan.sleepers().take(3).collect();
    let who = match first[..] {
        [] => "Nobody sleeps yet.".to_owned(),
        [(step, ms)] => format!("Number {step} sleeps for {}.", told(ms)),
        [(step, ms), (other, other_ms)] => {
            let other_ms = seconds(u64::from(other_ms));
            format!("Number {step} sleeps for {}, number {other} for {other_ms}.", told(ms))
        }
        _ => format!("{} of the numbers sleep.", grouped(plan.sleepers().count() as u64)),
    };
    format!("Count from 1 to {count}. {who} Run it the ordinary way, then the async way. Nothing to install.")
}

fn told(ms: u32) -> String {
    let unit = if ms == 1000 { "second" } else { "seconds" };
    format!("{} {unit}", seconds(u64::from(ms)))
}
