//! Stored runs: read back as the same runs, without damaged entries.

use sleep_count::browser::storage::KeptRuns;
use sleep_count::exercise::log::{Event, EventKind};
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::preset::EXERCISE;
use sleep_count::findings::prediction::Prediction;
use sleep_count::findings::run::{Outcome, Run};
use wasm_bindgen_test::wasm_bindgen_test;

fn run(minute: usize, events: usize) -> Run {
    let event = |index: usize| Event { at_ms: index as f64, step: 1, kind: EventKind::Printed };
    Run {
        mode: Mode::AsyncTogether,
        plan: EXERCISE.plan(),
        started_at: format!("2026-01-01T10:{minute:02}:00.000Z"),
        ended_at: format!("2026-01-01T10:{minute:02}:03.000Z"),
        elapsed_ms: 3000.5,
        longest_freeze_ms: None,
        freezes: Vec::new(),
        clock_resolution_ms: 0.0,
        workers: None,
        outcome: Outcome::Done,
        remarks: vec!["A \"remark\"".to_owned()],
        predicted: Prediction::default(),
        note: "A “note”".to_owned(),
        events: (0..events).map(event).collect(),
        shown_ms: vec![Some(1.5); events],
    }
}

fn local_storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn runs_are_stored_until_they_are_deleted() {
    let kept = KeptRuns::open().unwrap();
    kept.forget_all();
    assert!(kept.keep(&run(1, 34)) && kept.keep(&run(0, 3)));
    assert_eq!(kept.load(), (vec![run(0, 3), run(1, 34)], 0));
    kept.forget_all();
    assert_eq!(kept.load(), (vec![], 0));
}

#[wasm_bindgen_test]
fn a_damaged_entry_is_skipped_and_counted() {
    let kept = KeptRuns::open().unwrap();
    kept.forget_all();
    kept.keep(&run(0, 3));
    for (key, value) in [("a", "{"), ("b", "null"), ("c", r#"{"format":"sleep-count.run","version":2}"#)] {
        local_storage().set_item(&format!("sleep-count.run.{key}"), value).unwrap();
    }
    assert_eq!(kept.load(), (vec![run(0, 3)], 3));
    kept.forget_all();
}

#[wasm_bindgen_test]
fn the_last_fifty_runs_are_stored_and_of_long_ones_the_first_events() {
    let kept = KeptRuns::open().unwrap();
    kept.forget_all();
    assert!((0..55).all(|minute| kept.keep(&run(minute, 1))));
    let (runs, _) = kept.load();
    assert_eq!((runs.len(), &runs[0].started_at[..]), (50, "2026-01-01T10:05:00.000Z"));
    kept.forget_all();
    kept.keep(&run(0, 2_001));
    let long = kept.load().0.remove(0);
    assert_eq!(long.events.len(), 2_000);
    assert_eq!(long.remarks[1], "The last 1 events are left out of this record.");
    kept.forget_all();
}

#[wasm_bindgen_test]
fn the_oldest_run_is_deleted_if_storage_is_full() {
    let kept = KeptRuns::open().unwrap();
    kept.forget_all();
    kept.keep(&run(0, 1_500));
    kept.keep(&run(1, 1_500));
    let mut filler = "x".repeat(1 << 20);
    let mut number = 0;
    while !filler.is_empty() {
        if local_storage().set_item(&format!("filler.{number}"), &filler).is_err() {
            filler.truncate(filler.len() / 2);
        }
        number += 1;
    }
    let is_kept = kept.keep(&run(2, 1_500));
    let (runs, _) = kept.load();
    (0..number).for_each(|number| local_storage().remove_item(&format!("filler.{number}")).unwrap());
    kept.forget_all();
    assert!(is_kept);
    assert_eq!(runs.last(), Some(&run(2, 1_500)));
    assert!(runs.len() < 3);
}
