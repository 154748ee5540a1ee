//! What disturbed a run from outside the page, and what is then said.

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::comparison::ASPECTS;
use sleep_count::findings::disturbance::clock_ran_ahead;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::remark::Remark;
use sleep_count::findings::repeat::summary;
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::findings::sequence_result::bars;
use sleep_count::findings::takeaway::{pair, takeaway, takeaway_alone};
use sleep_count::findings::timeline::Timeline;
use sleep_count::findings::verdict::busy;

use crate::made::{exercise, plan, run};

const HELD_UP: &str = "Something outside this page held it up for 5.0 s. Don't compare this run.";

/// A run of the exercise in which the page stood still from `from_ms` on for `ms`, while nothing was printed.
fn stood_still(mode: Mode, from_ms: f64, ms: f64) -> Run {
    let mut run = exercise(mode);
    for event in run.events.iter_mut().filter(|event| event.at_ms > from_ms) {
        event.at_ms = event.at_ms.max(from_ms + ms);
    }
    run.elapsed_ms = run.elapsed_ms.max(from_ms + ms);
    run.longest_freeze_ms = Some(ms);
    run.freezes = vec![TimeSpan { from_ms, to_ms: from_ms + ms }];
    run
}

fn noted(mut run: Run) -> Run {
    run.note_disturbance();
    run
}

#[test]
fn a_lane_that_does_not_block_is_not_told_to_have_frozen_by_what_is_outside() {
    for mode in Mode::ALL.into_iter().filter(|mode| !mode.about().blocks) {
        let run = noted(stood_still(mode, 1000.0, 5020.0));
        assert_eq!((run.remarks.as_slice(), run.longest_freeze_ms), (&[HELD_UP.to_owned()][..], None), "{mode:?}");
        assert_eq!(Timeline::of_run(&run).freezes, []);
        let word = bars(&[&run])[0].state;
        let told = [busy(&run), takeaway_alone(&run), (ASPECTS[2].find)(&run, &[]), word.to_owned()].join(" ");
        assert!(!told.contains("froze") && !told.contains("busy"), "{told}");
        let sync = exercise(Mode::Sync);
        let title = mode.about().title;
        assert_eq!(
            takeaway(&sync, &run),
            format!("Something outside this page disturbed {title}, so don't compare these times.")
        );
        assert_eq!(pair(&sync, &run), None);
        assert_eq!(summary(&[run, exercise(mode), exercise(mode)]), summary(&[exercise(mode), exercise(mode)]));
    }
}

#[test]
fn a_pause_that_a_slow_page_can_have_is_no_disturbance() {
    for ms in [130.0, 999.0] {
        let run = noted(stood_still(Mode::AsyncTogether, 500.0, ms));
        assert_eq!((run.remarks.len(), run.longest_freeze_ms, run.freezes.len()), (0, Some(ms), 1), "{ms}");
    }
    assert_eq!(noted(stood_still(Mode::AsyncTogether, 500.0, 1000.0)).remarks.len(), 1);
}

#[test]
fn a_pause_is_never_called_a_freeze_of_a_lane_that_does_not_block() {
    let mut short = run(Mode::AsyncTogether, &plan("?count=3&sleep=2:0.3"));
    short.longest_freeze_ms = Some(240.0);
    assert_eq!(bars(&[&short])[0].state, "alive");
    assert_eq!(
        takeaway(&run(Mode::Sync, &short.plan), &short),
        "Same plan: no less waiting. Your device was busy: pauses of up to 240 ms."
    );
}

#[test]
fn a_page_that_is_busy_with_its_own_lines_is_not_held_up() {
    let mut long = run(Mode::AsyncTogether, &plan("?count=1000"));
    let events = long.events.iter_mut().enumerate();
    events.for_each(|(index, event)| event.at_ms = index as f64 * 2.0);
    (long.longest_freeze_ms, long.freezes) = (Some(2000.0), vec![TimeSpan { from_ms: -3.0, to_ms: 2000.0 }]);
    assert_eq!(noted(long.clone()), long);
}

#[test]
fn a_freeze_on_purpose_is_no_disturbance_unless_it_is_much_too_long() {
    for mode in [Mode::Sync, Mode::AsyncBlocking] {
        let frozen = |ms| noted(Run { longest_freeze_ms: Some(ms), ..exercise(mode) });
        assert_eq!(frozen(5990.0).remarks, [""; 0], "{mode:?}");
        let held_up = frozen(10_020.0);
        assert_eq!((held_up.remarks, held_up.longest_freeze_ms), (vec![HELD_UP.to_owned()], Some(10_020.0)));
        let coarse = Run { clock_resolution_ms: 1000.0, longest_freeze_ms: Some(7900.0), ..exercise(mode) };
        assert_eq!(noted(coarse).remarks, [""; 0]);
    }
}

#[test]
fn what_is_explained_otherwise_is_not_told_twice() {
    let still = || stood_still(Mode::AsyncTogether, 1000.0, 5020.0);
    let by_other = Run { remarks: vec![Remark::FrozenByOther { ms: 5020.0 }.to_string()], ..still() };
    let failed = Run { outcome: Outcome::Failed, ..still() };
    let unknown = Run { longest_freeze_ms: None, freezes: Vec::new(), ..still() };
    for run in [by_other, failed, unknown] {
        assert_eq!(noted(run.clone()), run);
    }
}

#[test]
fn a_wall_clock_that_ran_ahead_is_told_and_one_that_was_corrected_is_not() {
    let told = |ms| clock_ran_ahead(ms).map(|remark| remark.to_string());
    for ms in [-3_600_000.0, -100.0, 0.0, 100.0, 1999.0] {
        assert_eq!(told(ms), None, "{ms}");
    }
    assert_eq!(
        told(5020.0).as_deref(),
        Some("The time of day jumped ahead by 5.0 s: this device slept, or its clock was set. Don't compare this run.")
    );
    let slept = Run { remarks: told(5020.0).into_iter().collect(), ..exercise(Mode::AsyncTogether) };
    assert_eq!(
        takeaway(&exercise(Mode::Sync), &slept),
        "Something outside this page disturbed Async, together, so don't compare these times."
    );
}
