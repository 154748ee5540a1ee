//! Which of the runs in view ran the same plan, and sentences on those that ran another: only runs of one plan can be compared.

use crate::exercise::plan::Plan;
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;

/// The run that ended last. Its plan is the one whose runs are compared.
pub fn latest<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Option<&'a Run> {
    runs.into_iter().reduce(|one, other| if other.ended_at >= one.ended_at { other } else { one })
}

/// "These numbers belong to another plan (8: 3 s).", of runs of `plan`, which is not that of the page.
pub fn belongs_to(plan: &Plan) -> String {
    format!("These numbers belong to another plan ({}).", describe_sleepers(plan))
}

/// The same of a run, or that its numbers belong to another limit; `None` if it ran `plan`.
pub fn of_other_plan(run: &Run, plan: &Plan) -> Option<String> {
    match run.mode.runs_alike(plan, &run.plan) {
        true => None,
        false if plan.counts_like(&run.plan) => Some(format!("These numbers belong to {}.", run.title())),
        false => Some(belongs_to(&run.plan)),
    }
}

/// "Sync ran another plan (8: 3 s). It is left out here: run it again to compare.", of the runs that ran another plan than the others
/// in view. They can be run again to compare if `is_plan_here`: the others ran the plan of the page. `None` if there are none.
pub fn left_out(others: &[&Run], is_plan_here: bool) -> Option<String> {
    let ran = |run: &&Run| format!("{} ran another plan ({}).", run.title(), describe_sleepers(&run.plan));
    let (are, them) = if others.len() == 1 { ("It is", "it") } else { ("They are", "them") };
    let again = if is_plan_here { format!(": run {them} again to compare") } else { String::new() };
    let ran = others.iter().map(ran).collect::<Vec<_>>().join(" ");
    (!others.is_empty()).then(|| format!("{ran} {are} left out here{again}."))
}
