//! Going on: brings what comes next into view, and the focus with it, when what had the focus goes away.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::exercise::mode::Mode;

/// Goes to Run of that lane.
pub fn to_run(mode: Mode) {
    to(format!("[data-lane={}] .sc-run", mode.about().slug));
}

/// Goes to the question that is asked.
pub fn to_question() {
    to(".sc-guess:not([inert]) input".to_owned());
}

/// Goes to a range, counted from 1, or to where ranges are written if it is not there.
pub fn to_range(number: usize) {
    to(format!(".sc-ranges li:nth-child({number}) button, .sc-ranges-field button"));
}

/// Goes to the question that is asked, or to Run of that lane where none is.
pub fn to_question_or_run(mode: Mode) {
    to(format!(".sc-guess:not([inert]) input, [data-lane={}] .sc-run", mode.about().slug));
}

/// Goes to the first element that the selector finds when the page has been drawn anew.
fn to(selector: String) {
    request_animation_frame(move || {
        let place = document().query_selector(&selector).ok().flatten();
        if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
            // What can be seen takes the focus.
            let _ = place.focus();
        }
    });
}
