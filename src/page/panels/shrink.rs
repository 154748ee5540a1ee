//! A way out of a plan that is too long for a lane that blocks.

use crate::exercise::format::seconds;
use crate::exercise::limits::MAX_BLOCK_MS;
use crate::page::dom::element::{El, button};
use crate::page::screen::notices::Notice;
use crate::page::state::session::Session;

/// Shortens all sleeps until a lane that blocks takes them.
pub fn shrink(session: Session) -> El {
    let shrink = move |_| match session.plan.with_untracked(|plan| plan.shrunk_to(MAX_BLOCK_MS)) {
        Some(plan) => session.change_to(plan),
        None => {
            let sentence = "So many sleepers can't be shrunk to fit: wake some of them.".to_owned();
            session.notices.set(vec![Notice::Sentence(sentence)]);
        }
    };
    button("sc-button", &format!("Shrink all sleeps to fit {} s", seconds(MAX_BLOCK_MS)), shrink)
}
