//! Finds the names and values of a link, wherever they stand in it.

use crate::sharing::link::KEYS;
use crate::sharing::mending::decoding::{decoded, without_references};
use crate::sharing::mending::keys::{Key, key};

/// How deep links in links are read.
const MAX_DEPTH: usize = 4;
/// The most parts that are read.
const MAX_PARTS: usize = 200;

/// Names and values of a link, decoded, given the parts of its address before, in and after its query. Those of others are left
/// out.
pub fn parts(before: &str, query: &str, fragment: &str) -> Vec<(String, String)> {
    let mut found = Found::default();
    // The number sign of a character reference begins no fragment.
    let whole = if query.ends_with('&') && fragment.starts_with(|first: char| first.is_ascii_digit() || first == 'x') {
        format!("{query}#{fragment}")
    } else {
        found.read(query, 0);
        String::new()
    };
    found.read(&whole, 0);
    if whole.is_empty() && has_key(&decoded(fragment)) {
        found.read(fragment, 0);
    }
    if let (true, Some((_, encoded))) = (found.parts.is_empty(), decoded(before).split_once('?')) {
        found.read(encoded, 0);
    }
    if found.parts.is_empty() {
        // A link that passes another one on.
        let others = std::mem::take(&mut found.others);
        for other in others {
            if let Some((_, inner)) = other.split_once('?').filter(|(_, inner)| has_key(inner)) {
                found.read(inner, 0);
                break;
            }
        }
    }
    found.parts
}

#[derive(Default)]
struct Found {
    parts: Vec<(String, String)>,
    /// The decoded values of other names.
    others: Vec<String>,
}

impl Found {
    fn read(&mut self, text: &str, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let text = repeated(text);
        for part in text.split(['&', '?', '#']).filter(|part| !part.is_empty()) {
            if self.parts.len() + self.others.len() > MAX_PARTS {
                return;
            }
            self.read_part(part, depth);
        }
    }

    fn read_part(&mut self, part: &str, depth: usize) {
        let Some((name, value)) = part.split_once('=') else { return self.read_whole(part, depth) };
        let decoded_name = decoded(name);
        match key(&decoded_name) {
            // A name that holds names and values was encoded as a whole.
            _ if decoded_name.contains(['=', '&', '?']) && has_key(&decoded_name) => {
                self.read(&decoded(part), depth + 1);
            }
            Key::Other => {
                // Its value may hold a part, if a mark between them got lost.
                self.others.push(decoded(value));
            }
            _ => self.read_value(decoded_name, &decoded(value), depth),
        }
    }

    /// Reads a value. It may hold further parts, if the mark between them is another, or was encoded.
    fn read_value(&mut self, name: String, value: &str, depth: usize) {
        let value = value.trim_start_matches(['=', ' ']);
        // Quoted-printable of an equals sign.
        let value = value.strip_prefix("3D").unwrap_or(value);
        let end = inner_key(value);
        let mark = value.find(['&', '?', '#']).filter(|_| depth < MAX_DEPTH);
        let end = [end, mark].into_iter().flatten().min().unwrap_or(value.len());
        let (own, rest) = value.split_at(end);
        let own = if rest.is_empty() { own } else { own.trim_end_matches(['&', '?', '#', ';', ',', '/', ' ', '|']) };
        self.parts.push((name, own.to_owned()));
        self.read(rest, depth + 1);
    }

    /// Reads a part without an equals sign.
    fn read_whole(&mut self, part: &str, depth: usize) {
        let plain = decoded(part);
        if plain.contains('=') && has_key(&plain) {
            return self.read(&plain, depth + 1);
        }
        if let Some((name, value)) = plain.split_once(':').filter(|(name, _)| matches!(key(name), Key::Known(_))) {
            return self.parts.push((name.to_owned(), value.to_owned()));
        }
        match self.parts.last_mut() {
            // The comma before an item became another mark.
            Some((name, sleeps)) if key(name) == Key::Known("sleep") && is_item(&plain) => {
                sleeps.push(',');
                sleeps.push_str(&plain);
            }
            _ if !plain.contains([':', '=']) && matches!(key(&plain), Key::Known(_)) => {
                self.parts.push((plain, String::new()));
            }
            _ => {}
        }
    }
}

/// The text without character references, however often it was made of them.
fn repeated(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_DEPTH {
        text = without_references(&text);
    }
    text
}

fn is_item(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(':')
}

/// Whether a name of this page with an equals sign stands in the text.
fn has_key(text: &str) -> bool {
    key_before_equals(text, 0).is_some()
}

/// Where in a value, behind its start, a further name with an equals sign begins.
fn inner_key(value: &str) -> Option<usize> {
    key_before_equals(value, 1)
}

fn key_before_equals(text: &str, from: usize) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    lower.match_indices('=').find_map(|(at, _)| {
        let before = lower[..at].trim_end_matches(' ');
        let known = KEYS.into_iter().find(|known| before.ends_with(known))?;
        let start = before.len() - known.len();
        let is_inside = before[..start].ends_with(|letter: char| letter.is_ascii_alphabetic() || "_-".contains(letter));
        (start >= from && !is_inside).then_some(start)
    })
}
