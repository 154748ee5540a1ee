//! What the languages say of an `await` that was forgotten.

use crate::exercise::format::seconds;
use crate::findings::run::Run;

/// A sentence on the first sleep of a run that nobody awaited, and one on what each language says of it.
pub fn sentences(run: &Run) -> Vec<String> {
    let Some((_, ms)) = run.plan.sleepers().next().filter(|_| !run.mode.sleeps()) else { return Vec::new() };
    let length = seconds(ms.into());
    vec![
        format!("Nobody slept. `asyncio.sleep({length})` without `await` makes a coroutine and throws it away."),
        "Python warns: “RuntimeWarning: coroutine 'sleep' was never awaited”.".to_owned(),
        "JavaScript says nothing: its timer runs, and nobody waits for it.".to_owned(),
        "Rust's compiler warns of a sleep that is not awaited.".to_owned(),
    ]
}
