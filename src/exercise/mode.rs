//! The registry of modes: the ways to run a plan.

use std::borrow::Cow;

use crate::exercise::format::{concat, grouped};
use crate::exercise::plan::Plan;

/// From how long a run on a warning says how long it takes, in ms.
const LONG_RUN_MS: u64 = 60_000;

/// A way to run a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// One after another; a sleeping step busy-waits on the page's thread.
    Sync,
    /// One after another; a sleeping step is awaited.
    AsyncInTurn,
    /// All at once; each wakes by itself.
    AsyncTogether,
    /// All at once, but a sleeping step busy-waits inside its `async` block.
    AsyncBlocking,
    /// All at once; a sleeping step busy-waits in a thread of its own.
    Threads,
    /// One after another; a sleeping step makes its sleep and throws it away.
    AsyncForgotten,
    /// At most as many at once as the plan's limit; the others wait for a place.
    AsyncLimited,
}

/// The properties of a mode.
#[derive(Debug)]
pub struct About {
    /// Its name in links and records.
    pub slug: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// What it does, in a sentence for readers.
    pub blurb: &'static str,
    /// The equivalent in Python.
    pub python: &'static str,
    /// Whether it blocks the page's thread while a step sleeps.
    pub blocks: bool,
    /// Whether its sleeps add up: a run takes their sum, not the longest of them.
    pub adds_up: bool,
}

impl Mode {
    /// Every mode, in order of its discriminant: `ALL[mode as usize] == mode`.
    pub const ALL: [Self; 7] = [
        Self::Sync,
        Self::AsyncInTurn,
        Self::AsyncTogether,
        Self::AsyncBlocking,
        Self::Threads,
        Self::AsyncForgotten,
        Self::AsyncLimited,
    ];

    /// Its properties.
    pub const fn about(self) -> &'static About {
        match self {
            Self::Sync => &About {
                slug: "sync",
                title: "Sync",
                blurb: "One after another. While one sleeps, everything waits.",
                python: "time.sleep",
                blocks: true,
                adds_up: true,
            },
            Self::AsyncInTurn => &About {
                slug: "async-in-turn",
                title: "Async, in turn",
                blurb: "One at a time, but the page stays free while one sleeps.",
                python: "await asyncio.sleep",
                blocks: false,
                adds_up: true,
            },
            Self::AsyncTogether => &About {
                slug: "async-together",
                title: "Async, together",
                blurb: "Starts them all at once. Nobody waits for anybody.",
                python: "asyncio.gather",
                blocks: false,
                adds_up: false,
            },
            Self::AsyncBlocking => &About {
                slug: "async-blocking",
                title: "Async that blocks",
                blurb: "Labelled async, but it never pauses to let others run.",
                python: "time.sleep in async def",
                blocks: true,
                adds_up: true,
            },
            Self::Threads => &About {
                slug: "threads",
                title: "Threads",
                blurb: "A worker for each sleeper; they block themselves, not the page.",
                python: "threading.Thread",
                blocks: false,
                adds_up: false,
            },
            Self::AsyncForgotten => &About {
                slug: "async-forgotten",
                title: "Async, await forgotten",
                blurb: "Makes each sleep and throws it away. Nobody sleeps.",
                python: "asyncio.sleep without await",
                blocks: false,
                adds_up: false,
            },
            Self::AsyncLimited => &About {
                slug: "async-limited",
                title: "Async, 3 at a time",
                blurb: "As many at once as you set. The others wait for a place.",
                python: "asyncio.Semaphore",
                blocks: false,
                adds_up: false,
            },
        }
    }

    /// The mode of that name in links and records.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.about().slug == slug)
    }

    /// Its name on the page where it runs this plan: it tells the plan's limit.
    #[inline(never)]
    pub fn title(self, plan: &Plan) -> Cow<'static, str> {
        match self {
            Self::AsyncLimited => concat(&["Async, ", &grouped(u64::from(plan.limit())), " at a time"]).into(),
            _ => self.about().title.into(),
        }
    }

    /// Whether its steps sleep for as long as the plan says.
    pub const fn sleeps(self) -> bool {
        !matches!(self, Self::AsyncForgotten)
    }

    /// Whether runs of both plans do the same: they have the same steps and sleeps, and the same limit where that counts.
    pub fn runs_alike(self, one: &Plan, other: &Plan) -> bool {
        one.counts_like(other) && (self != Self::AsyncLimited || one.limit() == other.limit())
    }

    /// How long a run of the plan should take, in ms.
    pub fn expected_ms(self, plan: &Plan) -> u64 {
        match self {
            Self::AsyncForgotten => 0,
            Self::AsyncLimited => plan.limited_ms(),
            _ if self.about().adds_up => plan.total_ms(),
            _ => plan.longest_ms(),
        }
    }

    /// How long a run of the plan should take, in ms, if that is longer than somebody waits without a warning.
    pub fn long_ms(self, plan: &Plan) -> Option<u64> {
        Some(self.expected_ms(plan)).filter(|ms| *ms > LONG_RUN_MS)
    }

    /// How many sleeps of a run of the plan may follow one another, at least 1.
    pub fn sleeps_in_a_row(self, plan: &Plan) -> usize {
        match self {
            Self::Sync | Self::AsyncInTurn | Self::AsyncBlocking | Self::AsyncLimited => plan.sleepers().count().max(1),
            Self::AsyncTogether | Self::Threads | Self::AsyncForgotten => 1,
        }
    }

    /// How long a run of the plan freezes the page on purpose, in ms.
    pub fn expected_freeze_ms(self, plan: &Plan) -> u64 {
        if self.about().blocks { plan.total_ms() } else { 0 }
    }

    /// The number of worker threads that a run of the plan needs: one for each sleeping step.
    pub fn threads(self, plan: &Plan) -> usize {
        if self == Self::Threads { plan.sleepers().count() } else { 0 }
    }
}

/// Whether runs of both plans do the same in all of these modes.
pub fn all_run_alike(modes: &[Mode], one: &Plan, other: &Plan) -> bool {
    modes.iter().all(|mode| mode.runs_alike(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_is_found_by_its_slug() {
        for (index, mode) in Mode::ALL.into_iter().enumerate() {
            assert_eq!(Mode::from_slug(mode.about().slug), Some(mode));
            assert_eq!(mode as usize, index);
        }
        assert_eq!(Mode::from_slug("SYNC"), None);
    }
}
