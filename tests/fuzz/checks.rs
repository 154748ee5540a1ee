//! Properties of any input from outside: a link, a message, a stored run. The fuzzer searches for inputs that break them; the
//! native tests check every input of its corpus.
#![allow(dead_code, reason = "each target uses one check")]
#![allow(clippy::expect_used, reason = "an impossible value should fail the check")]

use std::sync::Arc;

use serde_json::Value;
use sleep_count::exercise::limits::{MAX_SLEEP_MS, MAX_STEPS};
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::repeat::summary;
use sleep_count::findings::run::Run;
use sleep_count::findings::scores::scores;
use sleep_count::findings::tracks::tracks;
use sleep_count::findings::tries::sound_runs;
use sleep_count::findings::verdict::verdict;
use sleep_count::sharing::export::EXPORTS;
use sleep_count::sharing::link::{Link, Theme};
use sleep_count::sharing::messages::{InMessage, OutMessage};
use sleep_count::sharing::picture::file;
use sleep_count::sharing::picture::table::tables;
use sleep_count::sharing::record::{self, Json};

/// A JSON value parsed by serde. In the page the browser parses it.
pub struct Parsed(pub Value);

impl Json for Parsed {
    fn field(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Self)
    }
    fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Self).collect())
    }
    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }
    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }
}

/// Checks that a link is read as a plan and modes within the limits, that its notices are short sentences, and that the written
/// link is read as the same link.
pub fn link(query: &str) {
    let (link, warnings) = Link::parse(query);
    assert!((1..=MAX_STEPS).contains(&link.plan.count()) && link.plan.longest_ms() <= u64::from(MAX_SLEEP_MS));
    assert!((1..=Mode::ALL.len()).contains(&link.modes.len()));
    for notice in warnings.iter().map(ToString::to_string) {
        assert!(notice.ends_with('.') && notice.chars().count() < 300, "{notice}");
    }
    let (kept, warnings) = Link::parse(&link.query());
    assert_eq!(kept, link);
    assert!(warnings.iter().all(|warnings| warnings.is_repeat()), "{warnings:?}");
}

/// Checks that a message is read or refused, that its time is possible and its link passes `link`, and that an error message that
/// quotes it is JSON.
pub fn messages(message: &str) {
    let error: Value = serde_json::from_str(&OutMessage::Error(message).json()).expect("a message is JSON");
    assert_eq!(error["message"], message);
    let Ok(message) = serde_json::from_str(message) else { return };
    match InMessage::read(&Parsed(message)) {
        Some(InMessage::Set(query)) => link(&query),
        Some(InMessage::HostGap(ms) | InMessage::OtherFreeze(ms) | InMessage::FrozeOther(ms)) => {
            assert!((0.0..=3_600_000.0).contains(&ms), "{ms} ms");
        }
        Some(InMessage::OtherFreezeStart) | None => {}
    }
}

/// Checks that a stored run is read or refused. If it is read, it is written as the same record, and all outputs of it are valid.
pub fn record(text: &str) {
    let Ok(stored) = serde_json::from_str(text) else { return };
    let Ok(run) = record::read(&Parsed(stored)) else { return };
    let written = record::write(&run, usize::MAX);
    let kept = serde_json::from_str(&written).expect("a record is JSON");
    let kept = record::read(&Parsed(kept)).expect("a record that was written is read");
    assert_eq!(record::write(&kept, usize::MAX), written);
    outputs(run);
}

/// Checks all outputs of a run: exports, sentences, pictures and tables.
fn outputs(run: Run) {
    for export in &EXPORTS {
        let written = (export.write)(&[&run], "https://example.org/");
        if export.file.ends_with(".json") {
            serde_json::from_str::<Value>(&written).expect("a file of JSON is JSON");
        }
    }
    let said =
        [verdict(&run, Some(&run)), scores(&run, &run.predicted), summary([&run, &run]), vec![run.announcement()]];
    assert!(said.iter().flatten().all(|sentence| sentence.ends_with('.')), "{said:?}");
    assert!(sound_runs([&run]).len() <= 1);
    let drawn = tracks(&[run.mode], &[Arc::new(run)], None);
    let drawing = file(&drawn, 800.0, Theme::Auto) + &tables(&drawn);
    // A name may be "NaN".
    assert!(!drawing.contains("\"NaN\"") && !drawing.contains("inf\""));
}
