//! Ends runs: completed, stopped, broken, or failed to begin. Stores what was recorded.

use std::sync::Arc;

use crate::browser::dates::next_ms;
use crate::browser::host::tell;
use crate::exercise::clock::Clock;
use crate::findings::remark::Remark;
use crate::findings::run::{Outcome, Run, RunId};
use crate::findings::run_phase::RunEvent;
use crate::page::run::controller::Controller;
use crate::page::run::recorder::Recorder;
use crate::page::state::lane::Lane;
use crate::sharing::messages::OutMessage;

impl Controller {
    /// Ends the current run, if any, after a crash, and stores what it recorded.
    pub fn fail(self) {
        let context = self.context();
        let (Some((number, abort)), Some(lane)) = (context.current(), self.session.latest_lane()) else { return };
        context.spare_memory.take();
        if let Some(recorder) = context.recorder() {
            let log = recorder.log();
            let elapsed_ms = match context.take_stopped() {
                true => {
                    recorder.remark(Remark::ScriptStopped);
                    log.since_start(context.clock.now())
                }
                // The time of the last event, since the clock may have broken.
                false => log.len().checked_sub(1).and_then(|last| log.at(last)).map_or(0.0, |event| event.at_ms),
            };
            recorder.break_off();
            self.end(&recorder, elapsed_ms, Outcome::Failed, true);
        } else if context.end(number).is_some() {
            lane.left.set(0);
            lane.advance(RunEvent::End(Outcome::Failed));
            if lane.mode.about().blocks {
                tell(&OutMessage::FreezeEnd(lane.mode, 0.0));
            }
            self.leave_lane(Outcome::Failed);
        }
        // The run must not continue in the background. Last, since the abort may crash too.
        abort.abort();
    }

    /// Ends a run that could not begin, and shows why. Nothing is stored.
    pub fn give_up(self, lane: Lane, number: u32, why: &str) {
        if self.context().end(number).is_none() {
            return;
        }
        self.session.announcement.set(why.to_owned());
        tell(&OutMessage::Error(why));
        lane.start_error.set(Some(why.to_owned()));
        lane.left.set(0);
        lane.advance(RunEvent::End(Outcome::Failed));
        self.leave_lane(Outcome::Failed);
    }

    /// Ends a run: stores its record, shows it, sends it to the host page, and starts the next run of a series.
    pub fn end(self, recorder: &Recorder, elapsed_ms: f64, outcome: Outcome, is_drawn: bool) {
        let context = self.context();
        let Some(current) = context.end(recorder.number()) else { return };
        let lane = recorder.lane();
        let mut started_at = current.started_at;
        // Some browsers round the wall clock: the start time is moved on until it identifies the run.
        let is_taken = |id: RunId| {
            let is_there = self.session.runs.with_untracked(|runs| runs.iter().any(|run| run.id() == id));
            is_there || context.kept.as_ref().is_some_and(|kept| kept.holds(id))
        };
        while is_taken((&started_at, lane.mode)) {
            started_at = next_ms(&started_at);
        }
        let run = Arc::new(recorder.record(started_at, elapsed_ms, outcome, is_drawn));
        self.store_run(&run);
        self.session.announcement.set(run.announcement());
        self.session.runs.update(|runs| runs.push(Arc::clone(&run)));
        lane.advance(RunEvent::End(outcome));
        if run.mode.expected_freeze_ms(&run.plan) > 0 {
            let freeze_ms = run.longest_freeze_ms.unwrap_or(elapsed_ms);
            context.unanswered_freeze.set(Some((lane, freeze_ms)));
            tell(&OutMessage::FreezeEnd(run.mode, freeze_ms));
        }
        tell(&OutMessage::RunEnd(&run));
        self.go_on(lane, &run);
    }

    /// Starts the next run of a series, unless the last run did not complete or the plan has changed. Then the sequence goes on.
    fn go_on(self, lane: Lane, run: &Run) {
        let is_same = self.session.plan.with_untracked(|plan| run.mode.runs_alike(plan, &run.plan));
        let left = lane.left.get_untracked().saturating_sub(1);
        let goes_on = run.outcome == Outcome::Done && is_same && left > 0 && self.start(lane.mode, false);
        lane.left.set(if goes_on { left } else { 0 });
        lane.series.update(|series| *series += 1);
        match goes_on {
            true => self.say_running(lane.mode),
            false => self.leave_lane(run.outcome),
        }
    }
}
