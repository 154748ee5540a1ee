//! Starts, runs and stops plans. All runs start and stop here; `ending.rs` ends them.

use std::rc::Rc;

use futures_util::future::{AbortHandle, AbortRegistration, Abortable, Aborted};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::BrowserClock;
use crate::browser::dates::iso_now;
use crate::browser::frames::after_paint;
use crate::browser::host::{is_framed, tell};
use crate::browser::storage::KeptRuns;
use crate::browser::threads::cores;
use crate::exercise::clock::{Clock, NoThread};
use crate::exercise::count::count;
use crate::exercise::log::Log;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::frame_gaps::Interval;
use crate::findings::log_rows::Row;
use crate::findings::remark::Remark;
use crate::findings::run::Outcome;
use crate::findings::run_phase::{RunEvent, RunPhase};
use crate::page::lazy::loader::Loader;
use crate::page::lazy::worker_pool::WorkerPool;
use crate::page::run::context::{Current, RunContext};
use crate::page::run::recorder::Recorder;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;
use crate::sharing::link::Link;
use crate::sharing::messages::OutMessage;

/// The longest wait for a frame before a run, in ms.
const PATIENCE_BEFORE_MS: u32 = 200;
/// The longest wait for the frame that shows the end of a run on a visible page, in ms.
const PATIENCE_AFTER_MS: u32 = 2_000;

/// The error of a threads run without the lazy chunk.
const NO_POOL: &str =
    "Threads could not start: a part of the page that it needs did not arrive. Run it again, or use another lane.";

/// Runs plans for the page. A copy is the same controller.
#[derive(Clone, Copy)]
pub struct Controller {
    /// The state that the views read.
    pub session: Session,
    /// The loader of the lazy chunk.
    pub loader: Loader,
    /// A stored value, since leptos requires `Send` of the closures that hold a controller.
    context: StoredValue<&'static RunContext, LocalStorage>,
}

impl Controller {
    /// A controller without a run, with a new session for the link.
    pub fn new(clock: BrowserClock, link: &Link, loader: Loader) -> Self {
        let kept = KeptRuns::open();
        let session = Session::new(link, kept.as_ref().map(KeptRuns::number));
        Self { session, loader, context: StoredValue::new_local(RunContext::new(clock, kept, session)) }
    }

    /// The run state that no view reads.
    pub fn context(self) -> &'static RunContext {
        self.context.get_value()
    }

    /// Whether a run is on. Does not subscribe.
    pub fn is_running(self) -> bool {
        untrack(|| self.session.running()).is_some()
    }

    /// Runs the plan `times` times in series. `false` if a run is on or the mode refuses the plan.
    pub fn repeat(self, mode: Mode, times: u32) -> bool {
        let is_started = self.start(mode);
        if is_started {
            let lane = self.session.lane(mode);
            lane.series.set(0);
            lane.left.set(times);
        }
        is_started
    }

    /// Starts a run of the plan. `false` if a run is on or the mode refuses the plan.
    pub fn start(self, mode: Mode) -> bool {
        let plan = self.session.plan.get_untracked();
        if self.is_running() || mode.refuse(&plan).is_some() {
            return false;
        }
        let (abort, registration) = AbortHandle::new_pair();
        let lane = self.session.lane(mode);
        let context = self.context();
        let number = context.next_run();
        self.session.latest.set(Some(mode));
        context.begin(Current { number, started_at: iso_now(), abort, recorder: None });
        if lane.phase.get_untracked() != RunPhase::Idle {
            lane.clear();
        }
        lane.advance(RunEvent::Announce);
        self.session.answer.set(String::new());
        self.session.guess.leave();
        self.session.replay.end();
        self.session.announcement.set(format!("{} is running.", mode.about().title));
        tell(&OutMessage::RunStart(mode));
        // Sent before anything blocks, so that a host page can begin to measure.
        let freeze_ms = mode.expected_freeze_ms(&plan);
        if freeze_ms > 0 {
            tell(&OutMessage::FreezeStart(mode, freeze_ms));
        }
        spawn_local(self.run(number, lane, plan, registration));
        true
    }

    /// Handles a press of Stop at `pressed_ms` on the page's clock, and ends the series. A press during a freeze comes too late;
    /// the lane says so.
    pub fn stop(self, pressed_ms: f64) {
        self.session.latest_lane().iter().for_each(|lane| lane.left.set(0));
        self.context().stop(pressed_ms);
    }

    async fn run(self, number: u32, lane: Lane, plan: Plan, registration: AbortRegistration) {
        let context = self.context();
        // The warning is drawn before the run blocks the page.
        let is_drawn = after_paint(PATIENCE_BEFORE_MS).await;
        // The lazy chunk shows the findings. It is requested after the click was answered.
        let is_here = self.loader.is_here();
        if !lane.mode.about().blocks {
            if !is_here {
                self.loader.ask_again_soon();
            }
        } else if is_framed() || !is_here {
            self.loader.ask_again();
            // Waits once more before the page freezes: the request has to leave, and the host page has to pass `FreezeStart` on to
            // the other playgrounds, which then begin to measure.
            after_paint(PATIENCE_BEFORE_MS).await;
        }
        // The workers have started before the run's time does.
        let spawned = Abortable::new(self.spawn_workers(lane.mode.threads(&plan)), registration).await;
        let (abort, registration) = AbortHandle::new_pair();
        let pool = match spawned {
            Ok(Ok(pool)) => pool,
            Ok(Err(why)) => return self.give_up(lane, number, &why),
            Err(Aborted) => {
                abort.abort();
                None
            }
        };
        let clock = &context.clock;
        let log = Rc::new(Log::new(plan.lines(), clock.now()));
        let last_frame_ms = context.frame_monitor.last_ms().filter(|_| is_drawn).unwrap_or(log.started_ms());
        let recorder = Recorder::new(context.clock.clone(), lane, number, plan, Rc::clone(&log));
        recorder.start_from(last_frame_ms);
        pool.iter().for_each(|pool| recorder.employ(pool.workers(), cores()));
        context.record(&recorder, abort);

        let counting = match &pool {
            Some(pool) => pool.count(recorder.plan(), &log),
            None => Box::pin(count(lane.mode, recorder.plan(), clock, &log)),
        };
        let counted = Abortable::new(counting, registration).await;
        if context.current().is_none_or(|(current, _)| current != number) {
            // `fail` has ended this run.
            return;
        }
        lane.advance(RunEvent::Present);
        let ended_ms = clock.now();
        // Ends the workers.
        drop(pool);
        let elapsed_ms = log.since_start(ended_ms);
        if lane.mode.about().blocks {
            context.note_freeze(Interval { from_ms: log.started_ms(), to_ms: ended_ms }, lane);
        }

        let is_drawn = last_drawn(&recorder).await;
        recorder.mount();
        let outcome = match counted {
            Ok(Ok(())) => Outcome::Done,
            Ok(Err(NoThread)) => {
                recorder.remark(Remark::WorkerLost);
                Outcome::Failed
            }
            Err(Aborted) => Outcome::Stopped,
        };
        self.end(context, &recorder, elapsed_ms, outcome, is_drawn);
    }

    /// Starts a pool of `number` workers; `None` if that is 0. The error is a sentence for the reader.
    async fn spawn_workers(self, number: usize) -> Result<Option<Box<dyn WorkerPool>>, String> {
        if number == 0 {
            return Ok(None);
        }
        let views = self.loader.arrive().await.ok_or(NO_POOL)?;
        (views.spawn_workers)(self.context().clock.clone(), number).await.map(Some)
    }

    /// Answers a poke made at `poked_ms` on the page's clock.
    pub fn poke(self, poked_ms: f64) {
        self.session.answer.set(self.context().poke(poked_ms));
    }

    /// Watches frames while a lane has the pointer; `None` if no lane has it.
    pub fn point_at(self, mode: Option<Mode>) {
        self.prepare(mode);
        self.context().frame_monitor.point_at(mode);
    }

    /// Watches frames while a lane has the focus; `None` if no lane has it.
    pub fn focus(self, mode: Option<Mode>) {
        self.prepare(mode);
        self.context().frame_monitor.focus(mode);
    }

    /// Requests the lazy chunk, which draws the strip: a reader who looks at a lane may be about to run it.
    fn prepare(self, mode: Option<Mode>) {
        if mode.is_some() {
            self.loader.ask_soon();
        }
    }

    /// Whether a lane froze the page at that time, in ms on the page's clock.
    pub fn was_frozen_at(self, ms: f64) -> bool {
        self.context().was_frozen_at(ms)
    }

    /// Records when rows that were mounted by scrolling are shown, if a run is on.
    pub fn note_mounted(self, rows: Vec<Rc<Row>>) {
        if let Some(recorder) = self.context().recorder() {
            recorder.await_drawing(rows);
        }
    }
}

/// Waits until the rest of the log is drawn. By then the browser has delivered the clicks made during a freeze, before Run is
/// enabled again. `false` if no frame came.
async fn last_drawn(recorder: &Recorder) -> bool {
    recorder.rest_no_more();
    let patience_ms = if document().hidden() { PATIENCE_BEFORE_MS } else { PATIENCE_AFTER_MS };
    let is_drawn = after_paint(patience_ms).await;
    let is_left = is_drawn && !recorder.has_shown_all();
    if is_left { after_paint(patience_ms).await } else { is_drawn }
}
