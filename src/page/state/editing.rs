//! Changes of the plan, with a notice for what was corrected.

use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::PlanWarning;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;

/// Sets the sleep of a step, in ms; 0 wakes it.
#[inline(never)]
pub fn set_sleep(session: Session, step: u32, ms: u64) {
    change(session, session.plan.with_untracked(|plan| plan.with_sleep(step, ms)));
}

/// Changes the plan to an edited one, and shows a notice for each value that was corrected.
#[inline(never)]
pub fn change(session: Session, (plan, warnings): (Plan, Vec<PlanWarning>)) {
    session.notices.set(warnings.into_iter().map(|warning| Notice::LinkWarning(warning.into())).collect());
    session.plan.set(plan);
}
