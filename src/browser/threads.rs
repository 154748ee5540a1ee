//! Other threads: web workers that keep themselves busy for as long as they are told. All end when they are dropped.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, SecurityPolicyViolationEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::frames::after_paint;
use crate::browser::handing::is_sandboxed;
use crate::browser::listener::Listener;
use crate::exercise::clock::NoThread;
use crate::findings::workers::NoWorkers;

/// The program of a worker, which the build puts beside the page. The browser looks for it from the page's address on.
const PROGRAM: &str = "worker_loader.js";
/// For how long workers are waited for until all are ready, in ms.
const PATIENCE_MS: u32 = 10_000;
/// How often it is looked whether one that is kept busy has died: it would never say so. In ms.
const LOOK_MS: u32 = 1_000;
/// How many looks past its time it gets. They are counted, since a page that was frozen itself looks once for all it missed.
const LOOKS_PAST: u32 = 10;
/// For how long it is waited for what the page's policy says of a worker that did not start, in ms.
const PATIENCE_FOR_POLICY_MS: u32 = 200;

/// Threads that are ready to be kept busy.
#[derive(Debug)]
#[must_use = "threads end when they are dropped"]
pub struct Threads(Vec<Thread>);

impl Threads {
    /// Starts so many, and is over when all of them are ready.
    pub async fn start(number: usize) -> Result<Self, NoWorkers> {
        let forbidden = Rc::<Cell<bool>>::default();
        let _listener = watch_policy(&forbidden);
        let started = Self::start_all(number).await;
        if !matches!(started, Err(NoWorkers::Refused | NoWorkers::Broken)) {
            return started;
        }
        // Whether the policy forbids workers is told in a task of its own, which may come later.
        let _ = after_paint(PATIENCE_FOR_POLICY_MS).await;
        match (forbidden.get(), is_sandboxed()) {
            (true, _) => Err(NoWorkers::Forbidden),
            (false, true) => Err(NoWorkers::Sandboxed),
            (false, false) => started,
        }
    }

    /// How many there are.
    pub fn number(&self) -> usize {
        self.0.len()
    }

    /// Keeps one that is free busy for `ms`, and is over when it says so. Fails where none is free, or where it breaks or dies.
    pub async fn block(&self, ms: f64) -> Result<(), NoThread> {
        let free = self.0.iter().find(|thread| thread.status.state.get() == WorkerState::Free).ok_or(NoThread)?;
        free.status.state.set(WorkerState::Busy);
        free.worker.post_message(&JsValue::from_f64(ms)).map_err(|_| NoThread)?;
        let looks = Cell::new((ms.max(0.0) / f64::from(LOOK_MS)) as u32 + LOOKS_PAST);
        let status = Rc::clone(&free.status);
        let _patience = Interval::new(LOOK_MS, move || match looks.get().checked_sub(1) {
            Some(left) => looks.set(left),
            None => status.set(WorkerState::Silent),
        });
        if free.status.settled().await == WorkerState::Free { Ok(()) } else { Err(NoThread) }
    }

    async fn start_all(number: usize) -> Result<Self, NoWorkers> {
        let threads: Option<Vec<_>> = (0..number).map(|_| Thread::start()).collect();
        let threads = threads.ok_or(NoWorkers::Refused)?;
        let status: Vec<_> = threads.iter().map(|thread| Rc::clone(&thread.status)).collect();
        let _patience =
            Timeout::new(PATIENCE_MS, move || status.iter().for_each(|status| status.set(WorkerState::Silent)));
        for thread in &threads {
            match thread.status.settled().await {
                WorkerState::Silent => return Err(NoWorkers::Silent { waited_ms: PATIENCE_MS }),
                WorkerState::Broken => return Err(NoWorkers::Broken),
                WorkerState::Busy | WorkerState::Free => {}
            }
        }
        Ok(Self(threads))
    }
}

/// One worker, ended when dropped, whatever it is at.
#[derive(Debug)]
struct Thread {
    worker: Worker,
    status: Rc<WorkerStatus>,
    _listener: Listener,
}

impl Thread {
    /// Asks the browser for a worker; nothing where it refuses.
    fn start() -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(PROGRAM, &options).ok()?;
        let status = Rc::<WorkerStatus>::default();
        let told = Rc::clone(&status);
        let on_event = move |event: Event| {
            told.set(if event.type_() == "message" { WorkerState::Free } else { WorkerState::Broken });
        };
        let _listener = Listener::new(worker.clone().into(), &["message", "error", "messageerror"], on_event);
        Some(Self { worker, status, _listener })
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What a worker is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum WorkerState {
    /// It starts, or keeps itself busy.
    #[default]
    Busy,
    /// It waits to be told for how long.
    Free,
    /// It broke, and will not answer again.
    Broken,
    /// It did not answer in time.
    Silent,
}

/// Where it is noted what a worker is at, for whoever waits for it.
#[derive(Debug, Default)]
struct WorkerStatus {
    state: Cell<WorkerState>,
    waker: RefCell<Option<Waker>>,
}

impl WorkerStatus {
    /// Takes in what became of a worker that was busy, or that broke.
    fn set(&self, state: WorkerState) {
        if self.state.get() == WorkerState::Busy || state == WorkerState::Broken {
            self.state.set(state);
            self.waker.take().into_iter().for_each(Waker::wake);
        }
    }

    /// Is over when the worker is busy no more, and says what it is at instead.
    async fn settled(&self) -> WorkerState {
        let is_over = |context: &mut Context<'_>| match self.state.get() {
            WorkerState::Busy => {
                self.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
            state => Poll::Ready(state),
        };
        poll_fn(is_over).await
    }
}

/// Notes in `forbidden` that the page's policy forbids a worker.
fn watch_policy(forbidden: &Rc<Cell<bool>>) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    let forbidden = Rc::clone(forbidden);
    let on_violation = move |event: Event| {
        let is_of_worker = |event: &SecurityPolicyViolationEvent| event.effective_directive() == "worker-src";
        if event.dyn_ref().is_some_and(is_of_worker) {
            forbidden.set(true);
        }
    };
    Some(Listener::new(document.into(), &["securitypolicyviolation"], on_violation))
}

/// How many threads the machine says it can run at a time; nothing where the browser does not tell.
pub fn cores() -> Option<u32> {
    let cores = web_sys::window()?.navigator().hardware_concurrency();
    (cores >= 1.0).then_some(cores as u32)
}
