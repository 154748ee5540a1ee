//! The `names` of a link: `boil water,toast bread,fry eggs`. A comma in a name is written `\,`, a backslash `\\`.

use crate::exercise::labels::Names;
use crate::exercise::limits::MAX_NAME;

/// The names in `text`, if each is one that needs no correction and that a short look tells so. Other names, and those with a
/// backslash, are read by `name_reading`, which is in the lazy chunk.
pub fn plain(text: &str) -> Option<Names> {
    let mut names = Vec::new();
    for name in text.split(',') {
        if !is_plain(name) {
            return None;
        }
        names.push(name.to_owned());
    }
    Names::new(names)
}

fn is_plain(name: &str) -> bool {
    // Bytes are quicker to count than characters, and never fewer. These letters are seen, and stand for themselves.
    let is_plain = |letter: char| matches!(letter, ' '..='[' | ']'..='~' | 'À'..='֏' | 'ぁ'..='鿿' | '가'..='힣');
    name.len() <= MAX_NAME && name.trim() == name && name.chars().all(is_plain)
}

/// Whether a name can't have this character: line breaks, control characters, marks that change the direction of what follows, and
/// what Unicode reserves.
pub fn is_forbidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// The items between commas, as they are.
pub fn items(text: &str) -> Vec<String> {
    let (mut items, mut item) = (Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => item.push(letters.next_if(|next| [',', '\\'].contains(next)).unwrap_or(letter)),
            ',' => items.push(std::mem::take(&mut item)),
            _ => item.push(letter),
        }
    }
    items.push(item);
    items
}

/// The names as a link has them before it is percent-encoded: [`items`] reads them back.
pub fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for (index, name) in names.enumerate() {
        if index > 0 {
            text.push(',');
        }
        for letter in name.chars() {
            if [',', '\\'].contains(&letter) {
                text.push('\\');
            }
            text.push(letter);
        }
    }
    text
}

/// The names as the value of a link: what [`joined`] makes of them, percent-encoded but for the commas between them.
pub fn encoded(names: &Names) -> String {
    let mut value = String::new();
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' - 10 + half });
    for name in names.iter() {
        if !value.is_empty() {
            value.push(',');
        }
        for byte in name.bytes() {
            if b",\\".contains(&byte) {
                value.push_str("%5C");
            }
            match byte {
                b' ' => value.push('+'),
                b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => value.push(byte.into()),
                _ => value.extend(['%', digit(byte >> 4), digit(byte & 15)]),
            }
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        plain(text).map(|names| names.iter().map(str::to_owned).collect())
    }

    #[test]
    fn names_are_divided_by_commas_without_a_backslash() {
        for (text, expected) in [
            ("boil water,toast bread", &["boil water", "toast bread"][..]),
            (r"salt\, pepper,C:\\temp,D:\x", &["salt, pepper", r"C:\temp", r"D:\x"]),
            (r"a\\,b\", &[r"a\", r"b\"]),
            ("水を沸かす", &["水を沸かす"]),
            ("ЧАЙ,чай", &["ЧАЙ", "чай"]),
        ] {
            assert_eq!(items(text), expected, "{text}");
            assert_eq!(items(&joined(expected.iter().copied())), expected);
            assert_eq!(names(text), (!text.contains('\\')).then(|| items(text)), "{text}");
        }
    }

    #[test]
    fn names_that_may_need_a_correction_are_left_to_the_other_reader() {
        let (long, wide) = ("a".repeat(41), "水".repeat(14));
        for text in ["", ",a", "a,", " a", "a\nb", "\u{202e}a", "\u{200b}", "🍳", r"a\,b", &long, &wide] {
            assert_eq!(names(text), None, "{text:?}");
        }
        assert!(names(&"a".repeat(40)).is_some());
    }

    #[test]
    fn a_value_is_encoded_in_ascii() {
        let names = Names::new(vec!["a b".to_owned(), r"c,\d&é+".to_owned()]).unwrap();
        assert_eq!(encoded(&names), "a+b,c%5C%2C%5C%5Cd%26%C3%A9%2B");
    }
}
