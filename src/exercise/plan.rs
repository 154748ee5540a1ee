//! A plan: the ordered steps of a count and their sleeps.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::exercise::labels::{Labels, Names};
use crate::exercise::limits::{MAX_LIMIT, MAX_STEPS, USUAL_LIMIT};
use crate::exercise::log::{Event, EventKind};
use crate::exercise::plan_warning::PlanWarning;
use crate::exercise::rule_resolution::resolve_rules;
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::Story;

/// One step of the count: a number, or a named task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its position in the count, from 1.
    pub position: u32,
    /// How long it sleeps, in ms; `None` if it does not sleep.
    pub sleep_ms: Option<u32>,
}

/// The ordered steps of a count and their sleeps. Keeps the rules it was made from, so that its link stays short. Cheap to
/// clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they were given, ranges before single steps; a later rule overrides an earlier one.
    rules: Vec<SleepRule>,
    /// The sleep of each step in ms, 0 if it does not sleep.
    sleeps: Arc<[u32]>,
    /// What the steps are called.
    labels: Labels,
    /// How many steps count at once in `async-limited` mode.
    limit: u32,
}

impl Plan {
    /// A count from 1 to `asked` without sleeps, clamped to the limits, with a warning if it had to be.
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

    /// A count from 1 to `count`. The arguments must be within the limits.
    pub(crate) fn new(count: u32, rules: Vec<SleepRule>) -> Self {
        let sleeps = resolve_rules(count, &rules);
        Self { rules, sleeps: sleeps.into(), labels: Labels::Numbers, limit: USUAL_LIMIT }
    }

    /// A story with its own sleeps.
    pub fn of_story(story: &'static Story) -> Self {
        let count = story.labels.len() as u32;
        Self { labels: Labels::Story(story), ..Self::new(count, story.rules.to_vec()) }
    }

    /// Steps with names of the reader's own, without sleeps.
    pub fn of_names(names: Names) -> Self {
        let count = names.count();
        Self { labels: Labels::Own(names), ..Self::new(count, Vec::new()) }
    }

    /// The same steps with these rules alone.
    pub(crate) fn with_rules(&self, rules: Vec<SleepRule>) -> Self {
        Self { labels: self.labels.clone(), limit: self.limit, ..Self::new(self.count(), rules) }
    }

    /// The same plan with another limit, clamped to what is possible.
    pub fn with_limit(self, limit: u32) -> Self {
        Self { limit: limit.clamp(1, MAX_LIMIT), ..self }
    }

    /// How many steps count at once in `async-limited` mode.
    pub fn limit(&self) -> u32 {
        self.limit
    }

    /// The number of lines in the log of a complete run.
    pub fn lines(&self) -> usize {
        self.sleeps.len() + 2 * self.sleepers().count()
    }

    /// The number of steps.
    pub fn count(&self) -> u32 {
        self.sleeps.len() as u32
    }

    /// The sleep rules; a later one overrides an earlier one.
    pub fn rules(&self) -> &[SleepRule] {
        &self.rules
    }

    /// The steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        let step = |(position, &ms)| Step { position, sleep_ms: (ms > 0).then_some(ms) };
        (1..).zip(self.sleeps.iter()).map(step)
    }

    /// The sleeping steps in order, as position and ms.
    pub fn sleepers(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.steps().filter_map(|step| Some((step.position, step.sleep_ms?)))
    }

    /// The first step without a sleep after the first sleeper. Whether it waits is what tells the modes apart.
    pub fn next_awake(&self) -> Option<u32> {
        let (sleeper, _) = self.sleepers().next()?;
        self.steps().skip(sleeper as usize).find(|step| step.sleep_ms.is_none()).map(|step| step.position)
    }

    /// The sleep of the step at `position`, in ms; 0 if it does not sleep or does not exist.
    pub fn sleep_of(&self, position: u32) -> u32 {
        let index = (position as usize).wrapping_sub(1);
        self.sleeps.get(index).copied().unwrap_or(0)
    }

    /// The sum of all sleeps, in ms.
    pub fn total_ms(&self) -> u64 {
        self.sleeps.iter().map(|&ms| u64::from(ms)).sum()
    }

    /// The longest sleep, in ms.
    pub fn longest_ms(&self) -> u64 {
        self.sleeps.iter().max().map_or(0, |&ms| u64::from(ms))
    }

    /// How long it takes if each step waits for one of `limit` places, in plan order, in ms.
    pub fn limited_ms(&self) -> u64 {
        if self.limit as usize >= self.sleepers().count() {
            return self.longest_ms();
        }
        // When each place becomes free. A sleeper takes the one that is free first.
        let mut free: BinaryHeap<_> = (0..self.limit).map(|_| Reverse(0)).collect();
        let mut end_ms = 0;
        for (_, ms) in self.sleepers() {
            let Some(mut place) = free.peek_mut() else { break };
            place.0 += u64::from(ms);
            end_ms = end_ms.max(place.0);
        }
        end_ms
    }

    /// Whether both have the same steps with the same sleeps, even if their rules or their limits differ.
    pub fn counts_like(&self, other: &Self) -> bool {
        self.sleeps == other.sleeps && self.labels == other.labels
    }

    /// Whether both have the same steps, of which the same ones sleep, even if for other times.
    pub fn sleeps_like(&self, other: &Self) -> bool {
        let sleepers = |plan: &Self| plan.sleeps.iter().map(|ms| *ms > 0).collect::<Vec<_>>();
        self.labels == other.labels && sleepers(self) == sleepers(other)
    }

    /// What the steps are called.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Whether the steps have names in place of numbers.
    pub fn is_named(&self) -> bool {
        self.labels != Labels::Numbers
    }

    /// The story that names the steps; `None` if they have numbers, or names of the reader's own.
    pub fn story(&self) -> Option<&'static Story> {
        match self.labels {
            Labels::Story(story) => Some(story),
            _ => None,
        }
    }

    /// What the step at `position` prints: its number, or its name.
    pub fn label(&self, position: u32) -> Cow<'_, str> {
        self.labels.get(position).map_or_else(|| position.to_string().into(), Into::into)
    }

    /// The name of the step at `position` in a sentence: 8, or “encoding”.
    pub fn name(&self, position: u32) -> String {
        self.labels.quoted(position).unwrap_or_else(|| position.to_string())
    }

    /// The log line of an event.
    pub fn line(&self, event: &Event) -> String {
        let label = self.label(event.step);
        match event.kind {
            EventKind::Printed => label.into_owned(),
            EventKind::SleepStarted => format!("{label} start sleeping"),
            EventKind::SleepDone => format!("{label} done sleeping"),
        }
    }
}
