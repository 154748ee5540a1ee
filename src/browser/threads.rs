//! A pool of Web Workers that busy-wait on request. They are terminated when the pool is dropped.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, SecurityPolicyViolationEvent, Worker};

use crate::browser::download::is_sandboxed;
use crate::browser::frames::after_paint;
use crate::browser::listener::Listener;
use crate::browser::options::options;
use crate::browser::timeouts::{after, every};
use crate::exercise::clock::NoThread;
use crate::findings::workers::NoWorkers;

/// The script of a worker, which the build puts beside the page. Its URL is relative to the page's address.
const SCRIPT_URL: &str = "worker_loader.js";
/// The longest wait until all workers are ready, in ms.
const START_TIMEOUT_MS: u32 = 10_000;
/// The interval at which a busy worker is checked, in ms. A worker that died sends no event.
const CHECK_MS: u32 = 1_000;
/// The number of checks past its deadline after which a worker counts as dead. Checks are counted rather than timed, since a
/// page that was frozen itself runs one check for all those it missed.
const OVERDUE_CHECKS: u32 = 10;
/// The longest wait for the event of a policy violation after a worker did not start, in ms.
const POLICY_TIMEOUT_MS: u32 = 200;

/// A pool of workers that are ready.
#[derive(Debug)]
#[must_use = "threads end when they are dropped"]
pub struct Threads(Vec<WorkerThread>);

impl Threads {
    /// Starts `number` workers, and completes when all of them are ready.
    pub async fn start(number: usize) -> Result<Self, NoWorkers> {
        let forbidden = Rc::<Cell<bool>>::default();
        let _listener = watch_policy(&forbidden);
        let started = Self::start_all(number).await;
        if !matches!(started, Err(NoWorkers::Refused | NoWorkers::Broken)) {
            return started;
        }
        // The event of a policy violation has a task of its own, which may come later.
        let _ = after_paint(POLICY_TIMEOUT_MS).await;
        match (forbidden.get(), is_sandboxed()) {
            (true, _) => Err(NoWorkers::Forbidden),
            (false, true) => Err(NoWorkers::Sandboxed),
            (false, false) => started,
        }
    }

    /// The number of workers.
    pub fn number(&self) -> usize {
        self.0.len()
    }

    /// Lets a free worker busy-wait for `ms`, and completes with its answer. Fails if none is free, or if it breaks or dies.
    pub async fn block(&self, ms: f64) -> Result<(), NoThread> {
        let free = self.0.iter().find(|thread| thread.status.state.get() == WorkerState::Free).ok_or(NoThread)?;
        free.status.state.set(WorkerState::Busy);
        free.worker.post_message(&JsValue::from_f64(ms)).map_err(|_| NoThread)?;
        let checks_left = Cell::new((ms.max(0.0) / f64::from(CHECK_MS)) as u32 + OVERDUE_CHECKS);
        let status = Rc::clone(&free.status);
        let _timeout = every(CHECK_MS, move || match checks_left.get().checked_sub(1) {
            Some(left) => checks_left.set(left),
            None => status.set(WorkerState::Silent),
        });
        if free.status.settled().await == WorkerState::Free { Ok(()) } else { Err(NoThread) }
    }

    async fn start_all(number: usize) -> Result<Self, NoWorkers> {
        let threads: Option<Vec<_>> = (0..number).map(|_| WorkerThread::start()).collect();
        let threads = threads.ok_or(NoWorkers::Refused)?;
        let status: Vec<_> = threads.iter().map(|thread| Rc::clone(&thread.status)).collect();
        let _timeout =
            after(START_TIMEOUT_MS, move || status.iter().for_each(|status| status.set(WorkerState::Silent)));
        for thread in &threads {
            match thread.status.settled().await {
                WorkerState::Silent => return Err(NoWorkers::Silent { waited_ms: START_TIMEOUT_MS }),
                WorkerState::Broken => return Err(NoWorkers::Broken),
                WorkerState::Busy | WorkerState::Free => {}
            }
        }
        Ok(Self(threads))
    }
}

/// One worker. Terminated when dropped, in any state.
#[derive(Debug)]
struct WorkerThread {
    worker: Worker,
    status: Rc<WorkerStatus>,
    _listener: Listener,
}

impl WorkerThread {
    /// Asks the browser for a worker; `None` if it refuses.
    fn start() -> Option<Self> {
        let as_module = options(&[("type", "module".into())]);
        let worker = Worker::new_with_options(SCRIPT_URL, &as_module).ok()?;
        let status = Rc::<WorkerStatus>::default();
        let event_status = Rc::clone(&status);
        let on_event = move |event: Event| {
            event_status.set(if event.type_() == "message" { WorkerState::Free } else { WorkerState::Broken });
        };
        let _listener = Listener::new(worker.clone().into(), &["message", "error", "messageerror"], on_event);
        Some(Self { worker, status, _listener })
    }
}

impl Drop for WorkerThread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The state of a worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum WorkerState {
    /// It is starting, or busy-waiting.
    #[default]
    Busy,
    /// It waits for a request.
    Free,
    /// It broke, and will not answer any more.
    Broken,
    /// It did not answer in time.
    Silent,
}

/// The shared state of a worker, with the waker of the task that waits for it.
#[derive(Debug, Default)]
struct WorkerStatus {
    state: Cell<WorkerState>,
    waker: RefCell<Option<Waker>>,
}

impl WorkerStatus {
    /// Moves a busy worker to `state`. Any worker can become broken.
    fn set(&self, state: WorkerState) {
        if self.state.get() == WorkerState::Busy || state == WorkerState::Broken {
            self.state.set(state);
            self.waker.take().into_iter().for_each(Waker::wake);
        }
    }

    /// Completes with the new state once the worker is no longer busy.
    async fn settled(&self) -> WorkerState {
        let poll = |context: &mut Context<'_>| match self.state.get() {
            WorkerState::Busy => {
                self.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
            state => Poll::Ready(state),
        };
        poll_fn(poll).await
    }
}

/// Sets `forbidden` if the page's policy forbids a worker.
fn watch_policy(forbidden: &Rc<Cell<bool>>) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    let forbidden = Rc::clone(forbidden);
    let on_violation = move |event: Event| {
        let is_of_worker = |event: &SecurityPolicyViolationEvent| {
            ["worker-src", "require-trusted-types-for"].contains(&&*event.effective_directive())
        };
        if event.dyn_ref().is_some_and(is_of_worker) {
            forbidden.set(true);
        }
    };
    Some(Listener::new(document.into(), &["securitypolicyviolation"], on_violation))
}

/// The number of threads that the machine can run at once; `None` if the browser does not tell.
pub fn cores() -> Option<u32> {
    let cores = web_sys::window()?.navigator().hardware_concurrency();
    (cores >= 1.0).then_some(cores as u32)
}
