//! A plan: the ordered steps of a count and their sleeps.

use std::borrow::Cow;
use std::sync::Arc;

use crate::exercise::asked_sleep::AskedSleep;
use crate::exercise::correction::{Correction, Span};
use crate::exercise::limits::MAX_STEPS;
use crate::exercise::log::{Event, EventKind};
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::Story;

/// One number of the count.
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
    pub fn counting_to(asked: u64) -> (Self, Option<Correction>) {
        let (count, correction) = match asked {
            0 => (1, Some(Correction::CountTooLow)),
            _ => match u32::try_from(asked) {
                Ok(count) if count <= MAX_STEPS => (count, None),
                _ => (MAX_STEPS, Some(Correction::CountTooHigh { asked })),
            },
        };
        (Self::new(count, Vec::new()), correction)
    }

    /// A plan from a count and rules that are within the limits.
    pub(crate) fn new(count: u32, rules: Vec<SleepRule>) -> Self {
        let sleeps = paint(count, &rules);
        Self { rules, sleeps: sleeps.into(), story: None }
    }

    /// A story as it is told first.
    pub fn of_story(story: &'static Story) -> Self {
        let count = story.labels.len() as u32;
        Self { story: Some(story), ..Self::new(count, story.rules.to_vec()) }
    }

    /// The same steps, awake but for what `rules` says.
    fn with_rules(&self, rules: Vec<SleepRule>) -> Self {
        Self { story: self.story, ..Self::new(self.count(), rules) }
    }

    /// The same plan with everybody awake.
    pub fn awake(&self) -> Self {
        self.with_rules(Vec::new())
    }

    /// The same plan with further sleeps, of which a later one overrides an earlier one, and what had to be
    /// corrected in them.
    pub fn with_sleeps(&self, asked: &[AskedSleep]) -> (Self, Vec<Correction>) {
        let mut rules = self.rules.clone();
        let mut laid: Vec<SleepRule> = Vec::new();
        let mut corrections = Vec::new();
        for &sleep in asked {
            let Some(rule) = sleep.within(self.count(), &mut corrections) else { continue };
            let overrides = |earlier: &SleepRule| rule.is_single() && !earlier.is_single();
            if laid.iter().any(|earlier| earlier.overlaps(rule) && !overrides(earlier)) {
                corrections.push(Correction::Repeated { steps: Span::new(rule.first, rule.last), rule });
            }
            laid.push(rule);
            lay_over(&mut rules, rule);
        }
        (self.with_rules(rules), corrections)
    }

    /// The same plan with one step's sleep changed, in ms; 0 wakes it.
    pub fn with_sleep(&self, step: u32, ms: u64) -> (Self, Vec<Correction>) {
        let others = |rule: &&SleepRule| !(rule.is_single() && rule.first == step);
        let plan = Self { rules: self.rules.iter().filter(others).copied().collect(), ..self.clone() };
        plan.with_sleeps(&[AskedSleep::single(u64::from(step), ms)])
    }

    /// The same sleeps in a count of another length, as far as it goes. A story has the length it has.
    pub fn with_count(&self, asked: u64) -> (Self, Vec<Correction>) {
        if self.story.is_some() {
            return (self.clone(), Vec::new());
        }
        let (counted, correction) = Self::counting_to(asked);
        let count = counted.count();
        let mut corrections: Vec<_> = correction.into_iter().collect();
        let mut rules = Vec::new();
        for rule in &self.rules {
            let steps = Span::new(rule.first, rule.last);
            if rule.first > count {
                corrections.push(Correction::OutsideCount { steps, count });
                continue;
            }
            let cut = SleepRule::scatter(rule.first, rule.last.min(count), rule.from_ms, rule.to_ms);
            if cut.last != rule.last {
                let used = Span::new(cut.first, cut.last);
                corrections.push(Correction::PartlyOutside { asked: steps, used, count });
            }
            lay_over(&mut rules, cut);
        }
        (Self::new(count, rules), corrections)
    }

    /// The same plan with all sleeps shortened in proportion until they add up to at most `limit_ms`; nothing
    /// where there are too many sleepers for that.
    pub fn shrunk_to(&self, limit_ms: u64) -> Option<Self> {
        let total_ms = self.total_ms();
        (0..20).find_map(|attempt| {
            let target_ms = limit_ms.saturating_sub(limit_ms * attempt / 20);
            let rules = self.rules.iter().map(|rule| SleepRule {
                from_ms: shortened(rule.from_ms, target_ms, total_ms),
                to_ms: shortened(rule.to_ms, target_ms, total_ms),
                ..*rule
            });
            Some(self.with_rules(rules.collect())).filter(|plan| plan.total_ms() <= limit_ms)
        })
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

/// Every step's sleep in ms. Goes from the last rule to the first and passes over what is painted, so that each step is
/// painted once, however many rules speak of it.
fn paint(count: u32, rules: &[SleepRule]) -> Vec<u32> {
    let mut sleeps = vec![0; count as usize];
    // Where to go on from each step: to itself, or past it where it is painted. One more stands for the end.
    let mut onward: Vec<u32> = (0..=count).collect();
    for rule in rules.iter().rev() {
        let mut index = unpainted(&mut onward, rule.first - 1);
        while index < rule.last.min(count) {
            sleeps[index as usize] = rule.ms_at(index + 1);
            onward[index as usize] = index + 1;
            index = unpainted(&mut onward, index);
        }
    }
    sleeps
}

/// The first step from `index` on that is not painted; on the way there, shortens the way.
fn unpainted(onward: &mut [u32], mut index: u32) -> u32 {
    while onward[index as usize] != index {
        onward[index as usize] = onward[onward[index as usize] as usize];
        index = onward[index as usize];
    }
    index
}

/// Lays `rule` over the others and forgets what it covers. Ranges stand first, then single steps in order, and a
/// waking that wakes nobody is not kept.
fn lay_over(rules: &mut Vec<SleepRule>, rule: SleepRule) {
    rules.retain(|earlier| !rule.covers(*earlier));
    if rule.wakes() && !rules.iter().any(|earlier| earlier.overlaps(rule)) {
        return;
    }
    rules.push(rule);
    rules.sort_by_key(|rule| if rule.is_single() { rule.first } else { 0 });
}

/// `ms` in the proportion of `target_ms` to `total_ms`, to two or so digits, and still a sleep if it was one.
fn shortened(ms: u32, target_ms: u64, total_ms: u64) -> u32 {
    let exact = u64::from(ms) * target_ms / total_ms.max(1);
    let digit = match exact {
        1000.. => 100,
        100.. => 10,
        _ => 1,
    };
    u32::try_from(exact - exact % digit).unwrap_or(ms).max(ms.min(1))
}
