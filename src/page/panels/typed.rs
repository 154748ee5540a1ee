//! Reads what was typed into a field of the plan, where it is not in the notation of links.

use leptos::prelude::untrack;

use crate::page::dom::binding::render_effect;
use crate::page::state::editing::{change, set_sleep};
use crate::page::state::notice::{Field, Notice};
use crate::page::state::session::Session;
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::numbers;
use crate::sharing::typed::number::{Unread, refusal, seconds, whole};

/// Replaces each notice of a typed text by what came of it, until the current owner is cleaned up.
pub fn read_fields(session: Session) {
    render_effect(move || {
        let typed = session.notices.with(|notices| {
            notices.iter().find_map(|notice| match notice {
                Notice::Typed(field, text) => Some((*field, text.clone())),
                _ => None,
            })
        });
        if let Some((field, text)) = typed {
            untrack(|| read(session, field, &text));
        }
    });
}

/// Changes the plan to what was typed, or says how to write it.
fn read(session: Session, field: Field, text: &str) {
    let refuse = |name: &str, takes: &str, unread: Unread| {
        session.notices.set(vec![Notice::Sentence(refusal(name, text, takes, unread))]);
    };
    match field {
        Field::Count => match whole(text) {
            Ok(count) => change(session, session.plan.with_untracked(|plan| plan.with_count(count))),
            Err(unread) => refuse("The count", "a whole number from 1 to 100,000", unread),
        },
        Field::Sleep(step) => match seconds(text) {
            Ok(point) => set_seconds(session, step, point),
            Err(unread) => {
                let name = session.plan.with_untracked(|plan| plan.name(step));
                refuse(&format!("The sleep of {name}"), "seconds from 0 to 60, such as 3 or 0.25", unread);
            }
        },
    }
}

fn set_seconds(session: Session, step: u32, text: String) {
    let Some(length) = numbers::seconds(&text) else { return };
    set_sleep(session, step, length.ms);
    if !length.exact {
        let too_fine = LinkWarning::TooFine { asked: text, used_ms: length.ms };
        session.notices.update(|notices| notices.push(Notice::LinkWarning(too_fine)));
    }
}
