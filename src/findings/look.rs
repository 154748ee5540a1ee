//! How each step of a count looks in a stage, from the lines that a reader has seen.

use crate::exercise::log::{Event, EventKind};

/// The most steps that have a square each. A longer count has one bar.
pub const MOST_SQUARES: u32 = 100;

/// How a step looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// None of its lines was seen.
    Waiting,
    /// Its line "start sleeping" was seen, and its number was not.
    Asleep {
        /// When it fell asleep, in ms from the run's start.
        since_ms: f64,
    },
    /// Its number was seen.
    Shown,
}

impl Look {
    /// Its name in `data-look`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Asleep { .. } => "asleep",
            Self::Shown => "shown",
        }
    }

    /// What is left at `now_ms` of a sleep of `sleep_ms`, from 1 to 0; `None` if the step is not asleep. `now_ms` counts from the
    /// run's start.
    pub fn left(self, sleep_ms: u32, now_ms: f64) -> Option<f64> {
        let Self::Asleep { since_ms } = self else { return None };
        let passed = (now_ms - since_ms) / f64::from(sleep_ms.max(1));
        Some(1.0 - passed.clamp(0.0, 1.0))
    }

    /// The look after another line of the step. One that is done sleeping looks asleep until its number, which follows at once.
    fn after(self, event: &Event) -> Self {
        match event.kind {
            EventKind::SleepStarted => Self::Asleep { since_ms: event.at_ms },
            EventKind::SleepDone => self,
            EventKind::Printed => Self::Shown,
        }
    }
}

/// Which lines count as seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    /// All of them.
    Now,
    /// Those that the page had shown at this time, in ms from the run's start.
    Shown(f64),
    /// Those that had been printed at this time, as in a terminal.
    Printed(f64),
}

impl Moment {
    /// Whether a line counts as seen that was printed at `at_ms` and shown at `shown_ms`.
    pub fn has_seen(self, at_ms: f64, shown_ms: Option<f64>) -> bool {
        match self {
            Self::Now => true,
            Self::Shown(now_ms) => shown_ms.is_some_and(|shown_ms| shown_ms <= now_ms),
            Self::Printed(now_ms) => at_ms <= now_ms,
        }
    }

    /// Its time, in ms from the run's start; `None` for now.
    pub const fn at_ms(self) -> Option<f64> {
        match self {
            Self::Now => None,
            Self::Shown(at_ms) | Self::Printed(at_ms) => Some(at_ms),
        }
    }
}

/// The lines of `events` that count as seen at `moment`. `shown_ms` has the time at which each was shown, as far as known.
pub(crate) fn seen<'a>(
    events: &'a [Event],
    shown_ms: &'a [Option<f64>],
    moment: Moment,
) -> impl Iterator<Item = &'a Event> {
    let shown_ms = shown_ms.iter().copied().chain(std::iter::repeat(None));
    events
        .iter()
        .zip(shown_ms)
        .filter(move |(event, shown_ms)| moment.has_seen(event.at_ms, *shown_ms))
        .map(|(it, _)| it)
}

/// How each of `count` steps looks at `moment`.
pub fn look_at(count: u32, events: &[Event], shown_ms: &[Option<f64>], moment: Moment) -> Vec<Look> {
    let mut looks = vec![Look::Waiting; count as usize];
    for event in seen(events, shown_ms, moment) {
        if let Some(look) = looks.get_mut((event.step as usize).wrapping_sub(1)) {
            *look = look.after(event);
        }
    }
    looks
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const fn event(at_ms: f64, step: u32, kind: EventKind) -> Event {
        Event { at_ms, step, kind }
    }

    /// 2 sleeps for 100 ms among 3 steps, all started at once.
    pub(crate) const TOGETHER: [Event; 5] = [
        event(0.0, 1, EventKind::Printed),
        event(0.1, 2, EventKind::SleepStarted),
        event(0.2, 3, EventKind::Printed),
        event(100.2, 2, EventKind::SleepDone),
        event(100.2, 2, EventKind::Printed),
    ];
    const TOGETHER_SHOWN: [Option<f64>; 5] = [Some(16.0), Some(16.0), Some(16.0), Some(112.0), Some(112.0)];

    /// The same in turn and frozen: all lines are shown when it is over.
    const FROZEN: [Event; 5] = [
        event(0.0, 1, EventKind::Printed),
        event(0.1, 2, EventKind::SleepStarted),
        event(100.1, 2, EventKind::SleepDone),
        event(100.1, 2, EventKind::Printed),
        event(100.2, 3, EventKind::Printed),
    ];
    const FROZEN_SHOWN: [Option<f64>; 5] = [Some(110.0); 5];

    fn slugs(looks: &[Look]) -> Vec<&'static str> {
        looks.iter().map(|look| look.slug()).collect()
    }

    #[test]
    fn a_step_waits_sleeps_and_is_shown() {
        for (lines, expected) in [
            (0, ["waiting", "waiting", "waiting"]),
            (1, ["shown", "waiting", "waiting"]),
            (2, ["shown", "asleep", "waiting"]),
            (3, ["shown", "asleep", "shown"]),
            (4, ["shown", "asleep", "shown"]),
            (5, ["shown", "shown", "shown"]),
        ] {
            let looks = look_at(3, &TOGETHER[..lines], &[], Moment::Now);
            assert_eq!(slugs(&looks), expected, "{lines} lines");
        }
    }

    #[test]
    fn a_replay_shows_what_the_page_had_shown() {
        for (at_ms, together, frozen) in [
            (0.0, ["waiting"; 3], ["waiting"; 3]),
            (15.9, ["waiting"; 3], ["waiting"; 3]),
            (16.0, ["shown", "asleep", "shown"], ["waiting"; 3]),
            (109.9, ["shown", "asleep", "shown"], ["waiting"; 3]),
            (112.0, ["shown"; 3], ["shown"; 3]),
        ] {
            assert_eq!(slugs(&look_at(3, &TOGETHER, &TOGETHER_SHOWN, Moment::Shown(at_ms))), together, "{at_ms} ms");
            assert_eq!(slugs(&look_at(3, &FROZEN, &FROZEN_SHOWN, Moment::Shown(at_ms))), frozen, "{at_ms} ms");
        }
    }

    #[test]
    fn a_terminal_shows_each_line_when_it_is_printed() {
        for (at_ms, expected) in [
            (0.0, ["shown", "waiting", "waiting"]),
            (50.0, ["shown", "asleep", "waiting"]),
            (100.1, ["shown", "shown", "waiting"]),
            (100.2, ["shown"; 3]),
        ] {
            assert_eq!(slugs(&look_at(3, &FROZEN, &FROZEN_SHOWN, Moment::Printed(at_ms))), expected, "{at_ms} ms");
        }
    }

    #[test]
    fn a_line_without_a_shown_time_was_never_seen() {
        let shown_ms = [Some(16.0), None];
        assert_eq!(slugs(&look_at(3, &TOGETHER, &shown_ms, Moment::Shown(1e9))), ["shown", "waiting", "waiting"]);
    }

    #[test]
    fn a_line_of_a_step_that_does_not_exist_changes_nothing() {
        let strange = [event(0.0, 0, EventKind::Printed), event(0.0, 4, EventKind::Printed)];
        assert_eq!(look_at(3, &strange, &[], Moment::Now), [Look::Waiting; 3]);
    }

    #[test]
    fn what_is_left_of_a_sleep_falls_from_1_to_0() {
        let asleep = Look::Asleep { since_ms: 100.0 };
        let lefts = [90.0, 100.0, 600.0, 1100.0, 5000.0].map(|now_ms| asleep.left(1000, now_ms));
        assert_eq!(lefts, [1.0, 1.0, 0.5, 0.0, 0.0].map(Some));
        assert_eq!(asleep.left(0, 200.0), Some(0.0));
        assert_eq!([Look::Waiting, Look::Shown].map(|look| look.left(1000, 0.0)), [None; 2]);
    }

    #[test]
    fn a_replay_has_a_time_of_its_own() {
        let times = [Moment::Now, Moment::Shown(1.0), Moment::Printed(2.0)].map(Moment::at_ms);
        assert_eq!(times, [None, Some(1.0), Some(2.0)]);
    }
}
