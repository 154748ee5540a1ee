//! The lede: the paragraph under the heading, which describes the plan.

use leptos::prelude::*;

use crate::findings::plan_text::{describe_exercise, describe_exercise_briefly};
use crate::page::dom::binding::effect;
use crate::page::state::session::Session;

/// Updates the document's lede whenever the plan changes: the one for wide screens, and the short one for narrow screens.
pub fn follow(session: Session) {
    effect(move || {
        for (id, text) in [
            ("lede", session.plan.with(describe_exercise)),
            ("lede-brief", session.plan.with(describe_exercise_briefly)),
        ] {
            if let Some(place) = document().get_element_by_id(id) {
                place.set_text_content(Some(&text));
            }
        }
    });
}
