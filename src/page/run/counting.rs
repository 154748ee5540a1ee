//! Counts the plan of a run that has started: waits for a frame and for workers, counts, and waits for the last lines.

use std::rc::Rc;

use futures_util::future::{AbortHandle, AbortRegistration, Abortable, Aborted, FutureExt, LocalBoxFuture};
use leptos::prelude::*;

use crate::browser::clock::BrowserClock;
use crate::browser::dates::now_ms;
use crate::browser::frames::{after_paint, in_own_task};
use crate::browser::host::is_framed;
use crate::browser::threads::cores;
use crate::exercise::clock::{Clock, NoThread};
use crate::exercise::count::count;
use crate::exercise::log::Log;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::disturbance::clock_ran_ahead;
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::remark::Remark;
use crate::findings::run::{Outcome, Workers};
use crate::findings::run_phase::RunEvent;
use crate::findings::sequence::SequenceEvent;
use crate::page::lazy::worker_pool::WorkerPool;
use crate::page::run::context::RunContext;
use crate::page::run::controller::Controller;
use crate::page::run::recorder::Recorder;
use crate::page::state::lane::Lane;

/// The longest wait for a frame before a run, in ms.
const PATIENCE_BEFORE_MS: u32 = 200;
/// How long a freeze is announced before it begins, in ms.
const ANNOUNCEMENT_MS: f64 = 700.0;
/// The longest wait for the frame that shows the end of a run on a visible page, in ms.
const PATIENCE_AFTER_MS: u32 = 2_000;

/// The error of a threads run without the lazy chunk.
const NO_POOL: &str =
    "Threads could not start: a part of the page that it needs did not arrive. Run it again, or use Async, together.";

/// A run that has started and does not count yet.
pub struct Started {
    /// The number that identifies the run.
    pub number: u32,
    /// Its lane.
    pub lane: Lane,
    /// Its plan.
    pub plan: Plan,
    /// Whether the page announces that it is about to freeze.
    pub is_announced: bool,
}

/// How a count ended: by itself, by the loss of a worker, or by Stop.
type Counted = Result<Result<(), NoThread>, Aborted>;

impl Controller {
    /// Counts the plan of a run that has started, and ends the run. `registration` aborts it before it counts.
    pub async fn count(self, started: Started, registration: AbortRegistration) {
        let (context, number, lane) = (self.context(), started.number, started.lane);
        let is_drawn = self.draw_warning(lane.mode).await;
        let prepared = Abortable::new(self.get_ready(&started, is_drawn), registration).await;
        let (abort, registration) = AbortHandle::new_pair();
        let (pool, is_drawn) = match prepared {
            Ok(Ok(prepared)) => prepared,
            Ok(Err(why)) => return self.give_up(lane, number, &why),
            // A run that was stopped before it counts is recorded as well, without lines.
            Err(Aborted) => {
                abort.abort();
                (None, is_drawn)
            }
        };
        let clock = &context.clock;
        let wall_ahead_ms = || now_ms() - clock.now();
        let was_ahead_ms = wall_ahead_ms();
        let (is_aborted, workers) = (abort.is_aborted(), pool.as_ref().map(|pool| pool.workers()));
        let begin = move || begin(context, started, is_drawn, workers, abort);
        let counted = if lane.mode.about().blocks && !is_aborted {
            let block = move || {
                let recorder = begin();
                // It never yields, so one poll is enough.
                context.block(|| {
                    let _ = count_alone(lane.mode, clock, &recorder).now_or_never();
                });
            };
            Abortable::new(in_own_task(Box::new(block)), registration).await.map(Ok)
        } else {
            let recorder = begin();
            let counting = match &pool {
                Some(pool) => pool.count(recorder.plan(), recorder.log()),
                None => count_alone(lane.mode, clock, &recorder),
            };
            Abortable::new(counting, registration).await
        };
        let Some(recorder) = context.recorder().filter(|recorder| recorder.number() == number) else {
            // `fail` has ended this run.
            return;
        };
        lane.advance(RunEvent::Present);
        let ended_ms = clock.now();
        clock_ran_ahead(wall_ahead_ms() - was_ahead_ms).into_iter().for_each(|remark| recorder.remark(remark));
        // Ends the workers.
        drop(pool);
        self.present(&recorder, ended_ms, counted).await;
    }

    /// Draws the warning before a run that blocks the page, and requests the lazy chunk, which shows what was found. `false` if no frame
    /// came.
    async fn draw_warning(self, mode: Mode) -> bool {
        self.context().clock.measure_resolution().await;
        let is_drawn = after_paint(PATIENCE_BEFORE_MS).await;
        // Requested after the click was answered.
        let is_here = self.loader.is_here();
        if !mode.about().blocks {
            if !is_here {
                self.loader.load_or_retry_soon();
            }
        } else if is_framed() || !is_here {
            self.loader.load_or_retry();
            // Waits once more before the page freezes: the request has to leave, and the host page has to pass `FreezeStart` on to
            // the other playgrounds, which then begin to measure.
            after_paint(PATIENCE_BEFORE_MS).await;
        }
        is_drawn
    }

    /// Announces a freeze and starts the workers, before the run's time starts. Returns the workers, and whether the last frame that was
    /// waited for came. The error is a sentence for the reader.
    async fn get_ready(
        self,
        started: &Started,
        mut is_drawn: bool,
    ) -> Result<(Option<Box<dyn WorkerPool>>, bool), String> {
        let clock = &self.context().clock;
        if started.is_announced {
            clock.sleep(clock.now() + ANNOUNCEMENT_MS).await;
            self.session.change_sequence(SequenceEvent::Freeze);
            is_drawn = after_paint(PATIENCE_BEFORE_MS).await;
        }
        Ok((self.spawn_workers(started.lane.mode.threads(&started.plan)).await?, is_drawn))
    }

    /// Waits until the last lines of a count that ended at `ended_ms` are drawn, and ends the run.
    async fn present(self, recorder: &Recorder, ended_ms: f64, counted: Counted) {
        let (lane, log) = (recorder.lane(), recorder.log());
        if lane.mode.about().blocks {
            // A click may have a finer time than the clock tells.
            let to_ms = ended_ms + self.context().clock.resolution_ms().unwrap_or_default();
            let freeze = TimeSpan { from_ms: log.started_ms(), to_ms };
            lane.replies.update(|replies| replies.note_freeze(freeze));
        }
        let is_drawn = last_drawn(recorder).await;
        recorder.mount();
        let outcome = match counted {
            Ok(Ok(())) => Outcome::Done,
            Ok(Err(NoThread)) => {
                recorder.remark(Remark::WorkerLost);
                Outcome::Failed
            }
            Err(Aborted) => Outcome::Stopped,
        };
        self.end(recorder, log.since_start(ended_ms), outcome, is_drawn);
    }

    /// Starts a pool of `number` workers; `None` if that is 0. The error is a sentence for the reader.
    async fn spawn_workers(self, number: usize) -> Result<Option<Box<dyn WorkerPool>>, String> {
        if number == 0 {
            return Ok(None);
        }
        let views = self.loader.arrive().await.ok_or(NO_POOL)?;
        (views.spawn_workers)(self.context().clock.clone(), number).await.map(Some)
    }
}

/// Begins to record: the run's time starts. `is_drawn` is whether a frame came just before, `abort` stops the count.
fn begin(
    context: &'static RunContext,
    started: Started,
    is_drawn: bool,
    workers: Option<Workers>,
    abort: AbortHandle,
) -> Rc<Recorder> {
    let Started { number, lane, plan, .. } = started;
    let log = Rc::new(Log::new(plan.lines(), context.clock.now()));
    let last_frame_ms = context.frame_monitor.last_ms().filter(|_| is_drawn).unwrap_or(log.started_ms());
    let recorder = Recorder::new(context.clock.clone(), lane, number, plan, log);
    recorder.start_from(last_frame_ms);
    if let Some(workers) = workers {
        recorder.use_workers(workers, cores());
    }
    context.record(&recorder, abort);
    recorder
}

/// Counts the plan of a recorder, without workers.
fn count_alone<'a>(
    mode: Mode,
    clock: &'a BrowserClock,
    recorder: &'a Recorder,
) -> LocalBoxFuture<'a, Result<(), NoThread>> {
    Box::pin(count(mode, recorder.plan(), clock, recorder.log()))
}

/// Waits until the rest of the log is drawn. By then the browser has delivered the clicks made during a freeze, before Run is
/// enabled again. `false` if no frame came.
async fn last_drawn(recorder: &Recorder) -> bool {
    recorder.cancel_skip();
    let patience_ms = if document().hidden() { PATIENCE_BEFORE_MS } else { PATIENCE_AFTER_MS };
    let is_drawn = after_paint(patience_ms).await;
    let is_left = is_drawn && !recorder.has_shown_all();
    if is_left { after_paint(patience_ms).await } else { is_drawn }
}
