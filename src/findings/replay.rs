//! The replay: what had been printed and what could be seen at a given time of a run.

use crate::exercise::log::EventKind;
use crate::findings::log_rows::LogRows;
use crate::findings::look::Moment;
use crate::findings::run::Run;

/// The state of a log line at a given time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Not printed yet.
    ToCome,
    /// Printed, and not seen yet.
    Printed,
    /// Seen.
    Seen,
}

impl LineState {
    /// The state at `t_ms` of a line that was printed at `at_ms`, and shown at `shown_ms` if it was. Times are in ms from the
    /// run's start.
    pub fn at(t_ms: f64, at_ms: f64, shown_ms: Option<f64>) -> Self {
        if at_ms > t_ms {
            Self::ToCome
        } else if shown_ms.is_some_and(|shown_ms| shown_ms <= t_ms) {
            Self::Seen
        } else {
            Self::Printed
        }
    }

    /// Its name in `data-replayed`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ToCome => "to-come",
            Self::Printed => "printed",
            Self::Seen => "seen",
        }
    }
}

/// What a run does at a given time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It starts.
    Starting,
    /// It prints.
    Printing,
    /// A step sleeps, and nothing is printed.
    Sleeping,
    /// It is over.
    Over,
}

/// What `run` does at `t_ms` from its start.
pub fn doing(run: &Run, t_ms: f64) -> Doing {
    let past = run.events.iter().take_while(|event| event.at_ms <= t_ms);
    let (mut asleep, mut last) = (0_usize, None);
    for event in past {
        last = Some(event);
        match event.kind {
            EventKind::SleepStarted => asleep += 1,
            EventKind::SleepDone => asleep = asleep.saturating_sub(1),
            EventKind::Printed => {}
        }
    }
    match last {
        _ if t_ms >= run.elapsed_ms => Doing::Over,
        None => Doing::Starting,
        Some(_) if asleep > 0 => Doing::Sleeping,
        Some(_) => Doing::Printing,
    }
}

/// What a run does that goes on, by the lines that have been taken in.
pub fn doing_now(lines: &LogRows) -> Doing {
    if lines.is_empty() {
        Doing::Starting
    } else if lines.tally(Moment::Now).asleep > 0 {
        Doing::Sleeping
    } else {
        Doing::Printing
    }
}

/// The number of lines that had been printed at `t_ms`, and of those that had been seen.
pub fn counts(run: &Run, t_ms: f64) -> (usize, usize) {
    let lines = run.lines().map(|(event, shown_ms)| LineState::at(t_ms, event.at_ms, shown_ms));
    lines.fold((0, 0), |(printed, seen), line| match line {
        LineState::ToCome => (printed, seen),
        LineState::Printed => (printed + 1, seen),
        LineState::Seen => (printed + 1, seen + 1),
    })
}

/// "Sync: 10 of 34 lines printed, none seen."
pub fn sentence(run: &Run, t_ms: f64) -> String {
    let (printed, seen) = counts(run, t_ms);
    let (title, lines) = (run.title(), run.events.len());
    format!("{title}: {} of {lines} lines printed, {} seen.", number_or_none(printed), number_or_none(seen))
}

/// The same of a replay as in a terminal, which shows each line when it is printed: "Sync: 10 of 34 lines printed."
pub fn sentence_in_terminal(run: &Run, t_ms: f64) -> String {
    let (printed, _) = counts(run, t_ms);
    format!("{}: {} of {} lines printed.", run.title(), number_or_none(printed), run.events.len())
}

fn number_or_none(number: usize) -> String {
    if number == 0 { "none".to_owned() } else { number.to_string() }
}

/// When the last of these runs has ended and all of its lines have been shown, in ms from its start.
pub fn end_ms<'a>(runs: impl IntoIterator<Item = &'a Run>) -> f64 {
    let end_of = |run: &Run| run.shown_ms.iter().flatten().copied().fold(run.elapsed_ms, f64::max);
    runs.into_iter().map(end_of).fold(0.0, f64::max)
}
