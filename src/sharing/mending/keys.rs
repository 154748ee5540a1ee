//! The names of a link's parameters, as they are and misspelt.

use crate::sharing::link::KEYS;

/// The shortest name of which two letters may be wrong.
const LONG: usize = 6;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One of the names, perhaps in capitals or with marks around it.
    Known(&'static str),
    /// A name that is misspelt, and the nearest one.
    Near(&'static str),
    /// A name of somebody else's.
    Other,
}

/// What a decoded name stands for.
pub fn key(name: &str) -> Key {
    let name = bare(name).to_ascii_lowercase();
    if let Some(known) = KEYS.into_iter().find(|known| *known == name) {
        return Key::Known(known);
    }
    if ["lane", "lanes"].contains(&name.as_str()) {
        return Key::Near("modes");
    }
    KEYS.into_iter().find(|known| is_near(&name, known)).map_or(Key::Other, Key::Near)
}

/// The name without marks before and after it: `count` of `amp;count`, `/count` and `"count`.
pub fn bare(name: &str) -> &str {
    let is_mark = |letter: char| !letter.is_alphanumeric() && !"_-".contains(letter);
    name.trim_matches(is_mark).rsplit(is_mark).next().unwrap_or_default()
}

/// Whether a few letters of `name` are missing, too many, wrong or in the wrong order. People seldom get the first one wrong.
fn is_near(name: &str, known: &str) -> bool {
    let allowed = if known.len() >= LONG && name.len() >= LONG { 2 } else { 1 };
    name.len() > 2
        && name.len().abs_diff(known.len()) <= allowed
        && (name.as_bytes()[0] == known.as_bytes()[0] || name.as_bytes().get(1) == known.as_bytes().first())
        && distance(name.as_bytes(), known.as_bytes()) <= allowed
}

/// The number of letters to insert, remove, replace or swap with their neighbour.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let width = other.len() + 1;
    let mut table = vec![0; (one.len() + 1) * width];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let at = |i: usize, j: usize| table[i * width + j];
            table[i * width + j] = if i == 0 || j == 0 {
                i + j
            } else {
                let is_same = one[i - 1] == other[j - 1];
                let mut least = (at(i - 1, j) + 1).min(at(i, j - 1) + 1).min(at(i - 1, j - 1) + usize::from(!is_same));
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    least = least.min(at(i - 2, j - 2) + 1);
                }
                least
            };
        }
    }
    table[one.len() * width + other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_the_one_that_it_is_near() {
        for (name, expected) in [
            ("count", Key::Known("count")),
            ("COUNT", Key::Known("count")),
            ("Sleep", Key::Known("sleep")),
            ("amp;sleep", Key::Known("sleep")),
            ("?count", Key::Known("count")),
            (" “count", Key::Known("count")),
            ("mode", Key::Near("modes")),
            ("lanes", Key::Near("modes")),
            ("sleeps", Key::Near("sleep")),
            ("slep", Key::Near("sleep")),
            ("slepe", Key::Near("sleep")),
            ("lseep", Key::Near("sleep")),
            ("counts", Key::Near("count")),
            ("Themes", Key::Near("theme")),
            ("presset", Key::Near("preset")),
            ("preests", Key::Near("preset")),
            ("embedd", Key::Near("embed")),
            ("storry", Key::Near("story")),
        ] {
            assert_eq!(key(name), expected, "{name}");
        }
        for name in [
            "",
            "utm_source",
            "utm_content",
            "fbclid",
            "gclid",
            "msclkid",
            "ref",
            "source",
            "from",
            "via",
            "si",
            "v",
            "id",
            "lang",
            "hl",
            "q",
            "url",
            "code",
            "state",
            "page",
            "s",
            "share",
            "igsh",
            "mc_cid",
            "_ga",
            "amp",
            "nocache",
            "utm_count",
            "account",
            "discount",
            "color",
            "number",
            "data",
            "reserved",
            "sdata",
            "é",
        ] {
            assert_eq!(key(name), Key::Other, "{name}");
        }
    }
}
