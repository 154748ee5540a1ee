//! Predictions: what the reader expects of a lane before it runs. The page asks one question, [`Question::Seen`]; runs of earlier
//! versions of the page hold answers to the others.

use crate::exercise::format::seconds;
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;

/// When the first awake step after the first sleeper is seen.
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

    /// The answer in words: "While 8 sleeps".
    pub fn text(self, plan: &Plan) -> String {
        let sleeper = plan.sleepers().next().map_or_else(String::new, |(step, _)| plan.name(step));
        match self {
            Self::WhileAsleep => format!("While {sleeper} sleeps"),
            Self::RightAfter => format!("After {sleeper}"),
            Self::AtTheEnd => "After everything".to_owned(),
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

/// The reader's prediction for one lane; `None` for each question that was not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// When the next step will be seen.
    pub seen: Option<Seen>,
    /// How long it will take, in ms.
    pub elapsed_ms: Option<u64>,
    /// When a poke will be answered.
    pub answered: Option<Answered>,
}

/// A question.
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

/// The lane that the question is about: the last one that does not block, or else the last one. The question is about a sleep, so lanes
/// in which nobody sleeps are left out.
pub fn asked_about(modes: &[Mode]) -> Option<Mode> {
    let mut sleeping = modes.iter().filter(|mode| mode.sleeps()).copied();
    sleeping.clone().rfind(|mode| !mode.about().blocks).or(sleeping.next_back())
}

/// "8 sleeps for 3 s. In Async, together, when will 9 appear?" `None` if no step sleeps, or none after the first sleeper is awake.
pub fn question(plan: &Plan, mode: Mode) -> Option<String> {
    let ((sleeper, ms), next) = (plan.sleepers().next()?, plan.next_awake()?);
    let [sleeper, next] = [sleeper, next].map(|step| plan.name(step));
    let length = seconds(u64::from(ms));
    Some(format!("{sleeper} sleeps for {length} s. In {}, when will {next} appear?", mode.title(plan)))
}

/// The answers to the question about a lane.
pub const fn answers(mode: Mode) -> &'static [Seen] {
    if mode.about().blocks { &Seen::ALL } else { &[Seen::WhileAsleep, Seen::RightAfter] }
}

/// Three durations to choose from, in ms: the longest sleep, one in between, and the sum. If none lies in between, twice the sum
/// instead. With one sleeper: 0, its sleep, and twice its sleep.
pub fn lengths(plan: &Plan) -> [u64; 3] {
    let (longest, total) = (plan.longest_ms(), plan.total_ms());
    match total {
        0 => [0, 1000, u64::from(plan.count()).max(2) * 1000],
        _ if longest == total => [0, total, 2 * total],
        _ => between(longest, total).map_or([longest, total, 2 * total], |middle| [longest, middle, total]),
    }
}

/// The roundest duration near the middle of two others; `None` if none lies between.
fn between(longest: u64, total: u64) -> Option<u64> {
    let middle = u64::midpoint(longest, total);
    let rounded = [1000, 100, 10, 1].map(|step| middle - middle % step);
    rounded.into_iter().find(|rounded| (longest + 1..total).contains(rounded))
}

impl Answer {
    /// The answer in words.
    pub fn text(self, plan: &Plan) -> String {
        match self {
            Self::Seen(seen) => seen.text(plan),
            Self::Elapsed(0) => "almost nothing".to_owned(),
            Self::Elapsed(ms) => format!("{} s", seconds(ms)),
            Self::Answered(Answered::AtOnce) => "At once".to_owned(),
            Self::Answered(Answered::WhenOver) => "When the count is over".to_owned(),
        }
    }
}

impl Prediction {
    /// The chosen answer to a question.
    pub fn answer(&self, question: Question) -> Option<Answer> {
        match question {
            Question::Seen => self.seen.map(Answer::Seen),
            Question::Elapsed => self.elapsed_ms.map(Answer::Elapsed),
            Question::Answered => self.answered.map(Answer::Answered),
        }
    }

    /// Sets an answer.
    pub fn choose(&mut self, answer: Answer) {
        match answer {
            Answer::Seen(seen) => self.seen = Some(seen),
            Answer::Elapsed(ms) => self.elapsed_ms = Some(ms),
            Answer::Answered(answered) => self.answered = Some(answered),
        }
    }
}
