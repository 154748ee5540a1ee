//! A requested sleep, and the rule that it becomes within the limits.

use crate::exercise::limits::MAX_SLEEP_MS;
use crate::exercise::plan_warning::{PlanWarning, Span};
use crate::exercise::sleep_rule::SleepRule;

/// A sleep as a link or an input field requests it, not yet checked against any limit. Durations are in ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SleepRequest {
    first: u64,
    last: u64,
    from_ms: u64,
    to_ms: u64,
}

impl SleepRequest {
    /// One step that sleeps `ms`; 0 wakes it.
    pub const fn single(step: u64, ms: u64) -> Self {
        Self::range(step, step, ms)
    }

    /// The steps from `first` to `last`, each for `ms`.
    pub const fn range(first: u64, last: u64, ms: u64) -> Self {
        Self::scatter(first, last, ms, ms)
    }

    /// The steps from `first` to `last`, with durations scattered between `from_ms` and `to_ms`.
    pub const fn scatter(first: u64, last: u64, from_ms: u64, to_ms: u64) -> Self {
        Self { first, last, from_ms, to_ms }
    }

    /// The rule for a count of `count` steps. Corrections are added to `warnings`. `None` if all steps lie outside the
    /// count.
    pub(crate) fn within(self, count: u32, warnings: &mut Vec<PlanWarning>) -> Option<SleepRule> {
        let asked = Span::new(self.first.min(self.last), self.first.max(self.last));
        if asked.last < 1 || asked.first > u64::from(count) {
            warnings.push(PlanWarning::OutsideCount { steps: asked, count });
            return None;
        }
        if self.first > self.last {
            warnings.push(PlanWarning::Backwards { steps: asked });
        }
        let clamped = |position: u64| u32::try_from(position).unwrap_or(u32::MAX).clamp(1, count);
        let (first, last) = (clamped(asked.first), clamped(asked.last));
        let steps = Span::new(first, last);
        if steps != asked {
            warnings.push(PlanWarning::PartlyOutside { asked, used: steps, count });
        }
        let limited = |ms: u64| u32::try_from(ms).unwrap_or(u32::MAX).min(MAX_SLEEP_MS);
        let rule = SleepRule::scatter(first, last, limited(self.from_ms), limited(self.to_ms));
        let asked_ms = self.from_ms.max(self.to_ms);
        if asked_ms > u64::from(MAX_SLEEP_MS) {
            warnings.push(PlanWarning::SleepTooLong { steps, asked_ms, rule });
        }
        Some(rule)
    }
}
