//! Numbers as text for sentences, links and records. Works on integers, since the standard float formatting would add to
//! the size of the program.

/// A duration of `ms` in seconds, without trailing zeros: `3000` is "3", `300` is "0.3".
pub fn seconds(ms: u64) -> String {
    decimal(ms, 3)
}

/// A time in ms, rounded to the microsecond and without trailing zeros: `5001.2` is "5001.2".
pub fn millis(ms: f64) -> String {
    let micros = (ms.abs() * 1000.0).round() as u64;
    let sign = if micros > 0 && ms.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", decimal(micros, 3))
}

/// A measured time for readers: "under 1 ms", "420 ms", "5.00 s".
pub fn reading(ms: f64) -> String {
    let whole = ms.max(0.0).round() as u64;
    match whole {
        0 => "under 1 ms".to_owned(),
        1..1000 => format!("{whole} ms"),
        _ => clock_seconds(ms),
    }
}

/// A measured time in seconds to the hundredth, for comparisons: "0.00 s", "5.00 s".
pub fn clock_seconds(ms: f64) -> String {
    format!("{} s", hundredths(ms))
}

/// The same without its unit, for columns: "0.00", "5.00".
pub fn hundredths(ms: f64) -> String {
    let hundredths = (ms.max(0.0) / 10.0).round() as u64;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A short time to the tenth of a ms: "1.2 ms".
pub fn tenths(ms: f64) -> String {
    let tenths = (ms.max(0.0) * 10.0).round() as u64;
    format!("{}.{} ms", tenths / 10, tenths % 10)
}

/// A whole number with a comma between thousands: `100000` is "100,000".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A list in a sentence: "a", "a and b", "a, b and c".
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "once", "twice", "3 times".
pub fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{} times", grouped(number as u64)),
    }
}

/// `units * 10^-places` as a decimal number without trailing zeros.
fn decimal(units: u64, places: u32) -> String {
    let one = 10_u64.pow(places);
    let (whole, part) = (units / one, units % one);
    if part == 0 {
        return whole.to_string();
    }
    let part = format!("{part:0width$}", width = places as usize);
    format!("{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_no_trailing_zeros() {
        for (ms, text) in [(0, "0"), (1, "0.001"), (300, "0.3"), (3000, "3"), (13_500, "13.5"), (60_000, "60")] {
            assert_eq!(seconds(ms), text);
        }
        for (ms, text) in
            [(0.0, "0"), (5001.2, "5001.2"), (0.1, "0.1"), (-0.25, "-0.25"), (-0.0001, "0"), (3.0001, "3")]
        {
            assert_eq!(millis(ms), text);
        }
    }

    #[test]
    fn a_measured_time_is_never_empty() {
        for (ms, text) in [
            (0.0, "under 1 ms"),
            (0.4, "under 1 ms"),
            (0.6, "1 ms"),
            (420.3, "420 ms"),
            (999.4, "999 ms"),
            (999.6, "1.00 s"),
            (5001.2, "5.00 s"),
            (61_005.0, "61.01 s"),
        ] {
            assert_eq!(reading(ms), text, "{ms}");
        }
    }

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(7, "7"), (999, "999"), (1000, "1,000"), (100_000, "100,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn lists_and_times_read_as_one_says_them() {
        let items: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(listed(&items), "a, b and c");
        assert_eq!(listed(&items[..2]), "a and b");
        assert_eq!(listed(&items[..1]), "a");
        assert_eq!([1, 2, 3].map(times).join(", "), "once, twice, 3 times");
    }
}
