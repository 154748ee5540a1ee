//! Marks: the shapes on a timeline, each with a sentence that says the same.

use crate::exercise::format::{clock_seconds, grouped, reading};
use crate::exercise::plan_warning::Span;
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::metrics::NEAR_MS;
use crate::findings::run::Outcome;
use crate::findings::timeline::{Row, Source, Timeline, Times};

/// The kind of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The page was frozen.
    Frozen,
    /// The steps waited for their turn.
    Waited,
    /// The steps waited for a place.
    Queued,
    /// The steps slept.
    Slept,
    /// The steps were printed, and shown if that is known.
    Printed,
    /// The run ended.
    Ended,
}

/// A mark on a timeline. Times are in ms from the run's start.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its kind.
    pub kind: MarkKind,
    /// The first and the last row that it spans, from 0.
    pub rows: (usize, usize),
    /// The interval that it spans: of prints, from the first to the last.
    pub over: TimeSpan,
    /// From when to when the steps were shown.
    pub shown: Option<TimeSpan>,
    /// The sentence that says the same.
    pub sentence: String,
}

/// All marks: freezes, the end, and then row by row. A predicted timeline has no marks for waiting, since that follows from the
/// rest.
pub fn marks(timeline: &Timeline) -> Vec<Mark> {
    let all = (0, timeline.rows.len().saturating_sub(1));
    let frozen = timeline.freezes.iter().map(|&over| mark(MarkKind::Frozen, all, over, frozen(timeline, over)));
    let mut marks: Vec<_> = frozen.collect();
    let end = TimeSpan { from_ms: timeline.end_ms, to_ms: timeline.end_ms };
    marks.push(mark(MarkKind::Ended, all, end, ended(timeline)));
    let mut waits = waits(timeline).into_iter().peekable();
    for (index, row) in timeline.rows.iter().enumerate() {
        marks.extend(waits.next_if(|wait| wait.rows.0 == index));
        marks.extend(slept(timeline, row).map(|(over, words)| mark(MarkKind::Slept, (index, index), over, words)));
        marks.extend(printed(timeline, row, index));
    }
    marks
}

fn mark(kind: MarkKind, rows: (usize, usize), over: TimeSpan, sentence: String) -> Mark {
    Mark { kind, rows, over, shown: None, sentence }
}

/// "The page was frozen for 5.00 s, from 0.00 s to 5.00 s."
fn frozen(timeline: &Timeline, over: TimeSpan) -> String {
    let verb = if is_expected(timeline) { "should be" } else { "was" };
    format!("The page {verb} frozen for {}, {}.", reading(over.length_ms()), during(over))
}

/// Marks for rows that waited for their turn or for a place. Neighbouring rows that waited until the same time share a mark.
fn waits(timeline: &Timeline) -> Vec<Mark> {
    let mut waits: Vec<Mark> = Vec::new();
    if is_expected(timeline) {
        return waits;
    }
    for (index, row) in timeline.rows.iter().enumerate() {
        let Some(until_ms) = waited_until_ms(timeline, row) else { continue };
        let is_queued = timeline.first_waiter.is_some_and(|first| row.last >= first);
        let kind = if is_queued { MarkKind::Queued } else { MarkKind::Waited };
        let is_same = |wait: &&mut Mark| {
            let is_near = (until_ms - wait.over.to_ms).abs() <= NEAR_MS;
            let is_same_state = (timeline.rows[wait.rows.0].events.number == 0) == (row.events.number == 0);
            wait.rows.1 + 1 == index && is_near && is_same_state && wait.kind == kind && !timeline.is_named
        };
        match waits.last_mut().filter(is_same) {
            Some(wait) => wait.rows.1 = index,
            None => {
                let over = TimeSpan { from_ms: 0.0, to_ms: until_ms };
                waits.push(mark(kind, (index, index), over, String::new()));
            }
        }
    }
    for wait in &mut waits {
        wait.sentence = waited(timeline, wait);
    }
    waits
}

/// Until when a row waited for its turn, in ms; `None` if the wait was not noticeable. A row that an ended run never reached
/// waited until the end.
pub fn waited_until_ms(timeline: &Timeline, row: &Row) -> Option<f64> {
    let until_ms = match (row.events.number, timeline.source) {
        (1.., _) => row.events.first_ms,
        (0, Source::Measured(Outcome::Stopped | Outcome::Failed)) => timeline.end_ms,
        (0, _) => return None,
    };
    (until_ms > NEAR_MS).then_some(until_ms)
}

/// "9 to 12 waited until 3.00 s."
fn waited(timeline: &Timeline, wait: &Mark) -> String {
    let (first, last) = (&timeline.rows[wait.rows.0], &timeline.rows[wait.rows.1]);
    let who = if timeline.is_named { first.name.clone() } else { span(first, last) };
    let until = clock_seconds(wait.over.to_ms);
    let waited = if wait.kind == MarkKind::Queued { "waited for a place" } else { "waited" };
    if first.events.number == 0 {
        let whose = if first.first == last.last { "its" } else { "their" };
        return format!("{who} {waited} until the run {}, at {until}: {whose} turn never came.", end_word(timeline));
    }
    format!("{who} {waited} until {until}.")
}

/// "8 slept 3.00 s, from 0.00 s to 3.00 s."
fn slept(timeline: &Timeline, row: &Row) -> Option<(TimeSpan, String)> {
    if row.asleep.number == 0 {
        return None;
    }
    let still = row.asleep.number - row.awake.number.min(row.asleep.number);
    let to_ms = if still > 0 { timeline.end_ms } else { row.awake.last_ms };
    let over = TimeSpan { from_ms: row.asleep.first_ms, to_ms };
    let (who, when) = (&row.name, during(over));
    let end = format!("when the run {}, at {}", end_word(timeline), clock_seconds(timeline.end_ms));
    let sentence = match (row.steps(), still, is_expected(timeline)) {
        (1, ..) if !timeline.mode.sleeps() => format!("{who} threw its sleep away, {when}."),
        _ if !timeline.mode.sleeps() => format!("Of {who}, {} threw their sleeps away, {when}.", many(row.asleep)),
        (1, 0, false) => format!("{who} slept {}, {when}.", reading(over.length_ms())),
        (1, 0, true) => format!("{who} should sleep {}, {when}.", reading(over.length_ms())),
        (1, ..) => format!("{who} fell asleep at {} and still slept {end}.", clock_seconds(over.from_ms)),
        (_, 0, false) => format!("Of {who}, {} slept, {when}.", many(row.asleep)),
        (_, 0, true) => format!("Of {who}, {} should sleep, {when}.", many(row.asleep)),
        (_, still, _) => {
            let from = clock_seconds(over.from_ms);
            format!(
                "Of {who}, {} fell asleep, from {from} on; {} still slept {end}.",
                many(row.asleep),
                grouped(still.into())
            )
        }
    };
    Some((over, sentence))
}

fn printed(timeline: &Timeline, row: &Row, index: usize) -> Option<Mark> {
    let over = stretch(row.printed)?;
    let shown = stretch(row.shown);
    let sentence = printed_words(timeline, row, over, shown);
    Some(Mark { shown, ..mark(MarkKind::Printed, (index, index), over, sentence) })
}

/// "9 was printed at 3.00 s and shown at 5.02 s."
fn printed_words(timeline: &Timeline, row: &Row, over: TimeSpan, shown: Option<TimeSpan>) -> String {
    let is_one = row.steps() == 1;
    let who = match row.printed.number {
        number if number == row.steps() => row.name.clone(),
        number => format!("{} of {}", grouped(number.into()), row.name),
    };
    let verb = match (is_expected(timeline), row.printed.number) {
        (true, _) => "should be",
        (false, 1) => "was",
        (false, _) => "were",
    };
    let shown = match (shown, is_expected(timeline)) {
        (_, true) => String::new(),
        (Some(shown), _) if row.shown.number == row.printed.number => format!(" and shown {}", during(shown)),
        (Some(shown), _) => {
            let were = if row.shown.number == 1 { "was" } else { "were" };
            format!("; {} of their lines {were} shown, {}", many(row.shown), during(shown))
        }
        (None, _) if is_one => "; its line was never drawn".to_owned(),
        (None, _) => "; none of their lines was drawn".to_owned(),
    };
    format!("{who} {verb} printed {}{shown}.", during(over))
}

/// "The run was over at 5.00 s."
fn ended(timeline: &Timeline) -> String {
    format!("The run {} at {}.", end_word(timeline), clock_seconds(timeline.end_ms))
}

fn end_word(timeline: &Timeline) -> &'static str {
    match timeline.source {
        Source::Expected => "should be over",
        Source::Measured(Outcome::Done) => "was over",
        Source::Measured(Outcome::Stopped) => "was stopped",
        Source::Measured(Outcome::Failed) => "failed",
    }
}

fn is_expected(timeline: &Timeline) -> bool {
    timeline.source == Source::Expected
}

fn stretch(times: Times) -> Option<TimeSpan> {
    (times.number > 0).then_some(TimeSpan { from_ms: times.first_ms, to_ms: times.last_ms })
}

/// "at 3.00 s", or "from 0.00 s to 3.00 s".
fn during(over: TimeSpan) -> String {
    let (from, to) = (clock_seconds(over.from_ms), clock_seconds(over.to_ms));
    if from == to { format!("at {from}") } else { format!("from {from} to {to}") }
}

fn many(times: Times) -> String {
    grouped(times.number.into())
}

fn span(first: &Row, last: &Row) -> String {
    Span::new(first.first, last.last).to_string()
}
