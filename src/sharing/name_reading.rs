//! Names of steps as people write them: corrected to what a plan takes, with a sentence for what was corrected. It is part of the lazy
//! chunk.

use crate::exercise::format::listed;
use crate::exercise::labels::{Names, isolated};
use crate::exercise::limits::{MAX_NAME, MAX_NAMES};
use crate::sharing::graphemes::graphemes;
use crate::sharing::link_warning::{LinkWarning, shortened};
use crate::sharing::names::{is_forbidden, items, joined};

/// Names that were read.
#[derive(Debug, Default)]
pub struct Read {
    /// Those that a plan takes; `None` if there are none.
    pub names: Option<Names>,
    /// What was corrected.
    pub warnings: Vec<LinkWarning>,
}

/// The names of a link, if they need no correction.
pub fn exact(text: &str) -> Option<Names> {
    let read = read(text);
    read.names.filter(|_| read.warnings.is_empty())
}

/// The names of a link, and the text as a link has them.
pub fn mended(text: &str) -> (String, Vec<LinkWarning>) {
    let read = read(text);
    let text = read.names.map_or_else(String::new, |names| joined(names.iter()));
    (text, read.warnings)
}

fn read(text: &str) -> Read {
    corrected(items(text))
}

/// The names with as few changes as a plan needs.
pub fn corrected(asked: Vec<String>) -> Read {
    let (mut names, mut cleaned, mut long, mut empty) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let last = asked.iter().rposition(|name| !is_empty(name)).map_or(0, |last| last + 1);
    for (name, number) in asked.iter().zip(1..).take(last.min(MAX_NAMES)) {
        let one = one(name);
        if one.text.is_empty() {
            empty.push(number.to_string());
            names.push(number.to_string());
            continue;
        }
        if one.is_cleaned {
            cleaned.push(one.text.clone());
        }
        long.extend(one.too_long);
        names.push(one.text);
    }
    let mut warnings = Vec::new();
    if last > MAX_NAMES {
        warnings.push(format!("There are {last} names; the limit is {MAX_NAMES}. Using the first {MAX_NAMES}."));
    }
    if let Some((name, length)) = long.first() {
        let (name, more) = (quoted(name), more(long.len()));
        warnings.push(format!(
            "The name {name} has {length} characters; the limit is {MAX_NAME}. Using the first {MAX_NAME}.{more}"
        ));
    }
    if let Some(name) = cleaned.first() {
        let (name, more) = (quoted(name), more(cleaned.len()));
        warnings.push(format!(
            "A name can't have line breaks, control characters or marks that change its direction. Taken out of {name}.{more}"
        ));
    }
    match empty.as_slice() {
        [] => {}
        [number] => warnings.push(format!("Step {number} has no name. Using its number.")),
        _ => warnings.push(format!("Steps {} have no names. Using their numbers.", listed(&empty))),
    }
    if last == 0 {
        warnings.push("There is no name: write 1 to 30 names with commas between. Using numbers.".to_owned());
    } else if last < asked.len() {
        warnings.push("The names end with an empty one. Left out.".to_owned());
    }
    Read { names: Names::new(names), warnings: warnings.into_iter().map(LinkWarning::Sentence).collect() }
}

struct One {
    text: String,
    is_cleaned: bool,
    /// The whole name and how many characters it has, if they are too many.
    too_long: Option<(String, usize)>,
}

fn one(name: &str) -> One {
    // A line break parts two words.
    let is_break = |letter: char| matches!(letter, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let name = name.trim();
    let is_cleaned = name.contains(is_forbidden);
    let spaced = name.replace(is_break, " ").replace(is_forbidden, "");
    let text = spaced.trim();
    if is_empty(text) {
        return One { text: String::new(), is_cleaned, too_long: None };
    }
    let all = graphemes(text);
    let too_long = (all.len() > MAX_NAME).then(|| (text.to_owned(), all.len()));
    let text = all.iter().take(MAX_NAME).copied().collect::<String>();
    One { text: text.trim_end().to_owned(), is_cleaned, too_long }
}

/// Whether nothing of it is seen: blanks, joiners, marks of direction, fillers, selectors, tags.
pub fn is_empty(name: &str) -> bool {
    let is_blank = |letter: char| {
        letter.is_whitespace()
            || is_forbidden(letter)
            || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
    };
    name.chars().all(is_blank)
}

fn quoted(name: &str) -> String {
    format!("“{}”", isolated(&shortened(name)))
}

/// " The same for 2 more.", if there is more than one.
fn more(number: usize) -> String {
    if number > 1 { format!(" The same for {} more.", number - 1) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Vec<String>, Vec<String>) {
        let read = read(text);
        let names = read.names.map_or_else(Vec::new, |names| names.iter().map(str::to_owned).collect());
        (names, read.warnings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn names_of_any_script_are_taken_as_they_are() {
        for (text, names) in [
            ("boil water, toast bread", &["boil water", "toast bread"][..]),
            ("👩‍🍳,اغلي الماء,水を沸かす", &["👩‍🍳", "اغلي الماء", "水を沸かす"]),
            (r"salt\, pepper", &["salt, pepper"]),
            ("=1+1,<b>,${x},%2C", &["=1+1", "<b>", "${x}", "%2C"]),
            ("می‌خواهم", &["می‌خواهم"]),
        ] {
            assert_eq!(said(text), (names.iter().map(|name| (*name).to_owned()).collect(), vec![]));
        }
        assert_eq!(said(&"👩‍👩‍👧‍👦".repeat(40)).1, [""; 0]);
    }

    #[test]
    fn what_is_corrected_is_told() {
        let many = vec!["a"; 34].join(",");
        let long = "b".repeat(52);
        for (text, names, sentence) in [
            (many.as_str(), 30, "There are 34 names; the limit is 30. Using the first 30."),
            (
                &format!("a,{long}"),
                2,
                "The name “bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…” has 52 characters; the limit is 40. Using the first 40.",
            ),
            (
                "boil\nwater,\u{202e}b\u{7}",
                2,
                "A name can't have line breaks, control characters or marks that change its direction. Taken out of “boil water”. \
                 The same for 1 more.",
            ),
            ("a,,c", 3, "Step 2 has no name. Using its number."),
            (",\u{200b},c", 3, "Steps 1 and 2 have no names. Using their numbers."),
            ("a,b,", 2, "The names end with an empty one. Left out."),
            (" ", 0, "There is no name: write 1 to 30 names with commas between. Using numbers."),
        ] {
            let (read, warnings) = said(text);
            assert_eq!((read.len(), warnings), (names, vec![sentence.to_owned()]), "{text:?}");
        }
        assert_eq!(said("boil\r\nwater,,c").0, ["boil  water", "2", "c"]);
    }

    #[test]
    fn corrected_names_need_no_second_correction() {
        for text in ["a,,c,", "\u{202e}a b\n", &"e\u{301}".repeat(60), &vec!["x y"; 50].join(","), &"🇩".repeat(90)] {
            let (mended, _) = mended(text);
            assert!(exact(&mended).is_some(), "{mended:?}");
        }
    }
}
