//! Steps in lines, as people type and paste them: `boil water 3`.

use crate::sharing::name_reading::is_empty;
use crate::sharing::names::items;
use crate::sharing::typed::number::seconds;
use crate::sharing::typed::own_steps::OwnStep;

/// The steps of a pasted list, one a line: `boil water 3`, `boil water: 3 s`, `1. toast bread`, or a name alone. If there is but one
/// line, its steps have commas between.
pub fn lines(text: &str) -> Vec<OwnStep> {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !is_empty(line)).collect();
    match lines.as_slice() {
        [only] if only.contains(',') => {
            items(only).iter().filter(|item| !is_empty(item)).map(|item| line(item)).collect()
        }
        _ => lines.into_iter().map(line).collect(),
    }
}

/// The step of a line: its name, and the seconds that stand at its end.
fn line(text: &str) -> OwnStep {
    let text = without_number(without_bullet(text.trim()));
    // What stands after the last mark, or after the last two as in `3 s`, may be the seconds.
    let marks = text.rmatch_indices([' ', '\t', ':', ';', ',', '\u{a0}']).take(2);
    let candidates: Vec<_> = marks.map(|(at, mark)| &text[at + mark.len()..]).collect();
    let is_word = |candidate: &&str| !candidate.starts_with(char::is_whitespace);
    for candidate in candidates.into_iter().rev().filter(is_word) {
        let name = without_mark(&text[..text.len() - candidate.len()]);
        if let (false, Ok(seconds)) = (name.is_empty(), seconds(candidate)) {
            return OwnStep { name: name.to_owned(), seconds };
        }
    }
    OwnStep { name: text.to_owned(), seconds: String::new() }
}

/// The name without the mark between it and the seconds: `boil water: `, `boil water;`, `boil water - `.
fn without_mark(name: &str) -> &str {
    let spaced = name.trim_end();
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == ')';
    let bare = match spaced.strip_suffix(['–', '-']) {
        Some(before) if before.ends_with(char::is_whitespace) => Some(before),
        _ if spaced.len() < name.len() => spaced.strip_suffix([':', '=']).filter(|before| before.ends_with(is_of_word)),
        _ => spaced.strip_suffix([':', ';', ',']),
    };
    bare.unwrap_or(spaced).trim_end()
}

/// The text without the mark of a list before it: `- toast bread`.
fn without_bullet(text: &str) -> &str {
    let rest = text.strip_prefix(['•', '*', '-', '–', '·', '☐']);
    rest.filter(|rest| rest.starts_with(char::is_whitespace)).map_or(text, str::trim)
}

/// The text without the number of a list before it: `1. toast bread`, `2) fry eggs`.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match rest.strip_prefix(['.', ')']).and_then(|rest| rest.strip_prefix([' ', '\t'])) {
        Some(after) if rest.len() < text.len() && !after.trim().is_empty() => after.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_list_is_read_line_by_line() {
        for (text, expected) in [
            (
                "boil water 3\ntoast bread 2,5\nfry eggs",
                &[("boil water", "3"), ("toast bread", "2.5"), ("fry eggs", "")][..],
            ),
            ("1. boil water: 3 s\n\n2) toast bread\t500 ms\n", &[("boil water", "3"), ("toast bread", "0.5")]),
            ("- boil water\n• toast - 2", &[("boil water", ""), ("toast", "2")]),
            ("boil water 3, toast bread 2", &[("boil water", "3"), ("toast bread", "2")]),
            ("boil water", &[("boil water", "")]),
            ("boil water;3\ntoast bread,2", &[("boil water", "3"), ("toast bread", "2")]),
            ("&gt; 3\n-1 2\n<!-- 3\n:: 4", &[("&gt;", "3"), ("-1", "2"), ("<!--", "3"), ("::", "4")]),
            ("42", &[("42", "")]),
            ("boil 3 eggs", &[("boil 3 eggs", "")]),
            ("اغلي الماء ٣", &[("اغلي الماء", "3")]),
            ("水を沸かす：3", &[("水を沸かす：3", "")]),
            ("a,b\nc", &[("a,b", ""), ("c", "")]),
            (" \n", &[]),
            ("чай\u{a0}3", &[("чай", "3")]),
            ("cuire à\u{a0}feu", &[("cuire à\u{a0}feu", "")]),
            ("boil 3\u{a0}s", &[("boil", "3")]),
        ] {
            let lines = lines(text);
            let read: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.seconds.as_str())).collect();
            assert_eq!(read, expected, "{text:?}");
        }
    }
}
