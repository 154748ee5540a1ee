//! Moves the focus to the next control when the element that had it is about to be removed or hidden, or to what was added.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::host::is_framed;
use crate::browser::options::options;
use crate::browser::timeouts::after;
use crate::exercise::mode::Mode;

/// How long a lane that was added is outlined, in ms.
const OUTLINED_MS: u32 = 1_000;

/// Focuses a lane's Run.
pub fn to_run(mode: Mode) {
    focus_on(format!("[data-lane={}] .sc-run", mode.about().slug));
}

/// Focuses the cell of a step.
pub fn to_cell(step: u32) {
    focus_on(format!("[data-step=\"{step}\"]"));
}

/// Focuses the field of the open stepper.
pub fn to_sleep_field() {
    focus_on(".sc-stepper input".to_owned());
}

/// Focuses the first control of the plan.
pub fn to_plan() {
    focus_on(".sc-plan button, .sc-plan input".to_owned());
}

/// Focuses a range, counted from 1, or the field of ranges if there is no such range.
pub fn to_range(number: usize) {
    focus_on(format!(".sc-ranges li:nth-child({number}) button, .sc-ranges-field button"));
}

/// Brings a lane that was added into view, down to its numbers, so that the result above it stays in view; outlines it for a moment,
/// and focuses its Run. A framed page does not scroll: that would scroll the host page too.
pub fn to_new_lane(mode: Mode) {
    let lane = format!("[data-lane={}]", mode.about().slug);
    if !is_framed() {
        in_next_frame(format!("{lane} .sc-numbers"), |numbers| numbers.scroll_into_view_with_bool(false));
    }
    in_next_frame(lane, |lane| {
        // The name of the class is valid, so the calls do not fail.
        let outline = move |is_on| drop(lane.class_list().toggle_with_force("sc-new", is_on));
        outline(true);
        after(OUTLINED_MS, move || outline(false)).forget();
    });
    to_run(mode);
}

/// Focuses the first element that the selector matches in the next frame, when the page has been rebuilt. In a frame it does not
/// scroll to it: that would scroll the host page too.
pub fn focus_on(selector: String) {
    in_next_frame(selector, |element| {
        drop(element.focus_with_options(&options(&[("preventScroll", is_framed().into())])));
    });
}

/// Calls `act` in the next frame, when the page has been rebuilt, with the first element that the selector matches.
fn in_next_frame(selector: String, act: impl FnOnce(HtmlElement) + 'static) {
    #[inline(never)]
    fn erased(selector: String, act: Box<dyn FnOnce(HtmlElement)>) {
        request_animation_frame(move || {
            let element = document().query_selector(&selector).ok().flatten();
            if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                act(element);
            }
        });
    }
    erased(selector, Box::new(act));
}
