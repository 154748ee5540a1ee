//! On a narrow screen the page scrolls to the stages before a sequence, because a frozen page can't, and back to the result after it.
//! In between, lanes are as low as can be.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::timeouts::after;
use crate::browser::viewport::may_scroll;
use crate::findings::sequence::Sequence;
use crate::page::dom::binding::effect;
use crate::page::dom::element::found;
use crate::page::state::session::Session;

/// How far the page may have moved without the reader having scrolled it, in px.
const SAME_PX: f64 = 2.0;

/// The place of the bottom of a stage, as a part of the viewport's height, below which the bar at the bottom may cover the stage.
const LOWEST: f64 = 0.85;

/// How long the stages stay in view after the last lane has run, in ms: its end is to be seen.
const SEEN_MS: u32 = 1_000;

/// Where the page scrolled to, in px from its top; `None` if it did not, or has scrolled back.
#[derive(Clone, Default)]
pub struct Scrolling(Rc<Cell<Option<f64>>>);

impl Scrolling {
    /// Follows a sequence, unless the reader scrolls: to each lane whose stage is not in view, and back to the band at the end.
    pub fn following(session: Session) -> Self {
        let scrolling = Self::default();
        let followed = scrolling.clone();
        effect(move || {
            let current = session.sequence.with(|sequence| sequence.as_ref().filter(|it| it.is_on())?.current());
            match current {
                _ if followed.0.get().is_none() => {}
                Some(mode) => {
                    let lane = format!("[data-lane={}]", mode.about().slug);
                    if followed.is_left_alone() && !is_in_view(&format!("{lane} [data-stage]")) {
                        followed.show(&lane);
                    }
                }
                None => {
                    let followed = followed.clone();
                    after(SEEN_MS, move || followed.end(session)).forget();
                }
            }
        });
        scrolling
    }

    /// Scrolls to the stages.
    pub fn show_lanes(&self) {
        if may_scroll() {
            make_low(true);
            self.show(".sc-lanes");
        }
    }

    /// Scrolls back to the band, unless the reader has scrolled or runs lanes again.
    fn end(&self, session: Session) {
        if session.sequence.with_untracked(|sequence| sequence.as_ref().is_some_and(Sequence::is_on)) {
            return;
        }
        if self.is_left_alone() {
            self.show(".sc-band");
        }
        self.0.take();
        make_low(false);
    }

    /// Whether the page is where it scrolled to.
    fn is_left_alone(&self) -> bool {
        self.0.get().is_some_and(|y| (y - scroll_y()).abs() <= SAME_PX)
    }

    fn show(&self, css: &str) {
        found(css).cast::<Element>().scroll_into_view_with_bool(true);
        self.0.set(Some(scroll_y()));
    }
}

/// Leaves out what of the lanes is not about the run, or shows it again.
fn make_low(is_low: bool) {
    // The name of the class is valid, so the call does not fail.
    drop(found(".sc-lanes").cast::<Element>().class_list().toggle_with_force("sc-low", is_low));
}

fn is_in_view(css: &str) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    found(css).cast::<Element>().get_bounding_client_rect().bottom() < height * LOWEST
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}
