//! Predictions: what the reader expects of a lane before it runs, and whether the run bore it out.

use crate::exercise::figures::{grouped, seconds};
use crate::exercise::log::{Event, EventKind};
use crate::exercise::plan::Plan;
use crate::findings::pulse::NOTICEABLE_MS;
use crate::findings::run::Run;

/// When the step after the first sleeper is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// While the sleeper still sleeps.
    WhileAsleep,
    /// As soon as the sleeper is done.
    RightAfter,
    /// When the whole count is over.
    AtTheEnd,
}

impl Seen {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::WhileAsleep, Self::RightAfter, Self::AtTheEnd];

    /// Its name in records.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::WhileAsleep => "while-asleep",
            Self::RightAfter => "right-after",
            Self::AtTheEnd => "at-the-end",
        }
    }
}

/// When a poke is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// While it counts.
    AtOnce,
    /// When the count is over.
    WhenOver,
}

impl Answered {
    /// Every answer.
    pub const ALL: [Self; 2] = [Self::AtOnce, Self::WhenOver];

    /// Its name in records.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::WhenOver => "when-over",
        }
    }
}

/// What the reader expects of one lane; nothing where a question was not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// When the next step will be seen.
    pub seen: Option<Seen>,
    /// How long it will take, in ms.
    pub elapsed_ms: Option<u64>,
    /// When a poke will be answered.
    pub answered: Option<Answered>,
}

/// One of the three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// When will you see the next step?
    Seen,
    /// How long will it take?
    Elapsed,
    /// When does the page answer a poke?
    Answered,
}

/// An answer that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To the first question.
    Seen(Seen),
    /// To the second, in ms.
    Elapsed(u64),
    /// To the third.
    Answered(Answered),
}

impl Question {
    /// The questions that make sense for a plan, in order.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let sleeps = plan.sleepers().next().is_some();
        let first = plan.next_awake().map(|_| Self::Seen);
        let last = sleeps.then_some(Self::Answered);
        first.into_iter().chain([Self::Elapsed]).chain(last).collect()
    }

    /// The question in words.
    pub fn text(self, plan: &Plan) -> String {
        match (self, plan.sleepers().next(), plan.next_awake()) {
            (Self::Seen, Some((sleeper, ms)), Some(next)) => {
                format!("{sleeper} sleeps {} s. When will you see {next}?", seconds(u64::from(ms)))
            }
            (Self::Answered, ..) => "If you poke the page while it counts, when does it answer?".to_owned(),
            _ => "How long from start to end?".to_owned(),
        }
    }

    /// The answers to choose from. Each is true of some mode.
    pub fn answers(self, plan: &Plan) -> Vec<Answer> {
        match self {
            Self::Seen => Seen::ALL.map(Answer::Seen).to_vec(),
            Self::Elapsed => lengths(plan).map(Answer::Elapsed).to_vec(),
            Self::Answered => Answered::ALL.map(Answer::Answered).to_vec(),
        }
    }
}

/// The longest sleep, one between, and the sum; with one sleeper nothing, its sleep and twice its sleep.
fn lengths(plan: &Plan) -> [u64; 3] {
    let (longest, total) = (plan.longest_ms(), plan.total_ms());
    match total {
        0 => [0, 1000, u64::from(plan.count()) * 1000],
        _ if longest == total => [0, total, 2 * total],
        _ => [longest, u64::midpoint(longest, total), total],
    }
}

impl Answer {
    /// The answer in words.
    pub fn text(self, plan: &Plan) -> String {
        let sleeper = plan.sleepers().next().map_or(0, |(step, _)| u64::from(step));
        match self {
            Self::Seen(Seen::WhileAsleep) => format!("While {} still sleeps", grouped(sleeper)),
            Self::Seen(Seen::RightAfter) => format!("Right after {} is done", grouped(sleeper)),
            Self::Seen(Seen::AtTheEnd) => "Only when everything is done".to_owned(),
            Self::Elapsed(0) => "almost nothing".to_owned(),
            Self::Elapsed(ms) => format!("{} s", seconds(ms)),
            Self::Answered(Answered::AtOnce) => "At once".to_owned(),
            Self::Answered(Answered::WhenOver) => "When the count is over".to_owned(),
        }
    }
}

impl Prediction {
    /// The answer that was chosen to a question.
    pub fn answer(&self, question: Question) -> Option<Answer> {
        match question {
            Question::Seen => self.seen.map(Answer::Seen),
            Question::Elapsed => self.elapsed_ms.map(Answer::Elapsed),
            Question::Answered => self.answered.map(Answer::Answered),
        }
    }

    /// Takes in an answer.
    pub fn choose(&mut self, answer: Answer) {
        match answer {
            Answer::Seen(seen) => self.seen = Some(seen),
            Answer::Elapsed(ms) => self.elapsed_ms = Some(ms),
            Answer::Answered(answered) => self.answered = Some(answered),
        }
    }
}

/// Whether a run bore out an answer; nothing where it does not say. Answers within 50 ms of each other both count.
pub fn bears_out(run: &Run, answer: Answer) -> Option<bool> {
    match answer {
        Answer::Seen(seen) => {
            let (shown_ms, done_ms) = (next_shown_ms(run)?, first_done_ms(run)?);
            let is_nearer = |ms: f64, other: f64| (shown_ms - ms).abs() <= (shown_ms - other).abs() + NOTICEABLE_MS;
            let is_brief = run.plan.sleepers().next().is_some_and(|(_, ms)| f64::from(ms) <= NOTICEABLE_MS);
            let is_after = shown_ms >= done_ms || is_brief;
            Some(match seen {
                Seen::WhileAsleep => shown_ms < done_ms || is_brief,
                Seen::RightAfter => is_after && is_nearer(done_ms, run.elapsed_ms),
                Seen::AtTheEnd => is_after && is_nearer(run.elapsed_ms, done_ms),
            })
        }
        Answer::Elapsed(ms) => {
            let distance = |ms: u64| (run.elapsed_ms - ms as f64).abs();
            let nearest = lengths(&run.plan).into_iter().map(distance).fold(f64::INFINITY, f64::min);
            Some(distance(ms) <= nearest + NOTICEABLE_MS)
        }
        Answer::Answered(answered) => {
            let is_frozen = run.longest_freeze_ms? > run.elapsed_ms / 2.0;
            Some(is_frozen == (answered == Answered::WhenOver))
        }
    }
}

/// When the step after the first sleeper was printed, in ms; nothing where there is none or it did not come to that.
pub fn next_printed_ms(run: &Run) -> Option<f64> {
    find(run, run.plan.next_awake()?, EventKind::Printed).map(|(_, event)| event.at_ms)
}

/// When the step after the first sleeper was shown, likewise.
pub fn next_shown_ms(run: &Run) -> Option<f64> {
    let (index, _) = find(run, run.plan.next_awake()?, EventKind::Printed)?;
    *run.shown_ms.get(index)?
}

/// When the first sleeper was done sleeping, likewise.
pub fn first_done_ms(run: &Run) -> Option<f64> {
    let (step, _) = run.plan.sleepers().next()?;
    find(run, step, EventKind::SleepDone).map(|(_, event)| event.at_ms)
}

fn find(run: &Run, step: u32, kind: EventKind) -> Option<(usize, &Event)> {
    run.events.iter().enumerate().find(|(_, event)| event.step == step && event.kind == kind)
}
