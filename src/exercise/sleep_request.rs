//! A sleep that is asked for, and the rule it becomes within the limits.

use crate::exercise::limits::MAX_SLEEP_MS;
use crate::exercise::plan_warning::{PlanWarning, Span};
use crate::exercise::sleep_rule::SleepRule;

/// A sleep as a link or a field asks for it: not yet held against any limit. Lengths in ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SleepRequest {
    first: u64,
    last: u64,
    from_ms: u64,
    to_ms: u64,
}

impl SleepRequest {
    /// One step that is to sleep `ms`, or to be woken by 0.
    pub const fn single(step: u64, ms: u64) -> Self {
        Self::range(step, step, ms)
    }

    /// The steps from `first` to `last`, each for `ms`.
    pub const fn range(first: u64, last: u64, ms: u64) -> Self {
        Self::scatter(first, last, ms, ms)
    }

    /// The steps from `first` to `last`, for lengths scattered between `from_ms` and `to_ms`.
    pub const fn scatter(first: u64, last: u64, from_ms: u64, to_ms: u64) -> Self {
        Self { first, last, from_ms, to_ms }
    }

    /// The rule for a count that ends at `count`, with what had to be corrected added to `warnings`; nothing
    /// where the count reaches none of the steps.
    pub(crate) fn within(self, count: u32, warnings: &mut Vec<PlanWarning>) -> Option<SleepRule> {
        let asked = Span::new(self.first.min(self.last), self.first.max(self.last));
        if asked.last < 1 || asked.first > u64::from(count) {
            warnings.push(PlanWarning::OutsideCount { steps: asked, count });
            return None;
        }
        if self.first > self.last {
            warnings.push(PlanWarning::Backwards { steps: asked });
        }
        let inside = |position: u64| u32::try_from(position).unwrap_or(u32::MAX).clamp(1, count);
        let (first, last) = (inside(asked.first), inside(asked.last));
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
