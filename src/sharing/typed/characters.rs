//! Characters that stand for others: digits of other scripts, full-width letters, typographic dashes, and invisible ones.

/// The zeros of the decimal digits of other scripts; each is followed by the digits from 1 to 9.
const ZEROS: [u32; 23] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0x1810, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
];

/// The text in the characters that links use, without invisible characters. Line feeds are kept, other white space becomes a space.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if is_invisible(character) => {}
            '\n' => folded.push('\n'),
            _ if character.is_whitespace() => folded.push(' '),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' => folded.push('-'),
            '،' | '、' | '﹐' => folded.push(','),
            '؛' => folded.push(';'),
            '。' | '·' => folded.push('.'),
            '∶' | '꞉' | '﹕' => folded.push(':'),
            // The decimal comma and the mark of thousands in Arabic script.
            '٫' => folded.push(','),
            '٬' | '’' | '‘' | 'ʼ' => folded.push('\''),
            // Two points typed in a range may have become one character with more.
            '…' | '‥' => folded.push_str(".."),
            _ => folded.push(digit(character).or_else(|| half_width(character)).unwrap_or(character)),
        }
    }
    folded
}

/// Whether nobody sees the character: joiners, marks of direction, soft hyphens, variation selectors, the byte order mark.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\r')
}

fn digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The ASCII character of a full-width one.
fn half_width(character: char) -> Option<char> {
    matches!(character, '\u{ff01}'..='\u{ff5e}').then(|| char::from_u32(u32::from(character) - 0xfee0))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_those_of_links() {
        for (text, expected) in [
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
            ("０１２３４５６７８９", "0123456789"),
            ("०१२", "012"),
            ("๐๑๒", "012"),
            ("𝟎𝟏𝟗𝟘", "0190"),
            ("ｃｏｕｎｔ＝３０＆", "count=30&"),
            ("5–7：0․5", "5-7:0․5"),
            ("8\u{200b}:\u{feff}3\u{ad}", "8:3"),
            ("1\u{a0}000\u{202f}", "1 000 "),
            ("0.1…1", "0.1..1"),
            ("a\r\nb", "a\nb"),
            ("plain: 8:3,12:2", "plain: 8:3,12:2"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }
}
