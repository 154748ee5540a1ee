//! Dragging the end of a sleep in the timeline. What is to be expected follows at once; the plan follows when the end is released.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use web_sys::{Element, Event};

use crate::browser::fields::{flag, number};
use crate::browser::frames::Frame;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::sleep_ends::dragged;
use crate::page::panels::expected::Expected;
use crate::page::state::editing::set_sleep;
use crate::page::state::session::Session;

/// How near to the end of the axis the pointer lets the axis grow, in px, and in how many frames by its own length.
const EDGE_PX: f64 = 10.0;
const FRAMES: f64 = 90.0;

/// A sleep that is being dragged.
#[derive(Clone, PartialEq)]
pub struct Drag {
    /// The lane in whose track it is dragged.
    pub mode: Mode,
    /// The step that sleeps.
    pub step: u32,
    /// The plan with its new length.
    pub plan: Plan,
    /// The axis does not end before this time, in ms, so that the end stays under the pointer.
    pub least_end_ms: f64,
}

/// A pointer that holds the end of a sleep.
struct Grip {
    mode: Mode,
    step: u32,
    id: f64,
    handle: Element,
    /// Where it was pressed and where it is, in px of the window.
    from_px: f64,
    px: f64,
    /// Where the axis ends.
    edge_px: f64,
    /// The length of the sleep when it was pressed, and the end of the axis, in ms.
    from_ms: u32,
    end_ms: f64,
    ms_a_px: f64,
    /// How much longer the sleep got at the end of the axis, in ms.
    grown_ms: f64,
    /// The frame that applies the latest move: there is one simulation a frame at most.
    frame: Option<Frame>,
}

/// The state of dragging. Copies share it.
#[derive(Clone, Copy)]
pub struct Dragging {
    session: Session,
    expected: Expected,
    /// The sleep that is being dragged, if any.
    pub drag: RwSignal<Option<Drag>>,
    grip: StoredValue<Option<Grip>, LocalStorage>,
}

impl Dragging {
    /// Nothing is dragged. A run that starts ends a drag, and gives the old length back.
    pub fn new(session: Session, expected: Expected) -> Self {
        let dragging = Self { session, expected, drag: RwSignal::new(None), grip: StoredValue::new_local(None) };
        Effect::new(move |_| {
            if session.is_busy() || session.running().is_some() {
                dragging.cancel();
            }
        });
        // A frame that is requested ends with its grip.
        on_cleanup(move || {
            dragging.grip.try_update_value(Option::take);
        });
        dragging
    }

    /// The length of the sleep of `step` in ms: that to which it is being dragged, or that of the plan. The caller subscribes to it.
    pub fn length_of(self, step: u32) -> u32 {
        let dragged = self.drag.with(|drag| drag.as_ref().map(|drag| drag.plan.sleep_of(step)));
        dragged.unwrap_or_else(|| self.session.plan.with(|plan| plan.sleep_of(step)))
    }

    /// Presses a pointer on the end of a sleep. The axis ends at `end_ms`, and a px of it is `ms_a_px` long.
    pub fn press(self, event: &Event, handle: Element, (mode, step): (Mode, u32), end_ms: f64, ms_a_px: f64) {
        if number(event, "button") != 0.0 || !flag(event, "isPrimary") || untrack(|| self.session.is_busy()) {
            return;
        }
        self.commit();
        let Some(plot) = handle.parent_element().map(|plot| plot.get_bounding_client_rect()) else { return };
        // A pointer that is gone can't be captured: no move follows.
        let id = number(event, "pointerId");
        let _ = handle.set_pointer_capture(id as i32);
        self.grip.set_value(Some(Grip {
            mode,
            step,
            id,
            handle,
            from_px: number(event, "clientX"),
            px: number(event, "clientX"),
            edge_px: number(&plot, "right") - EDGE_PX,
            from_ms: untrack(|| self.length_of(step)),
            end_ms,
            ms_a_px,
            grown_ms: 0.0,
            frame: None,
        }));
    }

    /// Follows the pointer, with the next frame.
    pub fn follow(self, event: &Event) {
        self.grip.update_value(|grip| {
            if let Some(grip) = grip.as_mut().filter(|grip| grip.id == number(event, "pointerId")) {
                grip.px = number(event, "clientX");
                grip.frame.get_or_insert_with(|| Frame::request(move || self.apply()));
            }
        });
    }

    /// Applies the latest move of the pointer.
    fn apply(self) {
        let mut moved = None;
        self.grip.try_update_value(|grip| {
            let Some(grip) = grip else { return };
            let is_at_edge = grip.px >= grip.edge_px && grip.px > grip.from_px;
            if is_at_edge {
                grip.grown_ms += grip.end_ms / FRAMES;
            }
            grip.frame = is_at_edge.then(|| Frame::request(move || self.apply()));
            let by_ms = (grip.px - grip.from_px) * grip.ms_a_px + grip.grown_ms;
            moved = Some((grip.mode, grip.step, dragged(grip.from_ms, by_ms), grip.end_ms, grip.handle.clone()));
        });
        if let Some((mode, step, ms, end_ms, handle)) = moved {
            let is_first = self.drag.with_untracked(Option::is_none);
            let top = handle.get_bounding_client_rect().top();
            self.show(mode, step, ms, end_ms);
            if is_first {
                spawn_local(keep_in_place(handle, top));
            }
        }
    }

    /// Releases the pointer: the plan follows.
    pub fn release(self, event: &Event) {
        if self.grip.with_value(|grip| grip.as_ref().is_some_and(|grip| grip.id == number(event, "pointerId"))) {
            self.follow(event);
            self.grip.update_value(|grip| grip.iter_mut().for_each(|grip| grip.frame = None));
            self.apply();
            self.commit();
        }
    }

    /// Shows the plan in which the sleep of `step` is `ms` long.
    pub fn show(self, mode: Mode, step: u32, ms: u32, least_end_ms: f64) {
        if untrack(|| self.length_of(step)) == ms {
            return;
        }
        let plan = self.session.plan.with_untracked(|plan| plan.with_sleep(step, ms.into()).0);
        self.drag.set(Some(Drag { mode, step, plan, least_end_ms }));
    }

    /// Changes the plan to what is shown. The expected runs stay in view.
    pub fn commit(self) {
        self.grip.update_value(|grip| drop(grip.take()));
        let Some(drag) = self.drag.get_untracked() else { return };
        set_sleep(self.session, drag.step, drag.plan.sleep_of(drag.step).into());
        self.expected.plan.set(Some(self.session.plan.get_untracked()));
        self.drag.set(None);
    }

    /// Gives the old length back. Returns false if nothing was being dragged.
    pub fn cancel(self) -> bool {
        let held = self.grip.try_update_value(Option::take).flatten();
        let is_on = self.drag.try_with_untracked(Option::is_some).unwrap_or_default();
        if is_on {
            self.drag.set(None);
        }
        is_on || held.is_some()
    }
}

/// Scrolls the page so that a handle stays where it was: with the first move, tracks of lanes that have not run may appear above.
async fn keep_in_place(handle: Element, top: f64) {
    // The tracks first, then what stands on them.
    tick().await;
    tick().await;
    let moved = handle.get_bounding_client_rect().top() - top;
    if moved.abs() > 1.0 {
        window().scroll_by_with_x_and_y(0.0, moved);
    }
}
