//! Numbers as text for sentences, links and records. Works on integers, since the standard float formatting would add to
//! the size of the program.

/// A duration of `ms` in seconds, without trailing zeros: `3000` is "3", `300` is "0.3".
pub fn seconds(ms: u64) -> String {
    decimal(ms, 3)
}

/// From which time on minutes are told, in ms.
const LONG_MS: u64 = 120_000;

/// A duration of `ms` with its unit: "5 s", "0.3 s", and from two minutes on "83 min 24 s".
pub fn duration(ms: u64) -> String {
    if ms < LONG_MS {
        return concat(&[&seconds(ms), " s"]);
    }
    let whole = (ms + 500) / 1_000;
    let (minutes, rest) = (grouped(whole / 60), whole % 60);
    if rest == 0 {
        concat(&[&minutes, "\u{a0}min"])
    } else {
        concat(&[&minutes, "\u{a0}min ", &rest.to_string(), "\u{a0}s"])
    }
}

/// A duration to come, of which the seconds don't matter: "83 min".
pub fn minutes(ms: u64) -> String {
    concat(&[&grouped((ms + 30_000) / 60_000), "\u{a0}min"])
}

/// A time in ms, rounded to the microsecond and without trailing zeros: `5001.2` is "5001.2".
pub fn millis(ms: f64) -> String {
    let micros = (ms.abs() * 1000.0).round() as u64;
    let sign = if micros > 0 && ms.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", decimal(micros, 3))
}

/// A tenth of a second, in ms: the shortest time that is told in tenths.
const TENTH_MS: f64 = 100.0;

/// A measured time for readers, to the tenth of a second: "5.0 s", "0.3 s", "under 0.1 s"; from two minutes on to the second.
pub fn seconds_read(ms: f64) -> String {
    if ms < TENTH_MS {
        return "under 0.1 s".to_owned();
    }
    if ms >= LONG_MS as f64 {
        return duration(ms as u64);
    }
    let tenths = tenths_of_second(ms);
    format!("{}.{} s", tenths / 10, tenths % 10)
}

/// A moment of a run, from its start, for readers: "3.0 s", and "0.02 s" in its first tenth of a second.
pub fn moment_read(ms: f64) -> String {
    if ms < TENTH_MS { clock_seconds(ms) } else { seconds_read(ms) }
}

/// The difference of two measured times as [`seconds_read`] shows them, without a trailing zero: "2 s", "0.1 s". `None` if
/// `from_ms` does not read longer than `to_ms`.
pub fn difference_read(from_ms: f64, to_ms: f64) -> Option<String> {
    let tenths = tenths_of_second(from_ms).checked_sub(tenths_of_second(to_ms)).filter(|&tenths| tenths > 0)?;
    Some(format!("{} s", decimal(tenths, 1)))
}

/// The exact value of a measured time, to the microsecond, for titles and exports: "5001.2 ms".
pub fn exact_read(ms: f64) -> String {
    format!("{} ms", millis(ms))
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

/// These texts, one after the other. That of std, which also places a text between them, would add 1 KB to the program.
pub fn concat(texts: &[&str]) -> String {
    texts.iter().copied().collect()
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

/// Numbers in words, from 0.
const IN_WORDS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// "three", or "11".
pub fn in_words(number: usize) -> String {
    IN_WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn tenths_of_second(ms: f64) -> u64 {
    (ms.max(0.0) / TENTH_MS).round() as u64
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
    fn a_long_duration_is_told_in_minutes() {
        for (ms, text) in [
            (300, "0.3 s"),
            (13_500, "13.5 s"),
            (119_999, "119.999 s"),
            (120_000, "2\u{a0}min"),
            (120_600, "2\u{a0}min 1\u{a0}s"),
            (5_004_266, "83\u{a0}min 24\u{a0}s"),
            (60_000_000, "1,000\u{a0}min"),
        ] {
            assert_eq!(duration(ms), text);
        }
        assert_eq!(
            [60_001, 89_999, 90_000, 5_004_266].map(minutes),
            ["1\u{a0}min", "1\u{a0}min", "2\u{a0}min", "83\u{a0}min"]
        );
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
    fn a_measured_time_is_read_in_tenths_of_a_second() {
        for (ms, text) in [
            (-0.1, "under 0.1 s"),
            (0.0, "under 0.1 s"),
            (99.9, "under 0.1 s"),
            (100.0, "0.1 s"),
            (149.9, "0.1 s"),
            (150.0, "0.2 s"),
            (300.0, "0.3 s"),
            (949.9, "0.9 s"),
            (950.0, "1.0 s"),
            (5001.2, "5.0 s"),
            (61_050.0, "61.1 s"),
            (119_949.0, "119.9 s"),
            (5_004_266.0, "83\u{a0}min 24\u{a0}s"),
        ] {
            assert_eq!(seconds_read(ms), text, "{ms}");
        }
        for (ms, text) in [(0.0, "0.00 s"), (16.7, "0.02 s"), (99.9, "0.10 s"), (100.0, "0.1 s"), (3000.4, "3.0 s")] {
            assert_eq!(moment_read(ms), text, "{ms}");
        }
        assert_eq!([exact_read(5001.2), exact_read(0.25)], ["5001.2 ms", "0.25 ms"]);
    }

    #[test]
    fn a_difference_is_that_of_the_numbers_shown() {
        for (from_ms, to_ms, text) in [
            (5001.2, 3004.0, Some("2 s")),
            (5049.0, 3050.0, Some("1.9 s")),
            (5150.0, 5049.0, Some("0.2 s")),
            (5049.0, 4951.0, None),
            (3000.0, 5000.0, None),
        ] {
            assert_eq!(difference_read(from_ms, to_ms).as_deref(), text, "{from_ms} {to_ms}");
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
        assert_eq!([0, 5, 11].map(in_words).join(", "), "no, five, 11");
    }
}
