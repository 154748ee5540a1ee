//! Reads the markup that the pictures and tables are written in, so that the page can build their elements without a parser of HTML.

/// A part of the markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// An element begins. Each attribute has its name and its value.
    Open(&'a str, Vec<(&'a str, String)>),
    /// The last element that began ends.
    Close,
    /// A text.
    Text(String),
}

/// The tokens of a markup. It is the page's own: attributes have double quotes, and texts are escaped by [`super::escape::markup`].
pub fn tokens(markup: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for piece in markup.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        if let Some((name, is_empty)) = name_of(tag) {
            tokens.push(Token::Open(name, attributes(&tag[name.len()..])));
            tokens.extend(is_empty.then_some(Token::Close));
        } else if !tag.is_empty() {
            tokens.push(Token::Close);
        }
        if !text.is_empty() {
            tokens.push(Token::Text(unescaped(text)));
        }
    }
    tokens
}

/// The name in a tag that begins an element, and whether the element is empty.
fn name_of(tag: &str) -> Option<(&str, bool)> {
    let name = tag.trim_end_matches('/').split(' ').next()?;
    (!name.is_empty() && !tag.starts_with('/')).then_some((name, tag.ends_with('/')))
}

/// The attributes in the rest of a tag.
fn attributes(rest: &str) -> Vec<(&str, String)> {
    let mut quoted = rest.split('"');
    let mut attributes = Vec::new();
    while let (Some(name), Some(value)) = (quoted.next(), quoted.next()) {
        attributes.push((name.trim().trim_end_matches('='), unescaped(value)));
    }
    attributes
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::escape::markup;

    #[test]
    fn elements_attributes_and_texts_are_read() {
        let text = "<g class=\"a b\" x=\"1\"><rect y=\"2\"/>5 &lt; 7<title>8</title></g>";
        let attribute = |name, value: &str| (name, value.to_owned());
        let read = [
            Token::Open("g", vec![attribute("class", "a b"), attribute("x", "1")]),
            Token::Open("rect", vec![attribute("y", "2")]),
            Token::Close,
            Token::Text("5 < 7".to_owned()),
            Token::Open("title", vec![]),
            Token::Text("8".to_owned()),
            Token::Close,
            Token::Close,
        ];
        assert_eq!(tokens(text), read);
    }

    #[test]
    fn an_escaped_text_is_read_as_it_was() {
        for text in ["<b>&amp;\"x\"</b>", "&lt;", "a > b & \"c\"", "&quot;&amp;lt;"] {
            let escaped = markup(text);
            assert_eq!(tokens(&escaped), [Token::Text(text.to_owned())]);
            let tag = format!("<p title=\"{escaped}\">");
            assert_eq!(tokens(&tag), [Token::Open("p", vec![("title", text.to_owned())])]);
        }
    }
}
