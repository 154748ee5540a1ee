//! Undoes what was done to a text too often, or by a program that took it for something else.

use crate::sharing::typed::characters::folded;

/// How often a text is decoded: it may have been encoded more than once.
const MAX_ROUNDS: usize = 6;

/// Names of characters in HTML that occur in links.
const NAMED: [(&str, &str); 13] = [
    ("amp", "&"),
    ("equals", "="),
    ("colon", ":"),
    ("comma", ","),
    ("quest", "?"),
    ("period", "."),
    ("semi", ";"),
    ("num", "#"),
    ("quot", "\""),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("hyphen", "-"),
];

/// The text in plain characters: percent encoding, character references and escapes undone, however often they were applied.
pub fn decoded(text: &str) -> String {
    let mut text = text.replace('+', " ");
    for _ in 0..MAX_ROUNDS {
        let next = unescaped(&without_references(&percent_decoded(&text)));
        if next == text {
            break;
        }
        text = next;
    }
    // Quoted-printable of mails, with its soft line breaks.
    folded(&text).replace("=3D", "=").replace("=3d", "=").replace("=\n", "")
}

/// The text with characters in place of percent encoding. Bytes that are no UTF-8 become replacement characters.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%');
        let byte = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match byte.filter(|_| digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The text with characters in place of references such as `&amp;` and `&#38;`.
pub fn without_references(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, reference) = rest.split_at(start);
        plain.push_str(before);
        match character(reference) {
            Some((character, after)) => {
                plain.push_str(&character);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = &reference[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The character of the reference that `text` begins with, and the text after it.
fn character(text: &str) -> Option<(String, &str)> {
    let (name, after) = text.get(1..)?.split_once(';').filter(|(name, _)| name.len() < 9)?;
    let Some(number) = name.strip_prefix('#') else {
        let (_, character) = NAMED.iter().find(|(named, _)| name.eq_ignore_ascii_case(named))?;
        return Some(((*character).to_owned(), after));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some((char::from_u32(code)?.to_string(), after))
}

/// The text without the backslashes of shells and Markdown, and with the characters of `\u0026` of JSON.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('\\') {
        plain.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let digits = rest.strip_prefix(['u', 'x']).and_then(|rest| rest.get(..4).or_else(|| rest.get(..2)));
        if let Some(character) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32)
        {
            plain.push(character);
            rest = &rest[1 + digits.map_or(0, str::len)..];
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_decoded_however_often_it_was_encoded() {
        for (text, plain) in [
            ("8:3%2C12:2", "8:3,12:2"),
            ("8:3%252C12:2", "8:3,12:2"),
            ("8%25253A3", "8:3"),
            ("a&amp;b", "a&b"),
            ("a&amp;amp;b&#38;c&#038;d&#x26;e", "a&b&c&d&e"),
            ("a%26amp%3Bb", "a&b"),
            ("8&colon;3", "8:3"),
            ("count\\=30\\&sleep", "count=30&sleep"),
            ("count\\u003d30\\u0026sleep", "count=30&sleep"),
            ("count=3D30", "count=30"),
            ("8:3,=\n12:2", "8:3,12:2"),
            ("a+b%2Bc", "a b+c"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%ff", "\u{fffd}"),
            ("&;&#;&#x;&#99999999;", "&;&#;&#x;&#99999999;"),
            ("%+1", "% 1"),
        ] {
            assert_eq!(decoded(text), plain, "{text}");
        }
    }
}
