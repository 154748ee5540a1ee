//! Moves the focus to the next control when the element that had it is about to be removed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::exercise::mode::Mode;

/// Focuses a lane's Run.
pub fn to_run(mode: Mode) {
    focus_on(format!("[data-lane={}] .sc-run", mode.about().slug));
}

/// Focuses the open question.
pub fn to_question() {
    focus_on(".sc-guess:not([inert]) input".to_owned());
}

/// Focuses a range, counted from 1, or the field of ranges if there is no such range.
pub fn to_range(number: usize) {
    focus_on(format!(".sc-ranges li:nth-child({number}) button, .sc-ranges-field button"));
}

/// Focuses the open question, or the lane's Run if no question is open.
pub fn to_question_or_run(mode: Mode) {
    focus_on(format!(".sc-guess:not([inert]) input, [data-lane={}] .sc-run", mode.about().slug));
}

/// Focuses the first element that the selector matches in the next frame, when the page has been rebuilt.
fn focus_on(selector: String) {
    request_animation_frame(move || {
        let element = document().query_selector(&selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
