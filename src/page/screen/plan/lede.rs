//! The lede: the paragraph under the heading, which describes the plan.

use leptos::prelude::*;

use crate::findings::plan_text::describe_exercise;
use crate::page::dom::binding::effect;
use crate::page::state::session::Session;

/// Updates the document's lede whenever the plan changes.
pub fn follow(session: Session) {
    effect(move || {
        let text = session.plan.with(describe_exercise);
        if let Some(place) = document().get_element_by_id("lede") {
            place.set_text_content(Some(&text));
        }
    });
}
