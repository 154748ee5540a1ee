//! A plan: the ordered steps of a count and their sleeps.

use std::borrow::Cow;
use std::sync::Arc;

use crate::exercise::limits::MAX_STEPS;
use crate::exercise::log::{Event, EventKind};
use crate::exercise::plan_warning::PlanWarning;
use crate::exercise::rule_resolution::resolve_rules;
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::Story;

/// One step of the count: a number, or a named task of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it stands in the count, from 1.
    pub position: u32,
    /// How long it sleeps, in ms; nothing for a step that stays awake.
    pub sleep_ms: Option<u32>,
}

/// The ordered steps of a count and their sleeps. Remembers the rules it was made from, so that its link stays
/// short, and is cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they were given, ranges before single steps; a later rule overrides an earlier one.
    rules: Vec<SleepRule>,
    /// Every step's sleep in ms, 0 for one that stays awake.
    sleeps: Arc<[u32]>,
    /// What names the steps, where they are not numbers.
    story: Option<&'static Story>,
}

impl Plan {
    /// A count from 1 to `asked`, kept within the limits, in which nobody sleeps.
    pub fn counting_to(asked: u64) -> (Self, Option<PlanWarning>) {
        let (count, warning) = match asked {
            0 => (1, Some(PlanWarning::CountTooLow)),
            _ => match u32::try_from(asked) {
                Ok(count) if count <= MAX_STEPS => (count, None),
                _ => (MAX_STEPS, Some(PlanWarning::CountTooHigh { asked })),
            },
        };
        (Self::new(count, Vec::new()), warning)
    }

    /// A plan from a count and rules that are within the limits.
    pub(crate) fn new(count: u32, rules: Vec<SleepRule>) -> Self {
        let sleeps = resolve_rules(count, &rules);
        Self { rules, sleeps: sleeps.into(), story: None }
    }

    /// A story as it is told first.
    pub fn of_story(story: &'static Story) -> Self {
        let count = story.labels.len() as u32;
        Self { story: Some(story), ..Self::new(count, story.rules.to_vec()) }
    }

    /// The same steps, awake but for what `rules` says.
    pub(crate) fn with_rules(&self, rules: Vec<SleepRule>) -> Self {
        Self { story: self.story, ..Self::new(self.count(), rules) }
    }

    /// How many lines the log of a whole run has.
    pub fn lines(&self) -> usize {
        self.sleeps.len() + 2 * self.sleepers().count()
    }

    /// How many steps there are: where the count ends.
    pub fn count(&self) -> u32 {
        self.sleeps.len() as u32
    }

    /// The rules that say who sleeps; a later one overrides an earlier one.
    pub fn rules(&self) -> &[SleepRule] {
        &self.rules
    }

    /// The steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        let step = |(position, &ms)| Step { position, sleep_ms: (ms > 0).then_some(ms) };
        (1..).zip(self.sleeps.iter()).map(step)
    }

    /// The steps that sleep, in order: position and ms.
    pub fn sleepers(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.steps().filter_map(|step| Some((step.position, step.sleep_ms?)))
    }

    /// The first awake step after the first sleeper: the one that has to wait, or has not.
    pub fn next_awake(&self) -> Option<u32> {
        let (sleeper, _) = self.sleepers().next()?;
        self.steps().skip(sleeper as usize).find(|step| step.sleep_ms.is_none()).map(|step| step.position)
    }

    /// How long the step at `position` sleeps, in ms; 0 for one that stays awake or does not exist.
    pub fn sleep_of(&self, position: u32) -> u32 {
        let index = (position as usize).wrapping_sub(1);
        self.sleeps.get(index).copied().unwrap_or(0)
    }

    /// All sleeps together, in ms.
    pub fn total_ms(&self) -> u64 {
        self.sleeps.iter().map(|&ms| u64::from(ms)).sum()
    }

    /// The longest sleep, in ms.
    pub fn longest_ms(&self) -> u64 {
        self.sleeps.iter().max().map_or(0, |&ms| u64::from(ms))
    }

    /// Whether both count the same steps with the same sleeps, however they were put.
    pub fn counts_like(&self, other: &Self) -> bool {
        self.sleeps == other.sleeps && self.story == other.story
    }

    /// The story that names the steps, where they are not numbers.
    pub fn story(&self) -> Option<&'static Story> {
        self.story
    }

    /// What the step at `position` prints: its number, or its name in a story.
    pub fn label(&self, position: u32) -> Cow<'static, str> {
        let labels = self.story.map_or(&[][..], |story| story.labels);
        let label = labels.get((position as usize).wrapping_sub(1));
        label.map_or_else(|| position.to_string().into(), |label| (*label).into())
    }

    /// The step at `position` as a sentence calls it: 8, or “encoding”.
    pub fn name(&self, position: u32) -> String {
        match self.story {
            None => position.to_string(),
            Some(_) => format!("“{}”", self.label(position)),
        }
    }

    /// The line of the log that tells an event.
    pub fn line(&self, event: &Event) -> String {
        let label = self.label(event.step);
        match event.kind {
            EventKind::Printed => label.into_owned(),
            EventKind::SleepStarted => format!("{label} start sleeping"),
            EventKind::SleepDone => format!("{label} done sleeping"),
        }
    }
}
