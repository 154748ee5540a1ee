//! What is to be expected, laid under the runs for who asks for it. It follows the plan.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::exercise::plan::Plan;
use crate::page::state::session::Session;

/// How long a plan must have stood still before it is simulated, in ms.
const SETTLED_MS: u32 = 200;

/// Whether and of which plan the expected is shown. A copy is the same.
#[derive(Clone, Copy)]
pub struct Expected {
    session: Session,
    /// The plan whose expectation is shown; nothing while none is.
    pub plan: RwSignal<Option<Plan>>,
}

impl Expected {
    /// Nothing is shown yet. Ends with the component that makes it.
    pub fn new(session: Session) -> Self {
        let expected = Self { session, plan: RwSignal::new(None) };
        expected.follow();
        expected
    }

    /// Whether it may be asked for: not while a guess is open that it would answer.
    pub fn is_offered(self) -> bool {
        self.is_on() || self.session.guess.asked().is_empty()
    }

    /// Whether it is shown.
    pub fn is_on(self) -> bool {
        self.plan.with(Option::is_some)
    }

    /// Shows it, or hides it.
    pub fn toggle(self) {
        let plan = self.session.plan.get_untracked();
        self.plan.update(|shown| *shown = shown.take().is_none().then_some(plan));
    }

    /// Keeps to the plan while it is edited, and leaves a run that is on undisturbed.
    fn follow(self) {
        let timer = StoredValue::new_local(None);
        Effect::new(move |_| {
            let (plan, is_running) = (self.session.plan.get(), self.session.running.get().is_some());
            let is_behind = self.plan.with(|shown| shown.as_ref().is_some_and(|shown| *shown != plan));
            let settled = move || {
                self.plan.try_set(Some(plan));
            };
            // An earlier timer is cleared when another takes its place.
            timer.set_value((is_behind && !is_running).then(|| Timeout::new(SETTLED_MS, settled)));
        });
        on_cleanup(move || {
            timer.try_update_value(Option::take);
        });
    }
}
