//! The words under the heading, with the plan's own numbers and names.

use leptos::prelude::*;

use crate::findings::plan_text::describe_exercise;
use crate::page::dom::binding::effect;
use crate::page::state::session::Session;

/// Keeps the document's lede at what the plan says.
pub fn follow(session: Session) {
    effect(move || {
        let text = session.plan.with(describe_exercise);
        if let Some(place) = document().get_element_by_id("lede") {
            place.set_text_content(Some(&text));
        }
    });
}
