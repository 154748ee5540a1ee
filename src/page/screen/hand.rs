//! The hand: a dial whose hand turns while the page is alive.
//!
//! Frames and a timer alone move it: a CSS animation may run on while the page is frozen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use web_sys::HtmlElement;

use crate::browser::clock::BrowserClock;
use crate::browser::frames::Frame;
use crate::browser::intersection::IntersectionWatch;
use crate::browser::timeouts::{after, every};
use crate::browser::viewport::prefers_reduced_motion;
use crate::exercise::clock::Clock;
use crate::page::dom::binding::{effect, store};
use crate::page::dom::element::{El, el};
use crate::page::run::controller::Controller;
use crate::page::state::signal::ErasedSignal;

/// How far the hand steps at rest, in tenths of a degree, and how often, in ms.
const STEP: u32 = 300;
const STEP_MS: u32 = 1_000;
/// How far it turns in a ms, in tenths of a degree: once in two seconds.
const TURN_PER_MS: f64 = 1.8;
/// The longest time between two frames that the hand makes up for, in ms. After a freeze it goes on from where it stood.
const LONGEST_MS: f64 = 50.0;
/// How long it turns after a run, in ms.
const AFTER_RUN_MS: u32 = 2_000;
/// A whole turn, in tenths of a degree.
const WHOLE_TURN: u32 = 3_600;

/// How the hand moves.
#[derive(Clone, Copy, PartialEq)]
enum Motion {
    /// Not at all: it is paused or out of view.
    Rest,
    /// A step a second.
    Step,
    /// With every frame.
    Turn,
}

/// The hand, and what moves it. Dropping it cancels the frame and the timer.
struct Hand {
    needle: HtmlElement,
    clock: BrowserClock,
    /// Where it stands, in tenths of a degree.
    angle: Cell<u32>,
    frame: RefCell<Option<Frame>>,
    timer: RefCell<Option<Interval>>,
}

/// The dial, a button that pauses the hand until the next run.
pub fn hand(controller: Controller) -> El {
    let session = controller.session;
    let [is_near, is_pointed_at, is_paused, has_run] = [(); 4].map(|()| ErasedSignal::new(false));
    let needle = el("span").class("sc-needle");
    let hand = Rc::new(Hand {
        needle: needle.cast::<HtmlElement>().clone(),
        clock: controller.context().clock.clone(),
        angle: Cell::default(),
        frame: RefCell::default(),
        timer: RefCell::default(),
    });
    let motion = move || match is_near.get() && !is_paused.get() {
        false => Motion::Rest,
        true if (has_run.get() || is_pointed_at.get()) && !prefers_reduced_motion() => Motion::Turn,
        true => Motion::Step,
    };
    effect(move || hand.set_motion(motion()));
    let after_run = Cell::new(None);
    effect(move || {
        if session.running().is_some() {
            after_run.take();
            is_paused.set(false);
            has_run.set(true);
        } else if has_run.get_untracked() {
            after_run.set(Some(after(AFTER_RUN_MS, move || has_run.set(false))));
        }
    });
    let dial = el("button")
        .attr("type", "button")
        .class("sc-hand")
        .attr("aria-label", "Pause the hand")
        .dyn_attr("aria-pressed", move || Some(is_paused.get().to_string()))
        .on(&["pointerenter"], move |_| is_pointed_at.set(true))
        .on(&["pointerleave"], move |_| is_pointed_at.set(false))
        .on_click(move |_| is_paused.update(|is_paused| *is_paused = !*is_paused))
        .child(el("span").class("sc-dial").child(needle));
    store(IntersectionWatch::new(dial.cast(), move |near| is_near.set(near)));
    dial
}

impl Hand {
    fn set_motion(self: &Rc<Self>, motion: Motion) {
        self.frame.take();
        self.timer.take();
        match motion {
            Motion::Rest => {}
            Motion::Step => {
                let hand = Rc::downgrade(self);
                let step = move || {
                    if let Some(hand) = hand.upgrade() {
                        hand.turn_by(STEP);
                    }
                };
                self.timer.replace(Some(every(STEP_MS, step)));
            }
            Motion::Turn => self.follow_frames(self.clock.now()),
        }
    }

    /// Turns with the next frame, and with every later one. The last frame was at `last_ms` on the page's clock.
    fn follow_frames(self: &Rc<Self>, last_ms: f64) {
        let hand = Rc::downgrade(self);
        let frame = Frame::request(move || {
            let Some(hand) = hand.upgrade() else { return };
            let now = hand.clock.now();
            hand.turn_by(((now - last_ms).min(LONGEST_MS) * TURN_PER_MS) as u32);
            hand.follow_frames(now);
        });
        self.frame.replace(Some(frame));
    }

    fn turn_by(&self, angle: u32) {
        self.angle.set((self.angle.get() + angle) % WHOLE_TURN);
        let transform = format!("rotate({}deg)", self.angle.get() / 10);
        // The property and its value are valid, so the call does not fail.
        let _ = self.needle.style().set_property("transform", &transform);
    }
}
