//! The registry of stories: plans whose steps have names in place of numbers.

use crate::exercise::sleep_rule::SleepRule;

/// A plan whose steps have names.
#[derive(Debug)]
pub struct Story {
    /// Its name in links.
    pub slug: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// What happens in it, in a sentence for readers.
    pub tells: &'static str,
    /// The names of its steps, in order.
    pub labels: &'static [&'static str],
    /// Its sleep rules.
    pub rules: &'static [SleepRule],
    /// A step that depends on the result of another, and that other step.
    pub needs: Option<(u32, u32)>,
}

impl Story {
    /// The story of that name in links.
    pub fn from_slug(slug: &str) -> Option<&'static Self> {
        STORIES.iter().find(|story| story.slug == slug)
    }
}

impl PartialEq for Story {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl Eq for Story {}

/// Every story, in display order.
pub static STORIES: [Story; 2] = [
    Story {
        slug: "status-upload",
        title: "Status upload",
        tells: "A status is posted with a video, and the video has to be encoded first.",
        labels: &["uploading...", "encoding", "Your status is ready"],
        rules: &[SleepRule::single(2, 3000)],
        needs: Some((3, 2)),
    },
    Story {
        slug: "busy-phone",
        title: "A busy phone",
        tells: "A phone does five things, and most of them are waiting.",
        labels: &["post a status", "send a message", "call mom", "download a video", "send a picture"],
        rules: &[
            SleepRule::single(1, 3000),
            SleepRule::single(3, 4000),
            SleepRule::single(4, 1500),
            SleepRule::single(5, 500),
        ],
        needs: None,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_is_found_by_its_slug_and_names_only_its_own_steps() {
        for story in &STORIES {
            assert_eq!(Story::from_slug(story.slug), Some(story));
            let steps = 1..=story.labels.len() as u32;
            assert!(story.rules.iter().all(|rule| steps.contains(&rule.first) && steps.contains(&rule.last)));
            assert!(story.needs.is_none_or(|(step, other)| steps.contains(&step) && other < step));
        }
        assert_eq!(Story::from_slug("nobody"), None);
        assert_ne!(STORIES[0], STORIES[1]);
    }
}
