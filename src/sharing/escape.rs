//! Texts that become a part of something written in a language of its own, and are no more than texts there.

use std::fmt::Write;

/// A text of HTML or SVG, within an element or in a quoted attribute.
pub fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text as JSON writes it, in quotes.
pub fn json(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            control if control < ' ' => {
                // Writing to a string never fails.
                let _ = write!(json, "\\u{:04x}", control as u32);
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

/// A text of Markdown that stays on its line, in a table as well.
pub fn markdown(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' | '#' | '$' | '@' => {
                markdown.extend(['\\', character]);
            }
            control if control.is_control() => markdown.push(' '),
            other => markdown.push(other),
        }
    }
    markdown
}

/// An address where Markdown's link takes one, in a table as well.
pub fn markdown_address(address: &str) -> String {
    let mut markdown = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            '(' | ')' | '<' | '>' | '|' | '\\' | '"' | ' ' => {
                let _ = write!(markdown, "%{:02X}", character as u32);
            }
            other => markdown.push(other),
        }
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_takes_a_text_as_a_text() {
        let text = "a \"b\" <c> & [d](e) | f\n\\";
        for (escaped, wanted) in [
            (markup(text), "a &quot;b&quot; &lt;c&gt; &amp; [d](e) | f\n\\"),
            (json(text), r#""a \"b\" <c> & [d](e) | f\u000a\\""#),
            (markdown(text), r#"a "b" \<c\> \& \[d\](e) \| f \\"#),
            (markdown_address("https://a.example/(b)|c?d=8:3,12:2&e"), "https://a.example/%28b%29%7Cc?d=8:3,12:2&e"),
        ] {
            assert_eq!(escaped, wanted);
        }
    }
}
