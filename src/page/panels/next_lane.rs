//! What to do after a sequence: the button that the result ends with.

use leptos::prelude::*;

use crate::exercise::format::grouped;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::plan_text::noun;
use crate::findings::run_phase::RunPhase;
use crate::page::panels::with_code::WithCode;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// The button for what to do next: run a lane that has not run, which it adds if it has to, or look at the things to try.
#[component]
pub fn NextLane(
    /// The lane that it ran last.
    offered: StoredValue<Option<Mode>>,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let next = Memo::new(move |_| next(session));
    let run = move |mode| {
        offered.set_value(Some(mode));
        controller.add_and_run(mode);
    };
    move || {
        let Some((mode, why)) = next.get() else {
            return view! { <a class="sc-button sc-filled sc-next" href="#sc-tries">"Things to try"</a> }.into_any();
        };
        let title = session.title(mode);
        let does = if why.is_some() { format!("Run “{title}”") } else { format!("Run {title}") };
        view! {
            <button type="button" class="sc-button sc-filled sc-next" on:click=move |_| run(mode)>
                {why.map(|text| view! { <span><WithCode text/></span>" " })}
                <span class="sc-next-does" prop:textContent=does/>
            </button>
        }
        .into_any()
    }
}

/// The lane that comes next, and, if it has to be added, why; `None` if all lanes have run.
fn next(session: Session) -> Option<(Mode, Option<String>)> {
    let can_run = |mode: &Mode| session.plan.with(|plan| mode.refuse(plan).is_none());
    let is_idle = |mode: &Mode| session.lane(*mode).phase.get() == RunPhase::Idle;
    let modes = session.modes.get();
    if let Some(mode) = modes.iter().find(|mode| is_idle(mode) && can_run(mode)) {
        return Some((*mode, None));
    }
    let order = [
        Mode::Sync,
        Mode::AsyncTogether,
        Mode::AsyncInTurn,
        Mode::AsyncBlocking,
        Mode::Threads,
        Mode::AsyncForgotten,
        Mode::AsyncLimited,
    ];
    let mode = order.into_iter().find(|mode| !modes.contains(mode) && can_run(mode))?;
    let why = match mode {
        Mode::Sync => "And the ordinary way?".to_owned(),
        Mode::AsyncTogether => "What if they all start at once?".to_owned(),
        Mode::AsyncInTurn => format!("What if each {} waits its turn?", session.plan.with(noun)),
        Mode::AsyncBlocking => "And async code that never lets go?".to_owned(),
        Mode::Threads => "And with a thread for each sleeper?".to_owned(),
        Mode::AsyncForgotten => "What if you forget `await`?".to_owned(),
        Mode::AsyncLimited => {
            format!("What if only {} may sleep at once?", grouped(session.plan.with(Plan::limit).into()))
        }
    };
    Some((mode, Some(why)))
}
