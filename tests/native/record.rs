//! Records: JSON with the fields of the contract, read back as the same run.

use serde_json::{Value, json};
use sleep_count::exercise::log::{Event, EventKind};
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::prediction::{Prediction, Seen};
use sleep_count::findings::remark::{Remark, forbids_comparison};
use sleep_count::findings::run::{Outcome, Run, Workers};
use sleep_count::sharing::link::Link;
use sleep_count::sharing::record::{Unreadable, read, write};

use crate::checks::Parsed;

fn run() -> Run {
    Run {
        mode: Mode::Sync,
        plan: Link::parse("?count=3&sleep=2:0.5").0.plan,
        started_at: "2026-01-01T10:00:00.000Z".to_owned(),
        ended_at: "2026-01-01T10:00:00.501Z".to_owned(),
        elapsed_ms: 501.2,
        longest_freeze_ms: None,
        freezes: vec![TimeSpan { from_ms: -3.5, to_ms: 497.0 }],
        clock_resolution_ms: 16.7,
        workers: Some(Workers { number: 2, start_ms: 48.5 }),
        outcome: Outcome::Stopped,
        remarks: vec!["A \"quoted\"\n\\remark\u{1}".to_owned()],
        predicted: Prediction { seen: Some(Seen::RightAfter), elapsed_ms: Some(500), answered: None },
        note: "9 came late".to_owned(),
        events: vec![
            Event { at_ms: 0.1, step: 1, kind: EventKind::Printed },
            Event { at_ms: 0.125, step: 2, kind: EventKind::SleepStarted },
        ],
        shown_ms: vec![Some(504.1), None],
    }
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_record_has_the_fields_of_the_contract() {
    assert_eq!(
        parsed(&write(&run(), 10)),
        json!({
            "format": "sleep-count.run", "version": 1, "mode": "sync", "link": "?count=3&sleep=2:0.5",
            "startedAt": "2026-01-01T10:00:00.000Z", "endedAt": "2026-01-01T10:00:00.501Z",
            "elapsedMs": 501.2, "longestFreezeMs": null,
            "freezes": [{ "fromMs": -3.5, "toMs": 497 }], "clockStepMs": 16.7, "workers": { "number": 2, "startMs": 48.5 }, "outcome": "stopped",
            "remarks": ["A \"quoted\"\n\\remark\u{1}"], "predicted": { "seen": "right-after", "elapsedMs": 500 }, "note": "9 came late",
            "events": [
                { "atMs": 0.1, "shownMs": 504.1, "step": 1, "kind": "printed" },
                { "atMs": 0.125, "shownMs": null, "step": 2, "kind": "sleep-started" }
            ]
        })
    );
}

#[test]
fn a_record_is_read_as_the_same_run() {
    assert_eq!(read(&Parsed(parsed(&write(&run(), 10)))), Ok(run()));
}

#[test]
fn a_limit_is_told_where_it_counts_and_read_back() {
    let limited = Run { mode: Mode::AsyncLimited, plan: run().plan.with_limit(2), ..run() };
    let json = parsed(&write(&limited, 10));
    assert_eq!((&json["limit"], &json["link"]), (&json!(2), &json!("?count=3&sleep=2:0.5&limit=2")));
    assert_eq!(read(&Parsed(json)), Ok(limited.clone()));
    let usual = parsed(&write(&Run { plan: run().plan, ..limited }, 10));
    assert_eq!((&usual["limit"], &usual["link"]), (&json!(3), &json!("?count=3&sleep=2:0.5")));
    assert_eq!(parsed(&write(&run(), 10)).get("limit"), None);
}

#[test]
fn a_plan_of_overlapping_ranges_is_read_as_the_same_plan() {
    let overlapping = Run { plan: Link::parse("?count=30&sleep=1-20:0.3,10-30:0.5").0.plan, ..run() };
    assert_eq!(read(&Parsed(parsed(&write(&overlapping, 10)))), Ok(overlapping));
}

#[test]
fn omitted_events_are_counted_in_a_field_and_a_remark() {
    let json = parsed(&write(&run(), 1));
    assert_eq!(json["eventsOmitted"], 1);
    assert_eq!(json["events"].as_array().unwrap().len(), 1);
    assert_eq!(json["remarks"][1], "The last 1 events are left out of this record.");
}

#[test]
fn a_damaged_record_is_refused_with_its_field() {
    let good = parsed(&write(&run(), 10));
    for (field, value, why) in [
        ("format", json!("other"), Unreadable::OtherFormat),
        ("version", json!(2), Unreadable::OtherFormat),
        ("mode", json!("fibers"), Unreadable::Field("mode")),
        ("link", json!("?count=abc"), Unreadable::Field("link")),
        ("elapsedMs", json!("long"), Unreadable::Field("elapsedMs")),
        ("elapsedMs", json!(-1), Unreadable::Field("elapsedMs")),
        ("elapsedMs", json!(1e11), Unreadable::Field("elapsedMs")),
        ("outcome", json!(null), Unreadable::Field("outcome")),
        ("remarks", json!([1]), Unreadable::Field("remarks")),
        ("events", json!({}), Unreadable::Field("events")),
        ("events", json!([{ "atMs": 0, "step": 4, "kind": "printed" }]), Unreadable::Field("events")),
        ("events", json!([{ "atMs": 1e300, "step": 1, "kind": "printed" }]), Unreadable::Field("events")),
        ("events", json!([{ "atMs": 0, "step": 1.5, "kind": "printed" }]), Unreadable::Field("events")),
    ] {
        let mut damaged = good.clone();
        damaged[field] = value;
        assert_eq!(read(&Parsed(damaged)), Err(why), "{field}");
    }
    assert_eq!(read(&Parsed(json!(null))), Err(Unreadable::Field("format")));
    assert_eq!(Unreadable::Field("mode").to_string(), "Its mode can't be read.");
    assert_eq!(Unreadable::OtherFormat.to_string(), "It is no sleep-count.run of version 1.");
}

#[test]
fn impossible_times_are_read_as_unknown() {
    let mut odd = parsed(&write(&run(), 10));
    odd["longestFreezeMs"] = json!(1e300);
    odd["freezes"] =
        json!([{ "fromMs": -1e300, "toMs": 5 }, { "fromMs": 0, "toMs": 1e300 }, { "fromMs": 5, "toMs": 4 }]);
    odd["events"][0]["shownMs"] = json!(1e300);
    odd["workers"]["startMs"] = json!(1e300);
    let read = read(&Parsed(odd)).unwrap();
    assert_eq!((read.longest_freeze_ms, read.freezes, read.workers), (None, vec![], None));
    assert_eq!(read.shown_ms, [None, None]);
}

#[test]
fn a_record_of_a_story_has_labels_and_is_read_as_the_same_run() {
    for link in ["?preset=busy-phone", "?story=busy-phone&sleep=1:2,4:0.5"] {
        let story = Run { plan: Link::parse(link).0.plan, events: Vec::new(), shown_ms: Vec::new(), ..run() };
        let json = parsed(&write(&story, 10));
        assert_eq!(json["link"], link);
        assert_eq!(json["labels"][2], "call mom");
        assert_eq!(read(&Parsed(json)), Ok(story));
    }
}

#[test]
fn a_stored_remark_still_says_that_its_run_cannot_be_compared() {
    // These sentences are in stored records: a change of their words would let such runs be compared.
    for (remark, sentence) in [
        (Remark::Hidden, "The tab was hidden, so the browser slowed its timers. Don't compare this run."),
        (
            Remark::FrozenByOther { ms: 2000.0 },
            "Something outside this page held it up for 2.0 s. Don't compare this run.",
        ),
        (
            Remark::ClockRanAhead { ms: 3000.0 },
            "The time of day jumped ahead by 3.0 s: this device slept, or its clock was set. Don't compare this run.",
        ),
    ] {
        assert_eq!(remark.to_string(), sentence);
        assert!(forbids_comparison(sentence));
    }
    for remark in [Remark::NoFrames, Remark::WorkerLost, Remark::ScriptStopped, Remark::EventsLeftOut { omitted: 1 }] {
        assert!(!forbids_comparison(&remark.to_string()), "{remark}");
    }
}
