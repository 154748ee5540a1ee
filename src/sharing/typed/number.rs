//! Numbers and seconds as people type them: `0,5`, `٣`, `１２`, `500ms`, `3 s`, `+3`, `10 000`.

use crate::sharing::link_warning::shortened;
use crate::sharing::numbers;
use crate::sharing::typed::characters::folded;

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no number.
    NoNumber,
    /// It may mean one number or the other: a comma or a point that may mark thousands.
    Either(String, String),
}

/// How to write the one and the other number.
pub fn either(one: &str, other: &str) -> String {
    let one = if one.contains('.') { format!("{one} with a point") } else { one.to_owned() };
    format!("{one}, or {other}")
}

/// The sentence that `name` can't be `text`: it takes what `takes` says, or has to be written in another way.
pub fn refusal(name: &str, text: &str, takes: &str, unread: Unread) -> String {
    let how = match unread {
        Unread::NoNumber => format!("it takes {takes}"),
        Unread::Either(one, other) => format!("write {}", either(&one, &other)),
    };
    format!("{name} can't be “{}”: {how}. Nothing was changed.", shortened(text))
}

/// A number in digits, taken apart.
struct Parts {
    whole: String,
    fraction: String,
    /// The mark between them, if it may mark thousands as well: `.` or `,`.
    mark: Option<char>,
}

impl Parts {
    fn new(whole: &str, fraction: &str) -> Self {
        Self { whole: whole.to_owned(), fraction: fraction.to_owned(), mark: None }
    }

    /// The number with a point.
    fn decimal(&self) -> String {
        let (whole, fraction) = (self.whole.as_str(), self.fraction.trim_end_matches('0'));
        let whole = if whole.is_empty() { "0" } else { whole };
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }

    /// Both meanings: with a fraction, and with thousands.
    fn either(&self) -> Unread {
        Unread::Either(self.decimal(), format!("{}{}", self.whole, self.fraction))
    }
}

/// A whole number.
///
/// # Errors
/// If the text has no meaning, or two.
pub fn whole(text: &str) -> Result<u64, Unread> {
    let text = folded(text);
    let parts = parts(unsigned(&text)).ok_or(Unread::NoNumber)?;
    let digits = match parts.mark {
        Some(',') => format!("{}{}", parts.whole, parts.fraction),
        Some(_) => return Err(parts.either()),
        None if parts.fraction.bytes().all(|digit| digit == b'0') => parts.whole,
        None => return Err(Unread::NoNumber),
    };
    numbers::whole(&digits).ok_or(Unread::NoNumber)
}

/// Seconds, in the notation of links.
///
/// # Errors
/// If the text has no meaning, or two.
pub fn seconds(text: &str) -> Result<String, Unread> {
    let text = folded(text).replace('½', ".5").replace('¼', ".25").replace('¾', ".75");
    let text = unsigned(&text);
    let is_of_number = |letter: char| letter.is_ascii_digit() || ".,'_ ".contains(letter);
    let end = text.find(|letter| !is_of_number(letter)).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let unit = unit.trim().trim_end_matches('.').to_ascii_lowercase();
    let parts = parts(number.trim()).ok_or(Unread::NoNumber)?;
    match unit.as_str() {
        "" | "s" | "sec" | "secs" | "sek" | "second" | "seconds" | "с" | "сек" | "秒" => match parts.mark {
            Some(',') => Err(parts.either()),
            _ => Ok(parts.decimal()),
        },
        "ms" | "msec" | "msecs" | "millis" | "millisecond" | "milliseconds" | "мс" | "毫秒" => match parts.mark {
            Some(_) => Err(parts.either()),
            None => Ok(thousandth(&parts)),
        },
        "min" | "mins" | "minute" | "minutes" if parts.mark.is_none() => {
            let minutes = numbers::seconds(&parts.decimal()).filter(|minutes| minutes.exact).ok_or(Unread::NoNumber)?;
            let ms = minutes.ms.saturating_mul(60);
            Ok(Parts::new(&(ms / 1000).to_string(), &format!("{:03}", ms % 1000)).decimal())
        }
        _ => Err(Unread::NoNumber),
    }
}

/// The text without blanks around it and without a plus sign.
fn unsigned(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('+').map_or(text, str::trim_start)
}

/// A thousandth of the number, with a point.
fn thousandth(parts: &Parts) -> String {
    let whole = format!("{:0>4}", parts.whole);
    let (whole, part) = whole.split_at(whole.len() - 3);
    let whole = if whole.bytes().all(|digit| digit == b'0') { "0" } else { whole };
    Parts::new(whole, &format!("{part}{}", parts.fraction)).decimal()
}

/// Takes a number apart. `None` if it is none.
fn parts(text: &str) -> Option<Parts> {
    // Blanks and apostrophes mark thousands and nothing else.
    let joined = without_marks(text, &['\'', '_', ' '])?;
    let text = joined.as_str();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte)) {
        return None;
    }
    let Some(last) = text.rfind(['.', ',']) else { return Some(Parts::new(text, "")) };
    let (before, after) = (&text[..last], &text[last + 1..]);
    let mark = if text.as_bytes()[last] == b',' { ',' } else { '.' };
    if !before.contains(['.', ',']) {
        if before.is_empty() && after.is_empty() {
            return None;
        }
        let may_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
        return Some(Parts { mark: may_group.then_some(mark), ..Parts::new(before, after) });
    }
    let other = if mark == ',' { '.' } else { ',' };
    if before.contains(mark) {
        // The same mark more than once, and no other one: thousands.
        return Some(Parts::new(&without_marks(text, &[mark])?, "")).filter(|parts| !parts.whole.contains(other));
    }
    Some(Parts::new(&without_marks(before, &[other])?, after))
}

/// The text without the marks of thousands. `None` unless they stand before each three digits.
fn without_marks(text: &str, marks: &[char]) -> Option<String> {
    if !text.contains(marks) {
        return Some(text.to_owned());
    }
    let mut groups = text.split(marks);
    let first = groups.next()?;
    let mut joined = first.to_owned();
    let mut is_whole = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
    for group in groups {
        let digits = group.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(group.len());
        if !is_whole || digits != 3 {
            return None;
        }
        // Only the last group may have a fraction.
        is_whole = group.len() == 3;
        joined.push_str(group);
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read_as_people_type_them() {
        for (text, read) in [
            ("0,5", "0.5"),
            (",5", "0.5"),
            ("3,", "3"),
            ("3.", "3"),
            ("12,25", "12.25"),
            ("0,125", "0.125"),
            ("1.250", "1.25"),
            ("1,2345", "1.2345"),
            ("٠٫٥", "0.5"),
            ("٣", "3"),
            ("۳٫۲۵", "3.25"),
            ("１２", "12"),
            ("０．５", "0.5"),
            ("०.५", "0.5"),
            ("500ms", "0.5"),
            ("500 ms", "0.5"),
            ("1500 MS", "1.5"),
            ("5ms", "0.005"),
            ("0,5 ms", "0.0005"),
            ("20 milliseconds", "0.02"),
            ("3s", "3"),
            ("3 s", "3"),
            ("3 S", "3"),
            ("3 sec", "3"),
            ("3 sec.", "3"),
            ("2,5 seconds", "2.5"),
            ("3秒", "3"),
            ("1 min", "60"),
            ("0.5 min", "30"),
            ("+3", "3"),
            (" + 3 ", "3"),
            ("\u{a0}3\u{202f}s\u{a0}", "3"),
            ("\u{200e}3\u{200b}", "3"),
            ("½", "0.5"),
            ("1½ s", "1.5"),
            ("1 000", "1000"),
            ("1.000,5", "1000.5"),
            ("1,000.5", "1000.5"),
            ("1'000", "1000"),
            ("0,0", "0"),
            ("00,5", "00.5"),
        ] {
            assert_eq!(seconds(text), Ok(read.to_owned()), "{text}");
            assert!(numbers::seconds(read).is_some(), "{read}");
        }
    }

    #[test]
    fn a_text_with_two_meanings_or_none_is_not_read() {
        let either = |one: &str, other: &str| Unread::Either(one.to_owned(), other.to_owned());
        assert_eq!(seconds("1,500"), Err(either("1.5", "1500")));
        assert_eq!(seconds("1.500 ms"), Err(either("1.5", "1500")));
        assert_eq!(whole("1.000"), Err(either("1", "1000")));
        for text in [
            "", " ", ".", ",", "-3", "−3", "- 3", "+", "++3", "+-3", "1e3", "0x10", "NaN", "∞", "abc", "3 4",
            "3 apples", "3m", "3h", "1:30", "1/2", "1.2.3", "1,2,3", "1,2.3.4", "1,00,000", "10 00", "3 s 2", "ms",
            "3..5", "3,,5", "1'00", "0,5,", "s3", "3ss", "5%",
        ] {
            assert_eq!(seconds(text), Err(Unread::NoNumber), "{text}");
        }
        for text in ["", "30.5", "30,5", "-1", "1e3", "thirty", "3O", "30 s", "10k", "1 00", "1.2.3"] {
            assert_eq!(whole(text), Err(Unread::NoNumber), "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_read_as_people_type_them() {
        for (text, read) in [
            ("３０", 30),
            ("٣٠", 30),
            ("۳۰", 30),
            ("+30", 30),
            ("30.", 30),
            ("30.0", 30),
            ("30,00", 30),
            ("\u{a0}30", 30),
            ("10,000", 10_000),
            ("10 000", 10_000),
            ("10\u{202f}000", 10_000),
            ("10'000", 10_000),
            ("10’000", 10_000),
            ("10_000", 10_000),
            ("١٠٬٠٠٠", 10_000),
            ("1.000.000", 1_000_000),
            ("1,000,000", 1_000_000),
            ("99999999999999999999999", u64::MAX),
        ] {
            assert_eq!(whole(text), Ok(read), "{text}");
        }
    }
}
