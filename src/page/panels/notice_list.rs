//! The notices in words, until they are dismissed.

use crate::exercise::format::grouped;
use crate::page::dom::element::{self, El, button, fragment};
use crate::page::screen::notices::Notice;
use crate::page::state::session::Session;

/// The most notices that are shown one by one.
const MOST_NOTICES: usize = 12;

/// A sentence each.
pub fn notice_words(session: Session) -> El {
    fragment().dynamic(move || {
        let mut told: Vec<_> = session.notices.with(|notices| notices.iter().map(in_words).collect());
        let more = told.len().saturating_sub(MOST_NOTICES);
        told.truncate(MOST_NOTICES);
        told.extend((more > 0).then(|| format!("And {} more like these.", grouped(more as u64))));
        let dismiss = button("sc-quiet", "Dismiss", move |_| session.notices.set(Vec::new()));
        element::notices(told).child(dismiss)
    })
}

fn in_words(notice: &Notice) -> String {
    match notice {
        Notice::Sentence(sentence) => sentence.clone(),
        Notice::LinkWarning(warnings) => warnings.to_string(),
    }
}

/// Says that runs are not stored, once there is one.
pub fn storage_notice(session: Session) -> El {
    let told = move || {
        let sentence = "This browser won't store your runs; they last until you leave.";
        let is_told = !session.keeps_runs.get() && session.runs.with(|runs| !runs.is_empty());
        element::notices(is_told.then(|| sentence.to_owned()))
    };
    fragment().dynamic(told)
}
