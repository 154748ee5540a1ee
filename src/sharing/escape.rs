//! Escaping of plain text for HTML, SVG, JSON and Markdown.

use std::fmt::Write;

/// Escapes a text for HTML or SVG, in an element or a quoted attribute.
pub fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text as a quoted JSON string.
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

/// Escapes a text for one line of Markdown, or a cell of a table.
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

/// Escapes an address for a Markdown link, or one in a table.
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
    fn each_language_reads_an_escaped_text_as_plain_text() {
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
