//! The simulated runs that the timeline shows under the measured ones. They follow the plan.

use leptos::prelude::*;

use crate::browser::timeouts::after;
use crate::exercise::plan::Plan;
use crate::page::state::session::Session;

/// How long a plan must stay unchanged before it is simulated, in ms.
const SETTLED_MS: u32 = 200;

/// The plan whose simulation is shown, if any. Copies share it.
#[derive(Clone, Copy)]
pub struct Expected {
    session: Session,
    /// The plan whose simulation is shown; `None` while it is hidden.
    pub plan: RwSignal<Option<Plan>>,
}

impl Expected {
    /// The simulation is hidden at first. The current owner ends it.
    pub fn new(session: Session) -> Self {
        let expected = Self { session, plan: RwSignal::new(None) };
        expected.follow();
        expected
    }

    /// Whether the simulation is shown.
    pub fn is_on(self) -> bool {
        self.plan.with(Option::is_some)
    }

    /// Shows or hides the simulation.
    pub fn toggle(self) {
        let plan = self.session.plan.get_untracked();
        self.plan.update(|shown| *shown = shown.take().is_none().then_some(plan));
    }

    /// Follows the edits of the plan, except during a run.
    fn follow(self) {
        let timer = StoredValue::new_local(None);
        Effect::new(move |_| {
            let (plan, is_running) = (self.session.plan.get(), self.session.running().is_some());
            let is_behind = self.plan.with(|shown| shown.as_ref().is_some_and(|shown| *shown != plan));
            let settled = move || {
                self.plan.try_set(Some(plan));
            };
            // Replacing a timer cancels it.
            timer.set_value((is_behind && !is_running).then(|| after(SETTLED_MS, settled)));
        });
        on_cleanup(move || {
            timer.try_update_value(Option::take);
        });
    }
}
