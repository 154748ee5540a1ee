//! The lengths of sleep that an editor offers: the next longer and shorter one, and how long a step slept last.

use crate::exercise::labels::Labels;
use crate::exercise::limits::MAX_SLEEP_MS;
use crate::exercise::plan::Plan;

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
    labels: Labels,
    /// The last sleep of each step in ms; 0 if it has not slept.
    ms: Vec<u32>,
}

impl LastSleeps {
    /// Notes the sleeps of a plan. Those of steps with other names are forgotten.
    pub fn note(&mut self, plan: &Plan) {
        if self.labels != *plan.labels() {
            *self = Self { labels: plan.labels().clone(), ms: Vec::new() };
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
