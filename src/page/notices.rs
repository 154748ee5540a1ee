//! What the reader has to be told: values that can't be used, runs that can't be read or kept.

use crate::page::element::{self, El, el, several};
use crate::page::rest::place;
use crate::page::session::Session;
use crate::sharing::unusable::Unusable;

/// Something that the reader has to be told. The rest of the page has the words for what can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A sentence.
    Sentence(String),
    /// A value that can't be used.
    Unusable(Unusable),
}

/// The place of the notices, if there are any.
pub fn notices(session: Session) -> El {
    let has_any = move || vec![session.notices.with(|notices| u32::from(!notices.is_empty()))];
    el("div").class("sc-notices").attr("role", "status").part_of(has_any, move |has_any| {
        if has_any == [0] {
            return several();
        }
        session.rest.ask_again();
        place(session, move |later| (later.notices)(session))
    })
}

/// Says that runs are not stored, once there is one. It stands below the lanes, so that nothing moves when it comes.
pub fn storage_notice(session: Session) -> El {
    let told = move || {
        let sentence = "This browser won't store your runs; they last until you leave.";
        let is_told = !session.keeps_runs.get() && session.runs.with(|runs| !runs.is_empty());
        element::notices(is_told.then(|| sentence.to_owned()))
    };
    el("div").class("sc-notices").attr("role", "status").part(told)
}
