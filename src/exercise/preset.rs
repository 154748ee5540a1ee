//! The registry of presets: plans to start from.

use crate::exercise::plan::Plan;
use crate::exercise::sleep_rule::SleepRule;

/// A plan to start from.
#[derive(Debug)]
pub struct Preset {
    /// Its name in links.
    pub slug: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// Whether it is among the first ones offered, and not under "More".
    pub first: bool,
    count: u32,
    rules: &'static [SleepRule],
}

impl Preset {
    /// Its plan.
    pub fn plan(&self) -> Plan {
        Plan::new(self.count, self.rules.to_vec())
    }

    /// The preset of that name in links.
    pub fn from_slug(slug: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.slug == slug)
    }
}

/// The plan a reader meets who brings none: the exercise of the article.
pub const EXERCISE: &Preset = &PRESETS[0];

/// Every preset, in the order in which they are offered.
pub static PRESETS: [Preset; 5] = [
    Preset {
        slug: "exercise",
        title: "The exercise",
        first: true,
        count: 30,
        rules: &[SleepRule::single(8, 3000), SleepRule::single(12, 2000)],
    },
    Preset {
        slug: "eight-seconds",
        title: "8 sleeps 8 s",
        first: true,
        count: 30,
        rules: &[SleepRule::single(8, 8000)],
    },
    Preset { slug: "awake", title: "Nobody sleeps", first: true, count: 30, rules: &[] },
    Preset {
        slug: "naps",
        title: "Everybody naps 0.3 s",
        first: true,
        count: 30,
        rules: &[SleepRule::range(1, 30, 300)],
    },
    Preset {
        slug: "ten-thousand",
        title: "Ten thousand sleepers",
        first: false,
        count: 10_000,
        rules: &[SleepRule::scatter(1, 10_000, 1, 1000)],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_found_by_its_slug_and_only_by_that() {
        for preset in &PRESETS {
            assert_eq!(Preset::from_slug(preset.slug).unwrap().title, preset.title);
        }
        assert!(Preset::from_slug("nobody").is_none());
    }

    #[test]
    fn presets_sleep_as_their_titles_say() {
        let plans = PRESETS.each_ref().map(Preset::plan);
        let totals = plans.each_ref().map(|plan| (plan.count(), plan.sleepers().count(), plan.longest_ms()));
        assert_eq!(totals, [(30, 2, 3000), (30, 1, 8000), (30, 0, 0), (30, 30, 300), (10_000, 10_000, 1000)]);
    }
}
