//! Mends links that were mangled on their way: by mail programs, chats, editors, and by hand. It is part of the lazy chunk.
//!
//! A part is mended only if it has one meaning. The page says how it reads a link that it mended, and names what it can't mend.

mod decoding;
mod keys;
mod names;
mod parts;
mod values;

use std::fmt::Write;

use crate::sharing::link::{KEYS, Link, is_doubtful};
use crate::sharing::link_warning::{LinkWarning, shortened};
use crate::sharing::mending::keys::{Key, key};
use crate::sharing::mending::names::{NAMES, buried, clean, without_names};
use crate::sharing::mending::parts::parts;
use crate::sharing::mending::values::{is_unread, mended};
use crate::sharing::name_reading::exact;

/// The most characters of a mended link that are told.
const MAX_TOLD: usize = 100;

impl Link {
    /// Parses a link's query, with or without its question mark, with a warning for each value that cannot be used. Mends what
    /// was mangled.
    pub fn parse(query: &str) -> (Self, Vec<LinkWarning>) {
        read(query)
    }
}

/// Reads a link: the part of an address from its last slash on, or a query with or without its question mark. A warning says
/// how it was mended, and there is one for each value that can't be used.
pub fn read(link: &str) -> (Link, Vec<LinkWarning>) {
    let (before, query, fragment) = split(link);
    let mut pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let of_names = clean(&mut pairs);
    let (link, warnings) = read_others(link, (before, query, fragment), pairs);
    (link, of_names.into_iter().chain(warnings).collect())
}

/// Reads a link whose names are clean.
fn read_others(
    link: &str,
    (before, query, fragment): (&str, &str, &str),
    pairs: Vec<(String, String)>,
) -> (Link, Vec<LinkWarning>) {
    let (plain, warnings) = Link::read(pairs.clone(), exact);
    if warnings.iter().all(|warning| !is_unread(warning)) && !is_doubtful(&pairs, before, fragment) {
        return (plain, warnings);
    }
    let is_names = |(name, _): &&(String, String)| name == NAMES;
    let mut draft = Draft::default();
    let rest = without_names(query);
    parts(before, &rest, fragment).iter().for_each(|(name, value)| draft.add(name, value));
    let known: Vec<_> = pairs.iter().filter(|(name, _)| KEYS.contains(&name.as_str())).cloned().collect();
    let (names, known): (Vec<_>, Vec<_>) = known.into_iter().partition(|pair| is_names(&pair));
    let buried = if names.is_empty() { buried(link) } else { None };
    if draft.pairs == known && draft.warnings.is_empty() && buried.is_none() {
        return (plain, warnings);
    }
    let is_buried = buried.is_some();
    if let Some(value) = buried {
        let mut pairs = vec![(NAMES.to_owned(), value)];
        draft.warnings.extend(clean(&mut pairs));
        draft.names = pairs;
    }
    let all = draft.pairs.iter().chain(&names).chain(&draft.names).cloned().collect();
    let (link, more) = Link::read(all, exact);
    let unread = |warnings: &[LinkWarning]| warnings.iter().filter(|warning| is_unread(warning)).count();
    // Mending that helps no part of the link would only change how its values are quoted.
    let is_as_long = draft.pairs.len() <= known.len() && !is_buried;
    if draft.left_out.is_empty() && unread(&more) >= unread(&warnings) && is_as_long {
        return (plain, draft.warnings.into_iter().chain(warnings).collect());
    }
    let told = draft.told(&known);
    (link, told.into_iter().chain(draft.warnings).chain(more).collect())
}

/// The parts of a link before, in and after its query.
fn split(link: &str) -> (&str, &str, &str) {
    let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
    match address.split_once('?') {
        Some((before, query)) => (before, query, fragment),
        None if address.len() < link.len() || address.contains("%3F") || address.contains("%3f") => {
            (address, "", fragment)
        }
        None => ("", address, fragment),
    }
}

/// A link while it is mended.
#[derive(Default)]
struct Draft {
    pairs: Vec<(String, String)>,
    warnings: Vec<LinkWarning>,
    /// Lists of which items were left out with a warning, as they are and as they were.
    left_out: Vec<(String, String)>,
    /// Keys in place of which another is read, with that one.
    renamed: Vec<(String, &'static str)>,
    /// Names that were found where the others can't be read.
    names: Vec<(String, String)>,
}

impl Draft {
    fn add(&mut self, name: &str, value: &str) {
        match key(name) {
            // They are read apart, since any text may be a name.
            Key::Known(NAMES) => {}
            Key::Known(name) => self.add_value(name, value),
            Key::Near(nearest) => {
                let reads_well = nearest != NAMES && mended(nearest, value).unread == 0;
                if reads_well && !self.pairs.iter().any(|(name, _)| name == nearest) {
                    self.renamed.push((name.to_owned(), nearest));
                    return self.add_value(nearest, value);
                }
                let name = shortened(name);
                self.warnings.push(LinkWarning::Sentence(format!(
                    "A link can't set “{name}”; the nearest that it can set is {nearest}. Left out."
                )));
            }
            Key::Other => {}
        }
    }

    fn add_value(&mut self, name: &'static str, value: &str) {
        let mended = mended(name, value);
        if !mended.warnings.is_empty() {
            self.left_out.push((mended.text.clone(), value.to_owned()));
        }
        let pair = (name.to_owned(), mended.text);
        if !self.pairs.contains(&pair) {
            self.pairs.push(pair);
            self.warnings.extend(mended.warnings);
        }
    }

    /// Says how the link is read, if that is not how it stands there.
    fn told(&self, known: &[(String, String)]) -> Option<LinkWarning> {
        let is_as_known = |((name, value), known): (&(String, String), &(String, String))| {
            // A warning tells of the items that were left out.
            let is_rest = |(rest, was): &(String, String)| {
                rest == value
                    && *was == known.1
                    && rest.split(',').all(|item| item.is_empty() || was.split(',').any(|was| was.trim() == item))
            };
            *name == known.0 && (*value == known.1 || self.left_out.iter().any(is_rest))
        };
        if self.names.is_empty() && self.pairs.len() == known.len() && self.pairs.iter().zip(known).all(is_as_known) {
            return None;
        }
        let pairs: Vec<_> =
            self.pairs.iter().chain(&self.names).map(|(name, value)| format!("{name}={value}")).collect();
        let query = pairs.join("&").replace(' ', if self.names.is_empty() { "" } else { "+" });
        let query = match query.char_indices().nth(MAX_TOLD) {
            Some((end, _)) => format!("{}…", &query[..end]),
            None => query,
        };
        let mut sentence = format!("This link was changed on its way. It is read as “?{query}”");
        if let Some((name, nearest)) = self.renamed.first() {
            // Writing to a string never fails.
            let _ = write!(sentence, ", with {nearest} in place of “{}”", shortened(name));
        }
        sentence.push('.');
        Some(LinkWarning::Sentence(sentence))
    }
}
