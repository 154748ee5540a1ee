//! What the steps of a plan are called: their numbers, the names of a story, or names of the reader's own.

use std::sync::Arc;

use crate::exercise::limits::MAX_NAMES;
use crate::exercise::story::Story;

/// Names that a reader gave to steps: from 1 to [`MAX_NAMES`] of them, none empty. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(Arc<Vec<String>>);

impl Names {
    /// The names, in order. `None` if there are none or too many, or one is empty.
    pub fn new(names: Vec<String>) -> Option<Self> {
        let fits = (1..=MAX_NAMES).contains(&names.len()) && !names.iter().any(String::is_empty);
        fits.then(|| Self(Arc::new(names)))
    }

    /// The names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// How many there are; never 0.
    pub fn count(&self) -> u32 {
        self.0.len() as u32
    }
}

/// What the steps of a plan are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Their numbers.
    #[default]
    Numbers,
    /// The names of a story.
    Story(&'static Story),
    /// Names of the reader's own.
    Own(Names),
}

impl Labels {
    /// The name of the step at `position`, from 1; `None` if it is called by its number.
    pub fn get(&self, position: u32) -> Option<&str> {
        let index = (position as usize).wrapping_sub(1);
        match self {
            Self::Numbers => None,
            Self::Story(story) => story.labels.get(index).copied(),
            Self::Own(names) => names.0.get(index).map(String::as_str),
        }
    }

    /// The name of the step at `position` in a sentence, in quotes; `None` if it is called by its number.
    pub fn quoted(&self, position: u32) -> Option<String> {
        self.get(position).map(|label| format!("“{}”", isolated(label)))
    }
}

/// The text in quotes. Those within it become single quotes: “After ‘toast’”.
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "‘").replace('”', "’"))
}

/// The text, so that its direction does not change the order of what stands around it: with invisible marks around it if it has
/// letters that are written from right to left.
pub fn isolated(text: &str) -> String {
    // The blocks of those scripts.
    let is_leftward = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    if text.chars().any(is_leftward) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("name {number}")).collect()
    }

    #[test]
    fn there_are_1_to_30_names_and_none_is_empty() {
        assert_eq!([0, 1, 30, 31].map(|count| Names::new(names(count)).is_some()), [false, true, true, false]);
        assert_eq!(Names::new(vec!["a".to_owned(), String::new()]), None);
        assert_eq!(Names::new(names(3)).unwrap().count(), 3);
    }

    #[test]
    fn a_step_is_called_by_its_name_or_has_none() {
        let own = Labels::Own(Names::new(names(2)).unwrap());
        assert_eq!([0, 1, 2, 3].map(|position| own.get(position)), [None, Some("name 1"), Some("name 2"), None]);
        assert_eq!(own.quoted(1).as_deref(), Some("“name 1”"));
        assert_eq!(Labels::Numbers.quoted(1), None);
    }

    #[test]
    fn quotes_within_quotes_are_single() {
        assert_eq!(quoted("After 8"), "“After 8”");
        assert_eq!(quoted("After “toast”"), "“After ‘toast’”");
    }

    #[test]
    fn a_name_from_right_to_left_is_isolated() {
        for (name, is_isolated) in [
            ("toast", false),
            ("焼く", false),
            ("שלום", true),
            ("اغلي الماء", true),
            ("a\u{200f}", true),
            ("🍳", false),
        ] {
            let isolated = isolated(name);
            assert_eq!(isolated != name, is_isolated, "{name}");
            assert_eq!(isolated.trim_matches(['\u{2068}', '\u{2069}']), name);
        }
    }
}
