//! Edits of a plan. Each returns a new plan, with warnings for what it had to correct.

use crate::exercise::limits::MAX_SLEEP_MS;
use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::{PlanWarning, Span};
use crate::exercise::sleep_request::SleepRequest;
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::Story;

impl Plan {
    /// The same plan without sleeps.
    pub fn awake(&self) -> Self {
        self.with_rules(Vec::new())
    }

    /// The same plan with further sleeps, and a warning for each request that had to be corrected. A later request
    /// overrides an earlier one.
    pub fn with_sleeps(&self, asked: &[SleepRequest]) -> (Self, Vec<PlanWarning>) {
        let mut rules = self.rules().to_vec();
        let mut applied: Vec<SleepRule> = Vec::new();
        let mut warnings = Vec::new();
        for &sleep in asked {
            let Some(rule) = sleep.within(self.count(), &mut warnings) else { continue };
            let overrides = |earlier: &SleepRule| rule.is_single() && !earlier.is_single();
            if applied.iter().any(|earlier| earlier.overlaps(rule) && !overrides(earlier)) {
                warnings.push(PlanWarning::Repeated { steps: Span::new(rule.first, rule.last), rule });
            }
            applied.push(rule);
            apply_rule(&mut rules, rule);
        }
        if let Some(story) = self.story() {
            warnings = warnings.into_iter().map(|warning| warning.in_story(story)).collect();
        }
        remove_idle_wakings(&mut rules);
        (self.with_rules(rules), warnings)
    }

    /// The same plan with the sleep of `step` set to `ms`; 0 removes it.
    pub fn with_sleep(&self, step: u32, ms: u64) -> (Self, Vec<PlanWarning>) {
        self.with_sleeps(&[SleepRequest::single(u64::from(step), ms)])
    }

    /// The same plan with `asked` steps; sleeps beyond the end are dropped. A story keeps its length.
    pub fn with_count(&self, asked: u64) -> (Self, Vec<PlanWarning>) {
        if self.story().is_some() {
            return (self.clone(), Vec::new());
        }
        let (counted, warning) = Self::counting_to(asked);
        let count = counted.count();
        let mut warnings: Vec<_> = warning.into_iter().collect();
        let mut rules = Vec::new();
        for rule in self.rules() {
            let steps = Span::new(rule.first, rule.last);
            if rule.first > count {
                warnings.push(PlanWarning::OutsideCount { steps, count });
                continue;
            }
            let cut = SleepRule::scatter(rule.first, rule.last.min(count), rule.from_ms, rule.to_ms);
            if cut.last != rule.last {
                let used = Span::new(cut.first, cut.last);
                warnings.push(PlanWarning::PartlyOutside { asked: steps, used, count });
            }
            apply_rule(&mut rules, cut);
        }
        remove_idle_wakings(&mut rules);
        (Self::new(count, rules), warnings)
    }

    /// The same plan with all sleeps shortened in proportion until they add up to at most `limit_ms`. `None` if the plan
    /// has too many sleepers for that.
    pub fn shrunk_to(&self, limit_ms: u64) -> Option<Self> {
        let total_ms = self.total_ms();
        if total_ms <= limit_ms {
            return Some(self.clone());
        }
        (0..20).find_map(|attempt| {
            let target_ms = limit_ms.saturating_sub(limit_ms * attempt / 20);
            let rules = self.rules().iter().map(|rule| SleepRule {
                from_ms: shortened(rule.from_ms, target_ms, total_ms),
                to_ms: shortened(rule.to_ms, target_ms, total_ms),
                ..*rule
            });
            Some(self.with_rules(rules.collect())).filter(|plan| plan.total_ms() <= limit_ms)
        })
    }
}

/// The distance between the lengths that a stepper offers, in ms.
const STEP_MS: u32 = 500;
/// The sleep of a step that has not slept before, in ms.
const FIRST_SLEEP_MS: u32 = 1_000;

/// The next longer sleep that a stepper offers, in ms, or the longest that is allowed.
pub fn longer(ms: u32) -> u32 {
    ((ms / STEP_MS + 1) * STEP_MS).min(MAX_SLEEP_MS)
}

/// The next shorter sleep that a stepper offers, in ms. The shortest is half a second; a shorter sleep stays as it is.
pub fn shorter(ms: u32) -> u32 {
    (ms.saturating_sub(1) / STEP_MS * STEP_MS).max(STEP_MS).min(ms)
}

/// How long each step slept last, so that a step that is woken by mistake gets its sleep back.
#[derive(Debug, Default)]
pub struct LastSleeps {
    story: Option<&'static Story>,
    /// The last sleep of each step in ms; 0 if it has not slept.
    ms: Vec<u32>,
}

impl LastSleeps {
    /// Notes the sleeps of a plan. Those of another story are forgotten: its steps are others.
    pub fn note(&mut self, plan: &Plan) {
        if self.story != plan.story() {
            *self = Self { story: plan.story(), ms: Vec::new() };
        }
        let count = plan.count() as usize;
        if self.ms.len() < count {
            self.ms.resize(count, 0);
        }
        plan.sleepers().for_each(|(step, ms)| self.ms[step as usize - 1] = ms);
    }

    /// How long `step` slept last, in ms; a second if it has not slept.
    pub fn of(&self, step: u32) -> u32 {
        let last = self.ms.get((step as usize).wrapping_sub(1)).copied();
        last.filter(|ms| *ms > 0).unwrap_or(FIRST_SLEEP_MS)
    }
}

/// Adds `rule` on top of the others and removes those that it covers. Ranges come first, then single steps by position.
/// A waking rule that overlaps no other is dropped.
fn apply_rule(rules: &mut Vec<SleepRule>, rule: SleepRule) {
    rules.retain(|earlier| !rule.covers(*earlier));
    if rule.wakes() && !rules.iter().any(|earlier| earlier.overlaps(rule)) {
        return;
    }
    // Inserted in order rather than sorted: each instance of a sort adds 4 KB to the program.
    let order = |rule: &SleepRule| if rule.is_single() { rule.first } else { 0 };
    let index = rules.iter().position(|other| order(other) > order(&rule)).unwrap_or(rules.len());
    rules.insert(index, rule);
}

/// Removes waking rules that no longer override anything. Reading the plan's own link would not restore them.
fn remove_idle_wakings(rules: &mut Vec<SleepRule>) {
    let mut index = 0;
    while let Some(rule) = rules.get(index).copied() {
        if rule.wakes() && !rules[..index].iter().any(|earlier| earlier.overlaps(rule)) {
            rules.remove(index);
        } else {
            index += 1;
        }
    }
}

/// `ms` scaled by `target_ms / total_ms` and rounded down to one or two digits; at least 1 if `ms` was not 0.
fn shortened(ms: u32, target_ms: u64, total_ms: u64) -> u32 {
    let exact = u64::from(ms) * target_ms / total_ms.max(1);
    let digit = match exact {
        1000.. => 100,
        100.. => 10,
        _ => 1,
    };
    u32::try_from(exact - exact % digit).unwrap_or(ms).max(ms.min(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::preset::{EXERCISE, Preset};

    #[test]
    fn a_stepper_goes_from_one_half_second_to_the_next() {
        for (ms, less, more) in [
            (3_000, 2_500, 3_500),
            (3_200, 3_000, 3_500),
            (1_000, 500, 1_500),
            (500, 500, 1_000),
            (501, 500, 1_000),
            (250, 250, 500),
            (1, 1, 500),
            (59_800, 59_500, 60_000),
            (60_000, 59_500, 60_000),
        ] {
            assert_eq!((shorter(ms), longer(ms)), (less, more), "{ms}");
        }
    }

    #[test]
    fn a_step_remembers_how_long_it_slept_last() {
        let mut last = LastSleeps::default();
        assert_eq!(last.of(8), 1_000);
        let plan = EXERCISE.plan();
        last.note(&plan);
        last.note(&plan.with_sleep(8, 250).0);
        last.note(&plan.awake());
        assert_eq!([7, 8, 12].map(|step| last.of(step)), [1_000, 250, 2_000]);
        last.note(&plan.awake().with_count(40).0.with_sleep(40, 500).0);
        assert_eq!([8, 40, 41].map(|step| last.of(step)), [250, 500, 1_000]);
    }

    #[test]
    fn the_steps_of_a_story_are_other_steps() {
        let mut last = LastSleeps::default();
        last.note(&EXERCISE.plan().with_sleep(2, 700).0);
        last.note(&Preset::from_slug("busy-phone").unwrap().plan());
        assert_eq!([1, 2].map(|step| last.of(step)), [3_000, 1_000]);
    }
}
