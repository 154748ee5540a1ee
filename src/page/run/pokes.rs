//! Pokes, and presses of Stop, which may come too late: the lane says what became of them.

use crate::exercise::clock::Clock;
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::replies::answer;
use crate::page::run::context::RunContext;
use crate::page::state::lane::Lane;

impl RunContext {
    /// Whether a lane blocked the page at that time, in ms on the page's clock.
    pub fn was_frozen_at(&self, ms: f64) -> bool {
        self.session.latest_lane().is_some_and(|lane| lane.replies.with_untracked(|replies| replies.was_frozen_at(ms)))
    }

    /// Stops the current run, or records that a press at `pressed_ms` on the page's clock came too late. `then` ends the sentence about
    /// that.
    pub fn stop(&self, pressed_ms: f64, then: &str) {
        let has_frozen = |lane: &Lane| lane.replies.with_untracked(|replies| replies.freeze().is_some());
        if let Some(lane) = self.session.latest_lane().filter(has_frozen) {
            lane.replies.update(|replies| replies.note_stop(pressed_ms, self.clock.now(), then));
        } else if let Some((_, abort)) = self.current() {
            abort.abort();
        }
    }

    /// Records a poke made at `poked_ms` on the page's clock, and returns its answer.
    pub fn poke(&self, poked_ms: f64) -> String {
        let late_ms = (self.clock.now() - poked_ms).max(0.0);
        if let Some(lane) = self.session.latest_lane().filter(|_| self.is_drawn_at(poked_ms)) {
            let poke = TimeSpan { from_ms: poked_ms, to_ms: poked_ms + late_ms };
            lane.strip.update(|strip| strip.pokes.push(poke));
        }
        let is_of_run = |lane: &Lane| lane.phase.get_untracked().is_running() || self.was_frozen_at(poked_ms);
        if let Some(lane) = self.session.latest_lane().filter(is_of_run) {
            lane.replies.update(|replies| replies.note_poke(late_ms));
        }
        answer(late_ms)
    }
}
