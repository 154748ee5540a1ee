//! The tally of a stage: how many steps were shown, and how many are asleep.

use crate::exercise::log::{Event, EventKind};
use crate::findings::look::{Look, Moment, seen};

/// The number of steps that were shown, and of those that are asleep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were shown.
    pub shown: u32,
    /// How many are asleep.
    pub asleep: u32,
}

impl Tally {
    /// Counts a further line.
    pub fn count(&mut self, kind: EventKind) {
        match kind {
            EventKind::SleepStarted => self.asleep += 1,
            EventKind::SleepDone => self.asleep = self.asleep.saturating_sub(1),
            EventKind::Printed => self.shown += 1,
        }
    }

    /// The tally of these looks.
    pub fn of(looks: &[Look]) -> Self {
        let mut tally = Self::default();
        for look in looks {
            tally.shown += u32::from(matches!(look, Look::Shown));
            tally.asleep += u32::from(matches!(look, Look::Asleep { .. }));
        }
        tally
    }

    /// "28 of 30 shown, 2 asleep": the state of a stage of `count` steps in words.
    pub fn text(self, count: u32) -> String {
        let shown = format!("{} of {count} shown", self.shown);
        if self.asleep > 0 { format!("{shown}, {} asleep", self.asleep) } else { shown }
    }
}

/// The tally at `moment`.
pub fn tally_at(events: &[Event], shown_ms: &[Option<f64>], moment: Moment) -> Tally {
    let mut tally = Tally::default();
    seen(events, shown_ms, moment).for_each(|event| tally.count(event.kind));
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::look::look_at;
    use crate::findings::look::tests::TOGETHER;

    #[test]
    fn a_tally_counts_lines_as_the_looks_count_steps() {
        for lines in 0..=TOGETHER.len() {
            // Between the last two lines, which come in one task, a step is neither asleep nor shown.
            if lines != 4 {
                let of_looks = Tally::of(&look_at(3, &TOGETHER[..lines], &[], Moment::Now));
                assert_eq!(tally_at(&TOGETHER[..lines], &[], Moment::Now), of_looks, "{lines} lines");
            }
        }
        let mut tally = Tally::default();
        tally.count(EventKind::SleepDone);
        assert_eq!(tally, Tally::default());
    }

    #[test]
    fn a_line_without_a_shown_time_is_not_counted() {
        let shown_ms = [Some(16.0), None];
        assert_eq!(tally_at(&TOGETHER, &shown_ms, Moment::Shown(1e9)), Tally { shown: 1, asleep: 0 });
    }

    #[test]
    fn looks_are_counted() {
        for (lines, shown, asleep) in [(0, 0, 0), (1, 1, 0), (2, 1, 1), (3, 2, 1), (4, 2, 1), (5, 3, 0)] {
            let tally = Tally::of(&look_at(3, &TOGETHER[..lines], &[], Moment::Now));
            assert_eq!(tally, Tally { shown, asleep }, "{lines} lines");
        }
    }

    #[test]
    fn the_text_tells_the_state() {
        for (shown, asleep, text) in
            [(0, 0, "0 of 30 shown"), (28, 2, "28 of 30 shown, 2 asleep"), (30, 0, "30 of 30 shown")]
        {
            assert_eq!(Tally { shown, asleep }.text(30), text);
        }
    }
}
