//! On a narrow screen the page scrolls to the stages before a sequence, because a frozen page can't, and back to the result after it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::viewport::may_scroll;
use crate::page::dom::binding::effect;
use crate::page::dom::element::found;
use crate::page::state::session::Session;

/// How far the page may have moved without the reader having scrolled it, in px.
const SAME_PX: f64 = 2.0;

/// Where the page scrolled to, in px from its top; `None` if it did not, or has scrolled back.
pub struct Scrolling(Rc<Cell<Option<f64>>>);

impl Scrolling {
    /// Scrolls back to the band at the end of a sequence, unless the reader has scrolled.
    pub fn following(session: Session) -> Self {
        let scrolled_to = Rc::<Cell<Option<f64>>>::default();
        let scrolled = Rc::clone(&scrolled_to);
        effect(move || {
            let is_over = !session.is_busy();
            if is_over && scrolled.take().is_some_and(|y| (y - scroll_y()).abs() < SAME_PX) {
                scroll_to(".sc-band");
            }
        });
        Self(scrolled_to)
    }

    /// Scrolls to the stages.
    pub fn show_lanes(&self) {
        if may_scroll() {
            scroll_to(".sc-lanes");
            self.0.set(Some(scroll_y()));
        }
    }
}

fn scroll_to(css: &str) {
    found(css).is::<Element>().scroll_into_view();
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}
