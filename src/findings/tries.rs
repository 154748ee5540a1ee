//! Things to try: exercises for the reader, ticked off only by the records of runs.

use crate::exercise::log::EventKind;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::places::places;
use crate::findings::plan_text::noun;
use crate::findings::run::Run;
use crate::findings::slept::done_sleeps;
use crate::findings::validate::{CLOCK_RESOLUTION_MS, is_sound};

/// The largest difference between two elapsed times that count as equal, in ms.
const AS_LONG_MS: f64 = 100.0;
/// The shortest freeze that counts as obvious, in ms.
const FREEZE_MS: f64 = 200.0;

/// Something to try.
pub struct Try {
    /// Its name, for tests and styles.
    pub slug: &'static str,
    /// What to do, in a count of numbers.
    text: &'static str,
    /// Whether it can be done with numbers only.
    needs_numbers: bool,
    /// Whether these runs, which are sound and ordered from the oldest, show that it was done.
    is_shown_by: fn(&[&Run]) -> bool,
    /// The mode that it is about, if that is one which is not there from the start.
    pub mode: Option<Mode>,
}

impl Try {
    /// What to do in this plan; `None` if it can't be done there.
    pub fn text(&self, plan: &Plan) -> Option<String> {
        let is_possible = !(self.needs_numbers && plan.is_named());
        is_possible.then(|| self.text.replace(" number", &format!(" {}", noun(plan))))
    }

    /// What to do in a count of numbers.
    pub fn text_of_numbers(&self) -> String {
        self.text.to_owned()
    }
}

/// The steps of the exercise, in order.
pub static STEPS: [Try; 8] = [
    Try {
        slug: "baseline",
        text: "Wake everyone and run: that is your baseline.",
        needs_numbers: true,
        is_shown_by: |runs| runs.iter().any(|run| is_baseline(run)),
        mode: None,
    },
    Try {
        slug: "eight-asleep",
        text: "Put 8 to sleep, and run again.",
        needs_numbers: true,
        is_shown_by: |runs| runs.iter().skip_while(|run| !is_baseline(run)).any(|run| is_eight_asleep(run)),
        mode: None,
    },
    Try {
        slug: "compared",
        text: "Do both the same way, and compare them in Your runs.",
        needs_numbers: true,
        is_shown_by: |runs| {
            let same_lane = |one: &&Run| runs.iter().any(|other| other.mode == one.mode && is_eight_asleep(other));
            runs.iter().filter(|run| is_baseline(run)).any(same_lane)
        },
        mode: None,
    },
    Try {
        slug: "between",
        text: "Find “8 start sleeping” and “8 done sleeping”. What stands between them? Find a way to run where nothing does.",
        needs_numbers: true,
        is_shown_by: |runs| {
            let found: Vec<_> = runs.iter().filter_map(|run| between(run, 8)).collect();
            found.contains(&0) && found.iter().any(|lines| *lines > 0)
        },
        mode: None,
    },
    Try {
        slug: "eight-seconds",
        text: "Let 8 sleep for 8 seconds, as in “8 sleeps 8 s” under Other plans.",
        needs_numbers: true,
        is_shown_by: |runs| runs.iter().any(|run| is_eight_asleep(run) && run.plan.sleep_of(8) == 8000),
        mode: None,
    },
    Try {
        slug: "phone",
        text: "Run a phone's errands: “A busy phone”, under Other plans, More.",
        needs_numbers: false,
        is_shown_by: |runs| runs.iter().any(|run| run.plan.story().is_some_and(|story| story.slug == "busy-phone")),
        mode: None,
    },
    Try {
        slug: "forgotten",
        text: "What if you forget `await`? Put a number to sleep, run it, and see for how long it sleeps.",
        needs_numbers: false,
        is_shown_by: |runs| runs.iter().any(|run| run.mode == Mode::AsyncForgotten && run.plan.total_ms() > 0),
        mode: Some(Mode::AsyncForgotten),
    },
    Try {
        slug: "limited",
        text: "What if only a few may sleep at once? Find a plan in which a number has to wait for its place.",
        needs_numbers: false,
        is_shown_by: |runs| runs.iter().any(|run| places(run).is_some_and(|places| places.waited.is_some())),
        mode: Some(Mode::AsyncLimited),
    },
];

/// Exercises that take some thought.
pub static CHALLENGES: [Try; 4] = [
    Try {
        slug: "five-in-two",
        text: "Five sleepers of a second or more, and all done in under two seconds.",
        needs_numbers: false,
        is_shown_by: |runs| runs.iter().any(|run| run.elapsed_ms < 2000.0 && long_sleepers(run) >= 5),
        mode: None,
    },
    Try {
        slug: "same-time",
        text: "The same elapsed time in two ways, of which only one freezes the page.",
        needs_numbers: false,
        is_shown_by: |runs| {
            let is_twin = |frozen: &Run, other: &&Run| {
                let is_as_long = (frozen.elapsed_ms - other.elapsed_ms).abs() <= AS_LONG_MS;
                let is_alive = other.longest_freeze_ms.is_some_and(|ms| ms < FREEZE_MS);
                is_alive && is_as_long && frozen.plan.counts_like(&other.plan)
            };
            runs.iter().filter(|run| froze(run)).any(|frozen| runs.iter().any(|other| is_twin(frozen, other)))
        },
        mode: None,
    },
    Try {
        slug: "frozen-by-async",
        text: "Freeze the page from async code.",
        needs_numbers: false,
        is_shown_by: |runs| runs.iter().any(|run| run.mode == Mode::AsyncBlocking && froze(run)),
        mode: None,
    },
    Try {
        slug: "sleep-sort",
        text: "Sleep sort: make 5, 4, 3, 2, 1 come out in that order.",
        needs_numbers: true,
        is_shown_by: |runs| runs.iter().any(|run| is_numbers(run) && comes_out(run, &[5, 4, 3, 2, 1])),
        mode: None,
    },
];

/// Observations that a run of the default plan shows.
pub static SEEN: [Try; 2] = [
    Try {
        slug: "nine-before-eight",
        text: "9 came before 8.",
        needs_numbers: true,
        is_shown_by: |runs| runs.iter().any(|run| is_numbers(run) && comes_out(run, &[9, 8])),
        mode: None,
    },
    Try {
        slug: "twelve-before-eight",
        text: "12 fell asleep after 8, and woke before it.",
        needs_numbers: true,
        is_shown_by: |runs| {
            runs.iter().any(|run| is_numbers(run) && run.plan.sleep_of(12) > 0 && comes_out(run, &[12, 8]))
        },
        mode: None,
    },
];

/// The sound runs, in their order.
pub fn sound_runs<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Vec<&'a Run> {
    runs.into_iter().filter(|run| is_sound(run)).collect()
}

/// Which of `tries` these sound runs show to be done.
pub fn done<const N: usize>(tries: &[Try; N], sound_runs: &[&Run]) -> [bool; N] {
    std::array::from_fn(|index| (tries[index].is_shown_by)(sound_runs))
}

fn is_numbers(run: &Run) -> bool {
    !run.plan.is_named()
}

fn is_baseline(run: &Run) -> bool {
    is_numbers(run) && run.plan.total_ms() == 0
}

fn is_eight_asleep(run: &Run) -> bool {
    is_numbers(run) && run.mode.sleeps() && run.plan.sleep_of(8) > 0
}

/// Whether the page was frozen for at least the longest sleep.
fn froze(run: &Run) -> bool {
    run.longest_freeze_ms.is_some_and(|ms| ms >= FREEZE_MS && ms >= run.plan.longest_ms() as f64 - CLOCK_RESOLUTION_MS)
}

/// The number of sleeps of at least a second.
fn long_sleepers(run: &Run) -> usize {
    done_sleeps(run).filter(|slept| slept.length_ms() >= 1000.0 - CLOCK_RESOLUTION_MS).count()
}

/// The number of lines between `start sleeping` and `done sleeping` of `step`. A sleep that was thrown away has no line between them, and
/// is none.
fn between(run: &Run, step: u32) -> Option<usize> {
    let (started, done) = line_of(run, step, EventKind::SleepStarted).zip(line_of(run, step, EventKind::SleepDone))?;
    (is_numbers(run) && run.mode.sleeps()).then(|| done.saturating_sub(started + 1))
}

/// Whether these steps were printed in that order. On a busy device several wake in the same millisecond.
fn comes_out(run: &Run, steps: &[u32]) -> bool {
    let lines: Option<Vec<_>> = steps.iter().map(|&step| line_of(run, step, EventKind::Printed)).collect();
    lines.is_some_and(|lines| lines.is_sorted())
}

/// The index of a step's line of this kind; `None` if it has none.
fn line_of(run: &Run, step: u32, kind: EventKind) -> Option<usize> {
    run.events.iter().position(|event| event.step == step && event.kind == kind)
}
