//! The result of the last runs as it is shared: which runs it tells of, and the words about them.

use crate::findings::metrics::{PageDuring, page_during};
use crate::findings::plan_text::describe_plan;
use crate::findings::run::{Outcome, Run};
use crate::findings::sequence_result::{compared, shown};
use crate::findings::takeaway::{share, share_alone};
use crate::sharing::link::{Link, Theme};

/// The runs that are shared: of the last run of each lane, in the order of the lanes, the first and the one that ended last. A run that
/// is not done is shared only if no run is.
pub fn shared<'a>(runs: &[&'a Run]) -> Vec<&'a Run> {
    let latest = |one: &'a Run, other: &'a Run| if other.ended_at >= one.ended_at { other } else { one };
    let done = runs.iter().copied().filter(|run| run.outcome == Outcome::Done).reduce(latest);
    let last = done.or_else(|| runs.iter().copied().reduce(latest));
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
