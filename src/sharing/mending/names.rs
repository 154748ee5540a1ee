//! The names of steps in a mangled link. Any text may be a name, so nothing in a name is mended: it is decoded once, and corrected.

use crate::sharing::link_warning::LinkWarning;
use crate::sharing::mending::decoding::without_references;
use crate::sharing::mending::keys::{Key, key};
use crate::sharing::name_reading::mended;

/// The parameter.
pub const NAMES: &str = "names";

/// How often a link may have been encoded as a whole.
const MAX_ROUNDS: usize = 6;

/// Corrects the values of `names`, and says what was corrected.
pub fn clean(pairs: &mut [(String, String)]) -> Vec<LinkWarning> {
    let mut warnings = Vec::new();
    for (_, value) in pairs.iter_mut().filter(|(name, _)| name == NAMES) {
        let (text, of_value) = mended(value);
        *value = text;
        warnings = of_value;
    }
    warnings
}

/// The query without its parts that are names: what stands in a name is no parameter.
pub fn without_names(query: &str) -> String {
    let is_other = |part: &&str| once(part).is_none_or(|(name, _)| name != NAMES);
    query.split('&').filter(is_other).collect::<Vec<_>>().join("&")
}

/// The names in a link that was encoded as a whole, or lies in another one, decoded as often as the link.
pub fn buried(link: &str) -> Option<String> {
    let mut text = without_references(link);
    for _ in 0..MAX_ROUNDS {
        let is_names =
            |part: &str| once(part).filter(|(name, _)| key(name) == Key::Known(NAMES)).map(|(_, value)| value);
        if let Some(value) = text.split(['&', '?', '#']).find_map(is_names) {
            return Some(value);
        }
        let next = without_references(&decoded_once(&text));
        if next == text {
            return None;
        }
        text = next;
    }
    None
}

/// The name and the value of a part, decoded once. `None` if it has no name.
fn once(part: &str) -> Option<(String, String)> {
    part.contains('=').then(|| form_urlencoded::parse(part.as_bytes()).into_owned().next())?
}

/// The text decoded once; what stands for a space stays as it is, since the value may need it.
fn decoded_once(text: &str) -> String {
    let kept = text.replace('+', "%2B");
    // As one value without a name.
    let kept = kept.replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(kept.as_bytes()).next().map_or_else(String::new, |(name, _)| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_often_the_link_was_encoded() {
        for link in [
            "?sleep=1:2&names=a+b,c%5C,d",
            "?sleep%3D1%3A2%26names%3Da%2Bb%2Cc%255C%2Cd",
            "?sleep%253D1%253A2%2526names%253Da%252Bb%252Cc%25255C%252Cd",
            "?url=https%3A%2F%2Fexample.org%2F%3Fnames%3Da%2520b%2Cc%255C%2Cd%26sleep%3D1%3A2",
            "#names=a+b,c%5C,d",
            "?sleep=1:2&amp;Names=a+b,c%5C,d",
        ] {
            assert_eq!(buried(link).as_deref(), Some(r"a b,c\,d"), "{link}");
        }
        assert_eq!(buried("?count=3&sleep=1:2"), None);
    }
}
