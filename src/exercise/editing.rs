//! Edits of a plan. Each returns a new plan, with warnings for what it had to correct.

use crate::exercise::plan::Plan;
use crate::exercise::plan_warning::{PlanWarning, Span};
use crate::exercise::sleep_request::SleepRequest;
use crate::exercise::sleep_rule::SleepRule;

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
        warnings.iter_mut().for_each(|warning| warning.name_step(self.labels()));
        remove_idle_wakings(&mut rules);
        (self.with_rules(rules), warnings)
    }

    /// The same plan with the sleep of `step` set to `ms`; 0 removes it.
    pub fn with_sleep(&self, step: u32, ms: u64) -> (Self, Vec<PlanWarning>) {
        self.with_sleeps(&[SleepRequest::single(u64::from(step), ms)])
    }

    /// The same plan with `asked` steps; sleeps beyond the end are dropped. One with named steps keeps its length.
    pub fn with_count(&self, asked: u64) -> (Self, Vec<PlanWarning>) {
        if self.is_named() {
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
        (Self::new(count, rules).with_limit(self.limit()), warnings)
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
