//! Numbers as people write them in links and fields.

/// A parsed duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds {
    /// The duration, rounded to ms; at least 1 if it had to be rounded.
    pub ms: u64,
    /// False where more than three decimals were written.
    pub exact: bool,
}

/// Parses a whole number that consists of digits alone; one too large becomes `u64::MAX`.
pub fn whole(text: &str) -> Option<u64> {
    let text = text.trim_ascii();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

/// Parses seconds such as `3`, `0.25` or `.5`: digits and at most one point, no sign and no exponent.
pub fn seconds(text: &str) -> Option<Seconds> {
    let text = text.trim_ascii();
    let (before, after) = text.split_once('.').unwrap_or((text, "0"));
    let is_part_alone = before.is_empty() && !text.is_empty();
    let whole_seconds = if is_part_alone { 0 } else { whole(before)? };
    if after.is_empty() {
        return None;
    }
    let (mut part_ms, mut exact) = (0, true);
    for (place, byte) in after.bytes().enumerate() {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        match place {
            0 => part_ms += digit * 100,
            1 => part_ms += digit * 10,
            2 => part_ms += digit,
            _ => {
                part_ms += u64::from(place == 3 && digit >= 5);
                exact = exact && digit == 0;
            }
        }
    }
    let ms = whole_seconds.saturating_mul(1000).saturating_add(part_ms);
    Some(Seconds { ms: if exact { ms } else { ms.max(1) }, exact })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_digits_and_a_point() {
        let exactly = |ms| Some(Seconds { ms, exact: true });
        for (text, read) in [
            ("3", exactly(3000)),
            (" 0.25 ", exactly(250)),
            (".5", exactly(500)),
            ("1.5000", exactly(1500)),
            ("0.0004", Some(Seconds { ms: 1, exact: false })),
            ("1.2345", Some(Seconds { ms: 1235, exact: false })),
            ("99999999999999999999", exactly(u64::MAX)),
            ("3.", None),
            ("", None),
            (".", None),
            ("-3", None),
            ("1e3", None),
            ("3s", None),
            ("1.2.3", None),
            ("NaN", None),
            ("٣", None),
        ] {
            assert_eq!(seconds(text), read, "{text:?}");
        }
    }

    #[test]
    fn whole_numbers_are_digits_alone() {
        for (text, read) in [("30", Some(30)), ("007", Some(7)), ("", None), ("3.0", None), ("+3", None), ("-1", None)]
        {
            assert_eq!(whole(text), read, "{text:?}");
        }
        assert_eq!(whole("123456789012345678901234567890"), Some(u64::MAX));
    }
}
