//! A sleep rule: which steps sleep, and for how long.

/// The part of a golden-ratio turn that scatters sleeps evenly, whatever their number.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// Puts the steps from `first` to `last` to sleep: all for as long, or scattered evenly between two lengths.
/// A length of 0 ms wakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SleepRule {
    /// Position of the first step, from 1.
    pub first: u32,
    /// Position of the last step, not before the first.
    pub last: u32,
    /// Sleep of the first step, in ms.
    pub from_ms: u32,
    /// The other end of the lengths, in ms; the same as `from_ms` where all sleep for as long.
    pub to_ms: u32,
}

impl SleepRule {
    /// One step that sleeps `ms`, or is woken by 0.
    pub const fn single(step: u32, ms: u32) -> Self {
        Self::range(step, step, ms)
    }

    /// The steps from `first` to `last`, each for `ms`.
    pub const fn range(first: u32, last: u32, ms: u32) -> Self {
        Self::scatter(first, last, ms, ms)
    }

    /// The steps from `first` to `last`, for lengths scattered between `from_ms` and `to_ms` in golden-ratio
    /// order, so that every reader gets the same ones.
    pub const fn scatter(first: u32, last: u32, from_ms: u32, to_ms: u32) -> Self {
        let to_ms = if first == last { from_ms } else { to_ms };
        Self { first, last, from_ms, to_ms }
    }

    /// Whether this wakes all it speaks of.
    pub const fn wakes(self) -> bool {
        self.from_ms == 0 && self.to_ms == 0
    }

    /// Whether this speaks of one step alone.
    pub const fn is_single(self) -> bool {
        self.first == self.last
    }

    /// Whether both speak of some step.
    pub const fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether this speaks of every step the other speaks of.
    pub const fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// How long the step at `position`, which this rule speaks of, sleeps, in ms.
    pub fn ms_at(self, position: u32) -> u32 {
        let turn = (f64::from(position.saturating_sub(self.first)) * GOLDEN).fract();
        let (from, to) = (f64::from(self.from_ms), f64::from(self.to_ms));
        (from + (to - from) * turn).round() as u32
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
    fn a_scatter_can_run_down() {
        let rule = SleepRule::scatter(5, 6, 1000, 1);
        assert_eq!([5, 6].map(|step| rule.ms_at(step)), [1000, 383]);
    }
}
