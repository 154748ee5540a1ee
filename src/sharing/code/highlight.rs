//! Tells the parts of a program apart: keywords, strings, comments, calls, and the calls that wait.
//!
//! It knows the Python, JavaScript and Rust that this page shows, not all of these languages. Of any text, the tokens hold all
//! characters, in order.

use std::iter;

use crate::sharing::code::Language;
use crate::sharing::code::syntax::{Syntax, syntax};

/// What a part of a program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything else.
    Plain,
    /// A word of the language.
    Keyword,
    /// A string, with its quotes.
    String,
    /// A comment.
    Comment,
    /// The name of a function that is called or defined.
    Call,
    /// The name of a call that waits, or the word `await`.
    Wait,
    /// The name of a call that blocks the page's thread, in a file that has other modes too.
    Block,
}

impl Kind {
    /// Its class in the style sheet; empty for plain text.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Keyword => "sc-t-keyword",
            Self::String => "sc-t-string",
            Self::Comment => "sc-t-comment",
            Self::Call => "sc-t-call",
            Self::Wait => "sc-t-wait",
            Self::Block => "sc-t-block",
        }
    }
}

/// A part of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub text: &'a str,
}

/// The tokens of each line of `program`. A line ends with its line feed.
pub fn lines(language: Language, program: &str) -> Vec<Vec<Token<'_>>> {
    let mut lines = vec![Vec::new()];
    for Token { kind, text } in tokens(language, program) {
        for text in text.split_inclusive('\n') {
            if let Some(line) = lines.last_mut() {
                line.push(Token { kind, text });
            }
            if text.ends_with('\n') {
                lines.push(Vec::new());
            }
        }
    }
    // What stands after the last line feed.
    lines.pop_if(|line| line.is_empty());
    lines
}

/// The tokens of `program`. Neighbours are of different kinds, or one of them is a name.
pub fn tokens(language: Language, program: &str) -> Vec<Token<'_>> {
    let syntax = syntax(language);
    let (mut rest, mut is_defining) = (program, false);
    let next = || {
        let first = rest.chars().next()?;
        let (kind, length) = token(&syntax, rest, first, is_defining);
        let (text, after) = rest.split_at(length);
        rest = after;
        // White space between `def` and the name changes nothing.
        is_defining = syntax.defining.contains(&text) || (is_defining && text.trim().is_empty());
        Some(Token { kind, text })
    };
    merged(program, iter::from_fn(next))
}

/// The kind of the token at the start of `rest`, and its length in bytes.
fn token(syntax: &Syntax, rest: &str, first: char, is_defining: bool) -> (Kind, usize) {
    if rest.starts_with(syntax.comment) {
        (Kind::Comment, rest.find('\n').unwrap_or(rest.len()))
    } else if let Some(length) = string_length(syntax, rest) {
        (Kind::String, length)
    } else if is_letter(first) {
        let length = path_length(rest, syntax.separator);
        let (name, after) = rest.split_at(length);
        (kind_of(syntax, name, after, is_defining), length)
    } else if first.is_numeric() {
        // With the letters behind it, as in `0x1f`.
        (Kind::Plain, word_length(rest))
    } else {
        (Kind::Plain, first.len_utf8())
    }
}

/// What a name is, by the text after it.
fn kind_of(syntax: &Syntax, name: &str, after: &str, is_defining: bool) -> Kind {
    let is_called = ["(", "::<", "!("].iter().any(|call| after.starts_with(call));
    match name {
        "await" => Kind::Wait,
        _ if syntax.keywords.contains(&name) => Kind::Keyword,
        _ if !is_called => Kind::Plain,
        _ if is_defining => Kind::Call,
        _ if syntax.waits.contains(&name) => Kind::Wait,
        _ if syntax.blocks.contains(&name) => Kind::Block,
        _ => Kind::Call,
    }
}

/// The length of a string from its opening to its closing quote, or to the end of the text. `None` if no string begins there.
fn string_length(syntax: &Syntax, rest: &str) -> Option<usize> {
    let text = rest.strip_prefix(syntax.prefix).unwrap_or(rest);
    let quote = text.chars().next().filter(|first| syntax.quotes.contains(first))?;
    let mut is_escaped = false;
    let closes = |(_, letter): &(usize, char)| {
        let closes = *letter == quote && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        closes
    };
    let length = text.char_indices().skip(1).find(closes).map_or(text.len(), |(at, _)| at + quote.len_utf8());
    Some(rest.len() - text.len() + length)
}

/// The length of a name such as `asyncio.sleep`. The word `await` is a name of its own.
fn path_length(text: &str, separator: &str) -> usize {
    let mut length = word_length(text);
    let next = |length: usize| {
        let after = |separator: &str| Some((separator.len(), text[length..].strip_prefix(separator)?));
        let (skipped, rest) = after(".").or_else(|| after(separator))?;
        let word = &rest[..word_length(rest)];
        (rest.starts_with(is_letter) && word != "await").then_some(skipped + word.len())
    };
    while let Some(more) = next(length) {
        length += more;
    }
    length
}

fn word_length(text: &str) -> usize {
    text.find(|letter: char| !is_letter(letter) && !letter.is_numeric()).unwrap_or(text.len())
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

/// The tokens, with plain neighbours as one.
fn merged<'a>(program: &'a str, tokens: impl Iterator<Item = Token<'a>>) -> Vec<Token<'a>> {
    let (mut merged, mut end) = (Vec::<Token>::new(), 0);
    for token in tokens {
        let start = end;
        end += token.text.len();
        match merged.last_mut() {
            Some(last) if last.kind == Kind::Plain && token.kind == Kind::Plain => {
                last.text = &program[start - last.text.len()..end];
            }
            _ => merged.push(token),
        }
    }
    merged
}
