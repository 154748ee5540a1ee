//! Runs sequences of lanes: one press of a button runs one lane, or all of them in order.

use leptos::prelude::*;

use crate::browser::timeouts::after;
use crate::exercise::clock::Clock;
use crate::exercise::format::concat;
use crate::exercise::mode::Mode;
use crate::findings::run::Outcome;
use crate::findings::sequence::{Part, Sequence, SequenceEvent};
use crate::findings::sequence_text::{late_stop, not_started};
use crate::page::dom::focus::to_new_lane;
use crate::page::run::controller::Controller;

/// The pause between two lanes, in ms.
const BETWEEN_MS: u32 = 2_000;
/// How long after the start of a sequence a press of its button does not stop it, in ms: a double click starts it, and no more.
const DEAF_MS: f64 = 500.0;

impl Controller {
    /// Runs all lanes that accept the plan, in order. `false` if a sequence is on or no lane accepts the plan.
    pub fn run_all(self) -> bool {
        self.begin(untrack(|| self.session.runnable()), 1)
    }

    /// Runs one lane `times` times. `false` if a sequence is on or the mode refuses the plan.
    pub fn run_lane(self, mode: Mode, times: u32) -> bool {
        self.begin(vec![mode], times)
    }

    /// Adds a lane if it is not there, runs it, and brings it into view. A lane that refuses the plan says why.
    pub fn add_and_run(self, mode: Mode) {
        self.session.add_lane(mode);
        self.run_lane(mode, 1);
        to_new_lane(mode);
    }

    fn begin(self, modes: Vec<Mode>, times: u32) -> bool {
        let Some(&first) = modes.first() else { return false };
        if self.is_busy() || self.session.plan.with_untracked(|plan| first.refuse(plan).is_some()) {
            return false;
        }
        let context = self.context();
        context.pause.take();
        context.began_ms.set(context.clock.now());
        self.session.sequence.set(Sequence::of(modes));
        self.say_running(first);
        self.start_lane(first, times)
    }

    fn start_lane(self, mode: Mode, times: u32) -> bool {
        let lane = self.session.lane(mode);
        lane.series.set(0);
        lane.left.set(times);
        self.start(mode, true)
    }

    /// Goes on after the current lane: to the next lane, after a pause, or to the end.
    pub fn leave_lane(self, outcome: Outcome) {
        self.session.change_sequence(SequenceEvent::EndRun(outcome));
        self.tell_change();
        let part = self.session.sequence.with_untracked(|sequence| sequence.as_ref().map(Sequence::part));
        let go_on = move || {
            self.session.change_sequence(SequenceEvent::Next);
            let next = self.session.sequence.with_untracked(|sequence| {
                sequence.as_ref().filter(|sequence| sequence.part() == Part::Running).and_then(Sequence::current)
            });
            if next.is_some_and(|next| !self.start_lane(next, 1)) {
                self.session.change_sequence(SequenceEvent::EndRun(Outcome::Failed));
            }
        };
        self.context().pause.set((part == Some(Part::Between)).then(|| after(BETWEEN_MS, go_on)));
    }

    /// Adds to the announcement of a run's end what comes next, or what was not started.
    fn tell_change(self) {
        let plan = self.session.plan;
        let change = self.session.sequence.with_untracked(|sequence| match sequence {
            Some(sequence) if sequence.part() == Part::Between => sequence
                .rest()
                .first()
                .map_or_else(String::new, |next| concat(&[" Now ", &self.session.title(*next), "."])),
            Some(sequence) if !sequence.rest().is_empty() => {
                " ".to_owned() + &plan.with_untracked(|plan| not_started(plan, sequence.rest()))
            }
            _ => String::new(),
        });
        if !change.is_empty() {
            self.session.announcement.update(|announcement| announcement.push_str(&change));
        }
    }

    /// Handles a press of the sequence's Stop at `pressed_ms` on the page's clock.
    pub fn stop_sequence(self, pressed_ms: f64) {
        if pressed_ms - self.context().began_ms.get() >= DEAF_MS {
            self.stop(pressed_ms);
        }
    }

    /// Handles a press of Stop at `pressed_ms` on the page's clock, and ends the sequence and the series. A press during a freeze
    /// comes too late; the lane says so.
    pub fn stop(self, pressed_ms: f64) {
        if let Some(lane) = self.session.latest_lane() {
            lane.left.set(0);
        }
        let session = self.session;
        let then = session
            .plan
            .with_untracked(|plan| session.sequence.with_untracked(|sequence| late_stop(plan, sequence.as_ref())));
        self.context().stop(pressed_ms, &then);
        self.session.change_sequence(SequenceEvent::Stop);
        if !self.is_busy() {
            self.session.announcement.set("Stopped.".to_owned());
            self.tell_change();
        }
    }
}
