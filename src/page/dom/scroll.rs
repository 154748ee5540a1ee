//! Scrolls to what a press has changed or opened.

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::options::options;

/// Scrolls to the top of the page, where the heading, the notices and the plan are.
pub fn scroll_to_plan() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls as far as it takes to see all of an element.
pub fn scroll_into_view(element: &Element) {
    element.scroll_into_view_with_scroll_into_view_options(&options(&[("block", "nearest".into())]));
}
