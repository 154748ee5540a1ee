//! Warnings about unusable values in a link or an input field, and what is used instead.

use std::fmt;

use crate::exercise::format::{grouped, seconds};
use crate::exercise::limits::MAX_STEPS;
use crate::exercise::mode::Mode;
use crate::exercise::plan_warning::PlanWarning;
use crate::exercise::preset::Preset;
use crate::exercise::story::STORIES;
use crate::sharing::link::Theme;

/// The longest part of a value that a warning quotes, in characters.
const MAX_QUOTE: usize = 40;

/// An unusable value. Displays as a sentence that names the value and what is used instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkWarning {
    /// A plan had to be corrected.
    Corrected(PlanWarning),
    /// A parameter has an invalid value.
    Value {
        /// The parameter.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is used instead.
        used: Used,
    },
    /// A parameter occurs more than once.
    Repeated {
        /// The parameter.
        name: &'static str,
        /// The value that is used, its last.
        used: String,
    },
    /// An item of `sleep` cannot be parsed.
    Sleep {
        /// The item.
        item: String,
    },
    /// A sleep has more than three decimals.
    TooFine {
        /// The seconds as written.
        asked: String,
        /// What is used, in ms.
        used_ms: u64,
    },
    /// There are more items in `sleep` than are read.
    TooManySleeps {
        /// How many there are.
        items: usize,
        /// How many are read.
        limit: usize,
    },
    /// A preset is named together with `count` or `sleep`.
    PresetWins {
        /// The preset's title.
        title: &'static str,
    },
    /// A story, which has the length and the names it has, is named together with `count` or `names`.
    StoryWins {
        /// The story's title.
        title: &'static str,
        /// Whether names are beside it; else there is a count.
        has_names: bool,
    },
    /// A count is not how many names there are.
    NamesWin {
        /// The number of names.
        steps: u32,
    },
    /// A sentence about a part that the lazy chunk has read.
    Sentence(String),
    /// A mode is named twice.
    LaneTwice {
        /// The mode's title.
        title: &'static str,
    },
}

/// What is used instead of an unusable value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Used {
    /// A value by its name.
    Named(&'static str),
    /// This number.
    Count(u32),
    /// These lanes.
    Lanes(Vec<Mode>),
}

impl fmt::Display for Used {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => out.write_str(name),
            Self::Count(count) => count.fmt(out),
            Self::Lanes(modes) => {
                let titles: Vec<_> = modes.iter().map(|mode| mode.about().title).collect();
                out.write_str(&titles.join(" and "))
            }
        }
    }
}

/// The values that a parameter takes, in words.
fn takes(name: &str) -> String {
    let one_of = |slugs: &[&str]| format!("one of {}", slugs.join(", "));
    match name {
        "preset" => one_of(&Preset::all().map(|preset| preset.slug).collect::<Vec<_>>()),
        "story" => one_of(&STORIES.iter().map(|story| story.slug).collect::<Vec<_>>()),
        "names" => "1 to 30 names with commas between".to_owned(),
        "count" | "limit" => format!("a whole number from 1 to {}", grouped(u64::from(MAX_STEPS))),
        "modes" => format!("any of {}", Mode::ALL.map(|mode| mode.about().slug).join(", ")),
        "theme" => one_of(&Theme::ALL.map(Theme::slug)),
        _ => "0 or 1".to_owned(),
    }
}

impl LinkWarning {
    /// Whether this warns only of a later sleep that overrides an earlier one.
    pub fn is_repeat(&self) -> bool {
        matches!(self, Self::Corrected(PlanWarning::Repeated { .. }))
    }
}

impl fmt::Display for LinkWarning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Corrected(warning) => warning.fmt(out),
            Self::Value { name, value, used } => {
                write!(out, "{name} can't be {}: it takes {}. Using {used}.", quoted(value), takes(name))
            }
            Self::Repeated { name, used } => {
                write!(out, "The link names {name} more than once. Using the last: {}.", quoted(used))
            }
            Self::Sleep { item } => write!(
                out,
                "The sleep {} can't be read: write a step and its seconds, such as 8:3, 5-7:0.3 or 1-30:0.1..1. \
                 Left out.",
                quoted(item)
            ),
            Self::TooFine { asked, used_ms } => write!(
                out,
                "A sleep can't be {} s: it takes at most three decimals. Using {} s.",
                shortened(asked),
                seconds(*used_ms)
            ),
            Self::TooManySleeps { items, limit } => write!(
                out,
                "The link names {} sleeps; the limit is {}. The rest is left out: a range such as 1-30:0.3 says more \
                 in less.",
                grouped(*items as u64),
                grouped(*limit as u64)
            ),
            Self::PresetWins { title } => {
                write!(out, "The link names a preset and a plan beside it. Using the preset: {title}.")
            }
            Self::StoryWins { title, has_names } => {
                let beside = if *has_names { "names" } else { "a count" };
                write!(out, "The link names a story and {beside} beside it. Using the story: {title}.")
            }
            Self::NamesWin { steps: 1 } => write!(out, "The link has one name and another count. Counting one step."),
            Self::NamesWin { steps } => {
                write!(out, "The link has {steps} names and another count. Counting {steps} steps.")
            }
            Self::Sentence(sentence) => out.write_str(sentence),
            Self::LaneTwice { title } => write!(out, "The link names {title} twice. Using it once."),
        }
    }
}

impl From<PlanWarning> for LinkWarning {
    fn from(warning: PlanWarning) -> Self {
        Self::Corrected(warning)
    }
}

fn quoted(value: &str) -> String {
    format!("“{}”", shortened(value))
}

/// The value, or its first characters.
pub fn shortened(value: &str) -> String {
    match value.char_indices().nth(MAX_QUOTE) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
