//! Pokes, and presses of Stop, which may come too late: the lane says what became of them.

use crate::exercise::clock::Clock;
use crate::findings::frame_gaps::Interval;
use crate::findings::replies::answer;
use crate::page::run::context::RunContext;
use crate::page::state::lane::Lane;

impl RunContext {
    /// Records an interval in which `lane` blocked the page.
    pub fn note_freeze(&self, freeze: Interval, lane: Lane) {
        self.replies.borrow_mut().note_freeze(freeze);
        self.reply_in(lane);
    }

    /// Whether a lane blocked the page at that time, in ms on the page's clock.
    pub fn was_frozen_at(&self, ms: f64) -> bool {
        self.replies.borrow().was_frozen_at(ms)
    }

    /// Stops the current run, or records that a press at `pressed_ms` on the page's clock came too late. `then` ends the sentence about
    /// that.
    pub fn stop(&self, pressed_ms: f64, then: &str) {
        if let Some(lane) = self.session.latest_lane().filter(|_| self.replies.borrow().freeze().is_some()) {
            self.replies.borrow_mut().note_stop(pressed_ms, self.clock.now(), then);
            self.reply_in(lane);
        } else if let Some((_, abort)) = self.current() {
            abort.abort();
        }
    }

    /// Records a poke made at `poked_ms` on the page's clock, and returns its answer.
    pub fn poke(&self, poked_ms: f64) -> String {
        let late_ms = (self.clock.now() - poked_ms).max(0.0);
        if let Some(lane) = self.session.latest_lane().filter(|_| self.is_drawn_at(poked_ms)) {
            let poke = Interval { from_ms: poked_ms, to_ms: poked_ms + late_ms };
            lane.strip.update(|strip| strip.pokes.push(poke));
        }
        let is_of_run = |lane: &Lane| lane.phase.get_untracked().is_running() || self.was_frozen_at(poked_ms);
        if let Some(lane) = self.session.latest_lane().filter(is_of_run) {
            self.replies.borrow_mut().note_poke(late_ms);
            self.reply_in(lane);
        }
        answer(late_ms)
    }

    fn reply_in(&self, lane: Lane) {
        lane.late_ms.set(self.replies.borrow().late_ms());
        lane.late_stop_sentence.set(self.replies.borrow().late_stop_sentence());
    }
}
