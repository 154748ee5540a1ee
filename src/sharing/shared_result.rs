//! The result of the last runs as it is shared: which runs it tells of, and the words about them.

use crate::exercise::format::{grouped, seconds_read};
use crate::exercise::mode::Mode;
use crate::findings::metrics::{PageDuring, page_during};
use crate::findings::plan_text::describe_plan;
use crate::findings::run::{Outcome, Run};
use crate::findings::same_plan::latest;
use crate::findings::sequence_result::{compared, shown};
use crate::findings::takeaway::gain;
use crate::findings::verdict::pauses;
use crate::sharing::link::{Link, Theme};

/// The runs that are shared: of the last run of each lane, in the order of the lanes, the first and the one that ended last. A run that
/// is not done is shared only if no run is.
pub fn shared<'a>(runs: &[&'a Run]) -> Vec<&'a Run> {
    let done = latest(runs.iter().copied().filter(|run| run.outcome == Outcome::Done));
    let last = done.or_else(|| latest(runs.iter().copied()));
    last.map_or_else(Vec::new, |last| shown(runs, last))
}

/// The words about shared runs: "My browser froze for 5.0 s. The async version of the same count: 3.0 s, and it never froze." They
/// tell only what was measured; where nothing was, they tell of the plan.
pub fn words(runs: &[&Run]) -> String {
    let measured = match *runs {
        [first, last] => share(first, last).or_else(|| share_alone(last)),
        [only] => share_alone(only),
        _ => None,
    };
    measured
        .or_else(|| runs.first().map(|run| format!("What does waiting cost? {}", describe_plan(&run.plan))))
        .unwrap_or_default()
}

/// The sentence to share on two runs: "My browser froze for 5.0 s. The async version of the same count: 3.0 s, and it never froze."
/// `None` if they can't be compared.
pub fn share(first: &Run, last: &Run) -> Option<String> {
    gain(first, last).ok()?;
    let took = seconds_read(last.elapsed_ms);
    let page = match (page_during(first), page_during(last)) {
        _ if !last.mode.sleeps() => ", because nobody slept".to_owned(),
        (PageDuring::Frozen(_), PageDuring::Frozen(_)) => ", and it froze as well".to_owned(),
        (_, PageDuring::Frozen(_)) => ", and it froze".to_owned(),
        (_, PageDuring::Alive) => ", and it never froze".to_owned(),
        (_, PageDuring::Paused(ms)) => format!(", with {}", pauses(ms)),
        (_, PageDuring::Unknown) => String::new(),
    };
    Some(format!("{} {}: {took}{page}.", share_alone(first)?, version(last)))
}

fn version(run: &Run) -> String {
    let what = if run.plan.is_named() { "same steps" } else { "same count" };
    match run.mode {
        Mode::Sync => format!("The sync version of the {what}"),
        Mode::AsyncInTurn | Mode::AsyncTogether => format!("The async version of the {what}"),
        Mode::AsyncForgotten => format!("The {what} in async with await forgotten"),
        Mode::AsyncLimited => format!("The {what} in async, {} at a time", grouped(run.plan.limit().into())),
        Mode::AsyncBlocking => format!("The {what} in async that blocks"),
        Mode::Threads => format!("The {what} with threads"),
    }
}

/// The sentence to share on one run: "My browser froze for 5.0 s." `None` if it is not done.
pub fn share_alone(run: &Run) -> Option<String> {
    let (title, took) = (run.title(), seconds_read(run.elapsed_ms));
    (run.outcome == Outcome::Done).then(|| match page_during(run) {
        PageDuring::Frozen(ms) => format!("My browser froze for {}.", seconds_read(ms)),
        PageDuring::Alive => format!("{title} took {took}, and my browser never froze."),
        PageDuring::Paused(ms) => format!("{title} took {took}, with {}.", pauses(ms)),
        PageDuring::Unknown => format!("{title} took {took}."),
    })
}

/// The sentence in the picture: what the runs show, for somebody who did not run them.
pub fn caption(runs: &[&Run]) -> String {
    // Else the sentence would tell the wrong reader of "your device".
    let is_busy = runs.iter().any(|run| matches!(page_during(run), PageDuring::Paused(_)));
    if is_busy { words(runs) } else { compared(runs) }
}

/// The link that is shared with runs: to their plan, with the lanes of `link`. It leaves the theme to its reader.
pub fn link(runs: &[&Run], link: Link) -> Link {
    let plan = runs.first().map_or(link.plan, |run| run.plan.clone());
    Link { plan, modes: link.modes, theme: Theme::Auto, embed: false }
}
