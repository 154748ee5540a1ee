//! Rows of a log: their texts, sleeps, gutter and search.

use std::rc::Rc;

use sleep_count::exercise::log::{EventKind, Log};
use sleep_count::findings::log_rows::{LogRows, MOST_ROWS};
use sleep_count::findings::replay::{Doing, doing_now};

use crate::made::plan;

/// The rows of a log that starts at 1000 ms, of a count in which 2 sleeps for 3 s and 3 for 2 s.
fn rows() -> (Rc<Log>, LogRows) {
    let plan = plan("?count=4&sleep=2:3,3:2");
    let log = Rc::new(Log::new(plan.lines(), 1000.0));
    for (now, step, kind) in [
        (1000.0, 1, EventKind::Printed),
        (1001.0, 2, EventKind::SleepStarted),
        (1002.0, 3, EventKind::SleepStarted),
        (1003.0, 4, EventKind::Printed),
        (3004.0, 3, EventKind::SleepDone),
        (3005.0, 3, EventKind::Printed),
        (4006.0, 2, EventKind::SleepDone),
        (4007.0, 2, EventKind::Printed),
    ] {
        log.add(now, step, kind);
    }
    let rows = LogRows::new(7, plan, Rc::clone(&log));
    (log, rows)
}

#[test]
fn a_row_has_its_text_its_sleep_and_its_gutter() {
    let (_, rows) = rows();
    assert!(rows.is_empty());
    assert!(rows.take_in());
    assert!(!rows.take_in());
    for (index, line, slept_ms, is_next, asleep) in [
        (0, "1", None, false, 0b00),
        (1, "2 start sleeping", None, false, 0b01),
        (2, "3 start sleeping", None, false, 0b11),
        (3, "4", None, true, 0b11),
        (4, "3 done sleeping", Some(2002.0), false, 0b11),
        (5, "3", None, false, 0b01),
        (6, "2 done sleeping", Some(3005.0), false, 0b01),
        (7, "2", None, false, 0b00),
    ] {
        let row = rows.row(index).unwrap();
        assert_eq!((row.key.index, row.line.as_str(), row.is_next, row.asleep), (index, line, is_next, asleep));
        assert_eq!(row.slept_ms, slept_ms, "{line}");
    }
    assert!(rows.row(8).is_none());
}

#[test]
fn a_run_that_goes_on_starts_prints_or_sleeps() {
    let plan = plan("?count=2&sleep=2:3");
    let log = Rc::new(Log::new(plan.lines(), 0.0));
    let rows = LogRows::new(1, plan, Rc::clone(&log));
    assert_eq!(doing_now(&rows), Doing::Starting);
    for (step, kind, expected) in [
        (1, EventKind::Printed, Doing::Printing),
        (2, EventKind::SleepStarted, Doing::Sleeping),
        (2, EventKind::SleepDone, Doing::Printing),
        (2, EventKind::Printed, Doing::Printing),
    ] {
        log.add(1.0, step, kind);
        rows.take_in();
        assert_eq!(doing_now(&rows), expected, "{step} {kind:?}");
    }
}

#[test]
fn rows_are_found_by_step_and_by_time_once_taken_in() {
    let (log, rows) = rows();
    assert_eq!((rows.find(1, None), rows.printed_at(5000.0)), (None, 0));
    rows.take_in();
    for (step, after, found) in
        [(2, None, Some(1)), (2, Some(1), Some(6)), (2, Some(7), Some(1)), (1, Some(0), Some(0)), (9, None, None)]
    {
        assert_eq!(rows.find(step, after), found, "{step} after {after:?}");
    }
    for (at_ms, printed) in [(-1.0, 0), (0.0, 1), (2.0, 3), (9000.0, 8)] {
        assert_eq!(rows.printed_at(at_ms), printed, "{at_ms}");
    }
    log.add(4008.0, 1, EventKind::Printed);
    assert_eq!((rows.len(), rows.printed_at(9000.0)), (8, 8));
}

#[test]
fn times_of_display_are_kept_for_the_record_and_the_text() {
    let (log, rows) = rows();
    rows.take_in();
    rows.note_shown(0, 16.0);
    rows.note_shown(99, 16.0);
    assert_eq!([0, 1, 99].map(|index| rows.shown_at(index)), [Some(16.0), None, None]);
    assert_eq!(rows.row(0).unwrap().shown_ms.get(), Some(16.0));
    assert!(rows.text().starts_with("0.00\t1\t0.02\n0.00\t2 start sleeping\t\n"), "{}", rows.text());
    log.add(4008.0, 1, EventKind::Printed);
    assert_eq!(rows.shown_ms().len(), 9);
    let (events, shown_ms) = rows.take();
    assert_eq!((events.len(), shown_ms.len(), shown_ms[0], log.len()), (9, 9, Some(16.0), 0));
}

#[test]
fn a_log_with_too_many_rows_has_no_gutter() {
    for (query, are_many, asleep) in [("?count=198&sleep=1:1", false, 1), ("?count=199&sleep=1:1", true, 0)] {
        let plan = plan(query);
        assert_eq!(plan.lines() > MOST_ROWS, are_many);
        let log = Rc::new(Log::new(plan.lines(), 0.0));
        log.add(0.0, 1, EventKind::SleepStarted);
        let rows = LogRows::new(1, plan, log);
        rows.take_in();
        assert_eq!((rows.are_many(), rows.row(0).unwrap().asleep), (are_many, asleep), "{query}");
    }
}
