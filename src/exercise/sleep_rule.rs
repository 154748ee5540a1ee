//! The sleep rule: which steps sleep, and for how long.

/// The fractional part of the golden ratio. Its multiples, modulo 1, are spread evenly for any number of steps.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// Puts the steps from `first` to `last` to sleep: all for the same duration, or for durations scattered evenly between
/// two. A duration of 0 ms wakes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SleepRule {
    /// Position of the first step, from 1.
    pub first: u32,
    /// Position of the last step, not before the first.
    pub last: u32,
    /// Sleep of the first step, in ms.
    pub from_ms: u32,
    /// The other end of the durations, in ms. Equal to `from_ms` if all sleep for the same duration.
    pub to_ms: u32,
}

impl SleepRule {
    /// One step that sleeps `ms`; 0 wakes it.
    pub const fn single(step: u32, ms: u32) -> Self {
        Self::range(step, step, ms)
    }

    /// The steps from `first` to `last`, each for `ms`.
    pub const fn range(first: u32, last: u32, ms: u32) -> Self {
        Self::scatter(first, last, ms, ms)
    }

    /// The steps from `first` to `last`, with durations scattered between `from_ms` and `to_ms` in golden-ratio order.
    /// The order is deterministic, so that every reader of a link gets the same plan.
    pub const fn scatter(first: u32, last: u32, from_ms: u32, to_ms: u32) -> Self {
        let to_ms = if first == last { from_ms } else { to_ms };
        Self { first, last, from_ms, to_ms }
    }

    /// Whether this wakes all of its steps.
    pub const fn wakes(self) -> bool {
        self.from_ms == 0 && self.to_ms == 0
    }

    /// Whether this has a single step.
    pub const fn is_single(self) -> bool {
        self.first == self.last
    }

    /// Whether both have a step in common.
    pub const fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether this includes every step of the other.
    pub const fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The sleep of the step at `position`, in ms. The position must be in the range of this rule.
    pub fn ms_at(self, position: u32) -> u32 {
        let fraction = (f64::from(position.saturating_sub(self.first)) * GOLDEN).fract();
        let (from, to) = (f64::from(self.from_ms), f64::from(self.to_ms));
        (from + (to - from) * fraction).round() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scatter_follows_the_golden_ratio() {
        let rule = SleepRule::scatter(1, 10_000, 1, 1000);
        assert_eq!([1, 2, 3, 4].map(|step| rule.ms_at(step)), [1, 618, 237, 854]);
        assert!((1..=10_000).all(|step| (1..=1000).contains(&rule.ms_at(step))));
    }

    #[test]
    fn a_scatter_can_descend() {
        let rule = SleepRule::scatter(5, 6, 1000, 1);
        assert_eq!([5, 6].map(|step| rule.ms_at(step)), [1000, 383]);
    }
}
