//! Mends the values of a link.

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::sharing::link::Link;
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::name_reading::exact;
use crate::sharing::sleeps;
use crate::sharing::typed::list::list;
use crate::sharing::typed::number::whole;

/// Marks that texts have around links.
const MARKS: &str = "()[]{}<>«»‹›“”„‘’\"'`*_~.,;:!?/|\\。，、！？；：（）「」『』【】《》";
/// Where the text behind a link begins.
const ENDS: [&str; 9] = ["http://", "https://", "](", "|", "<", ">", "\"", "”", " "];

/// A value that was mended, or left as it was.
pub struct Mended {
    pub text: String,
    pub warnings: Vec<LinkWarning>,
    /// How much of it is not read.
    pub unread: usize,
}

/// The value of a parameter in the notation of links, if it has one meaning.
pub fn mended(name: &str, value: &str) -> Mended {
    let as_it_is = |text: &str| Mended { text: text.to_owned(), warnings: Vec::new(), unread: unread(name, text) };
    let mut best = as_it_is(value.trim());
    for candidate in candidates(value) {
        if best.unread == 0 {
            break;
        }
        let mended = one(name, &candidate);
        if mended.unread < best.unread {
            best = mended;
        } else if name == "sleep"
            && best.warnings.is_empty()
            && !mended.warnings.is_empty()
            && mended.unread <= best.unread
        {
            // No part is read in its place, and the warning says how to write it.
            best = mended;
        }
    }
    best
}

/// Whether the warning is of a value that is not read, in contrast to one that is read and corrected.
pub fn is_unread(warning: &LinkWarning) -> bool {
    matches!(warning, LinkWarning::Value { .. } | LinkWarning::Sleep { .. } | LinkWarning::Sentence(_))
}

/// The value in other forms, the likeliest first: as it is; with line feeds taken for marks; without what stands behind it.
fn candidates(value: &str) -> Vec<String> {
    let trimmed =
        |text: &str| text.trim_matches(|letter: char| letter.is_whitespace() || MARKS.contains(letter)).to_owned();
    let broken = value.replace('\n', "");
    let mut candidates = vec![trimmed(&broken)];
    if broken.len() < value.len() {
        candidates.push(trimmed(value));
    }
    for end in ENDS {
        let Some((before, after)) = broken.split_once(end).filter(|(before, _)| !before.is_empty()) else { continue };
        if before.trim_end().ends_with([',', ';', ':', '-']) {
            // What follows is a part of the value.
            continue;
        }
        // A number behind a blank may be a part of the value.
        if end != " " || !after.contains(|letter: char| letter.is_ascii_digit()) {
            candidates.push(trimmed(before));
        }
    }
    candidates
}

fn one(name: &str, value: &str) -> Mended {
    let mut warnings = Vec::new();
    let text = match name {
        "count" | "limit" => whole(value).map_or_else(|_| value.to_owned(), |count| count.to_string()),
        "sleep" => {
            let list = list(value);
            let text = list.text();
            warnings = list.warnings;
            text
        }
        "modes" => modes(value).unwrap_or_else(|| value.to_owned()),
        _ => value.to_ascii_lowercase().replace(['_', ' '], "-"),
    };
    let unread = unread(name, &text) + warnings.len();
    Mended { text, warnings, unread }
}

fn unread(name: &str, value: &str) -> usize {
    let warnings = if name == "sleep" {
        sleeps::parse(&Plan::counting_to(1).0, value).1
    } else {
        Link::read(vec![(name.to_owned(), value.to_owned())], exact).1
    };
    warnings.iter().filter(|warning| is_unread(warning)).count()
}

/// Modes whose names were written in another way: the letters alone tell them apart.
fn modes(value: &str) -> Option<String> {
    let letters =
        |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>().to_ascii_lowercase();
    let mut slugs = Vec::new();
    for name in value.split([',', ';', '|', '\n']).map(letters).filter(|name| !name.is_empty()) {
        let mut rest = name.as_str();
        while !rest.is_empty() {
            let known = Mode::ALL.map(|mode| mode.about().slug).into_iter();
            let (slug, after) =
                known.filter_map(|slug| Some((slug, rest.strip_prefix(letters(slug).as_str())?))).next()?;
            slugs.push(slug);
            rest = after;
        }
    }
    (!slugs.is_empty() && slugs.len() <= Mode::ALL.len()).then(|| slugs.join(","))
}
