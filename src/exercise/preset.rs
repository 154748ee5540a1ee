//! The registry of presets: plans to start from.

use crate::exercise::plan::Plan;
use crate::exercise::sleep_rule::SleepRule;
use crate::exercise::story::{STORIES, Story};

/// A plan to start from.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name in links.
    pub slug: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// Whether it is offered directly, and not under "More".
    pub first: bool,
    source: PlanSource,
}

#[derive(Clone, Copy, Debug)]
enum PlanSource {
    Count(u32, &'static [SleepRule]),
    Story(&'static Story),
}

impl Preset {
    /// The plan that it stands for.
    pub fn plan(&self) -> Plan {
        match self.source {
            PlanSource::Count(count, rules) => Plan::new(count, rules.to_vec()),
            PlanSource::Story(story) => Plan::of_story(story),
        }
    }

    /// Every preset, in display order: counts, then stories.
    pub fn all() -> impl Iterator<Item = Self> {
        let of_story = |story: &'static Story| Self {
            slug: story.slug,
            title: story.title,
            first: false,
            source: PlanSource::Story(story),
        };
        COUNTS.into_iter().chain(STORIES.iter().map(of_story))
    }

    /// The preset of that name in links.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::all().find(|preset| preset.slug == slug)
    }
}

/// The default plan: the exercise of the article.
pub const EXERCISE: Preset = COUNTS[0];

/// Every preset that counts numbers, in display order.
const COUNTS: [Preset; 5] = [
    Preset {
        slug: "exercise",
        title: "The exercise",
        first: true,
        source: PlanSource::Count(30, &[SleepRule::single(8, 3000), SleepRule::single(12, 2000)]),
    },
    Preset {
        slug: "eight-seconds",
        title: "8 sleeps 8 s",
        first: true,
        source: PlanSource::Count(30, &[SleepRule::single(8, 8000)]),
    },
    Preset { slug: "awake", title: "Nobody sleeps", first: true, source: PlanSource::Count(30, &[]) },
    Preset {
        slug: "naps",
        title: "Everybody naps 0.3 s",
        first: true,
        source: PlanSource::Count(30, &[SleepRule::range(1, 30, 300)]),
    },
    Preset {
        slug: "ten-thousand",
        title: "Ten thousand sleepers",
        first: false,
        source: PlanSource::Count(10_000, &[SleepRule::scatter(1, 10_000, 1, 1000)]),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_found_by_its_slug_and_only_by_that() {
        for preset in Preset::all() {
            assert_eq!(Preset::from_slug(preset.slug).unwrap().title, preset.title);
        }
        assert!(Preset::from_slug("nobody").is_none());
    }

    #[test]
    fn presets_sleep_as_their_titles_say() {
        let plans = COUNTS.each_ref().map(Preset::plan);
        let totals = plans.each_ref().map(|plan| (plan.count(), plan.sleepers().count(), plan.longest_ms()));
        assert_eq!(totals, [(30, 2, 3000), (30, 1, 8000), (30, 0, 0), (30, 30, 300), (10_000, 10_000, 1000)]);
    }
}
