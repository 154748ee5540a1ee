//! Properties of any log, complete, cut short, empty or invented: all sentences, exports and pictures of it are well formed.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value;
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::comparison::ASPECTS;
use sleep_count::findings::prediction::{Answer, Seen};
use sleep_count::findings::repeat::summary;
use sleep_count::findings::replay;
use sleep_count::findings::run::Run;
use sleep_count::findings::scores::{misconception, scores};
use sleep_count::findings::sequence::Sequence;
use sleep_count::findings::sequence_result::{compared, explained};
use sleep_count::findings::takeaway::pair;
use sleep_count::findings::tracks::{end_ms, tracks};
use sleep_count::findings::tries::{CHALLENGES, SEEN, STEPS, done, sound_runs};
use sleep_count::findings::verdict::verdict;
use sleep_count::sharing::link::Theme;
use sleep_count::sharing::picture::file;
use sleep_count::sharing::picture::table::tables;
use sleep_count::sharing::record::{read, write};

use crate::any;
use crate::checks::Parsed;
use crate::export::{assert_is_table, assert_keeps_the_format, read_csv, trace_events, written};
use crate::made::picture;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Asserts that an SVG is XML with only shapes and texts, that its numbers are finite, that every mark has a sentence, and that
/// exactly one mark takes the focus.
fn assert_is_drawing(svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap();
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        let known = ["svg", "title", "style", "defs", "pattern", "g", "rect", "line", "text"];
        assert!(known.contains(&name), "<{name}> in {svg}");
        for number in ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "rx"].map(|name| node.attribute(name)) {
            let is_number = |text: &str| text == "100%" || text.parse::<f64>().is_ok_and(f64::is_finite);
            assert!(number.is_none_or(is_number), "{number:?} of a <{name}>");
        }
        let says = node.has_attribute("data-mark").then(|| node.first_element_child().and_then(|title| title.text()));
        assert!(says.is_none_or(|text| text.is_some_and(|text| text.ends_with('.'))), "a mark says {says:?}");
    }
    let stops = document.descendants().filter(|node| node.attribute("tabindex") == Some("0")).count();
    assert_eq!(stops, 1);
}

/// Asserts that all texts are whole sentences.
fn assert_are_sentences(sentences: &[String]) {
    for sentence in sentences {
        // A step may have that name.
        let numbers = sentence.replace("“NaN”", "").replace("‘NaN’", "");
        assert!(sentence.ends_with('.') && !numbers.contains("NaN") && !numbers.contains("inf "), "“{sentence}”");
    }
}

proptest! {
    #[test]
    fn any_log_is_exported_as_valid_files(runs in prop::collection::vec(any::run(), 0..4)) {
        let records = json(&written("runs.json", &runs));
        prop_assert_eq!(records.as_array().map(Vec::len), Some(runs.len()));
        let csv = read_csv(written("runs.csv", &runs).strip_prefix('\u{feff}').unwrap());
        prop_assert_eq!(csv.len(), runs.len() + 1);
        prop_assert!(csv.iter().all(|record| record.len() == csv[0].len()));
        assert_is_table(&written("runs.md", &runs), runs.len());
        assert_keeps_the_format(&trace_events(&runs));
    }

    #[test]
    fn any_run_is_read_from_its_record_as_the_same_run(run in any::run(), most_events in 0_usize..50) {
        let written = write(&run, usize::MAX);
        let kept = read(&Parsed(json(&written)));
        prop_assert!(kept.is_ok(), "{:?} of {}", kept, written);
        let kept = kept.unwrap();
        prop_assert_eq!(&kept.plan, &run.plan);
        prop_assert_eq!((kept.mode, kept.outcome, kept.predicted), (run.mode, run.outcome, run.predicted));
        prop_assert_eq!(write(&kept, usize::MAX), written);
        let cut = read(&Parsed(json(&write(&run, most_events)))).unwrap();
        prop_assert_eq!(cut.events.len(), run.events.len().min(most_events));
        prop_assert_eq!(cut.remarks.len(), run.remarks.len() + usize::from(run.events.len() > most_events));
    }

    #[test]
    fn every_text_about_any_run_is_a_sentence(run in any::run(), other in any::run(), t_ms in 0.0..5000.0) {
        assert_are_sentences(&verdict(&run, None));
        assert_are_sentences(&verdict(&run, Some(&other)));
        assert_are_sentences(&scores(&run, &run.predicted));
        assert_are_sentences(&pair(&run, &other).into_iter().collect::<Vec<_>>());
        assert_are_sentences(&summary([&run, &run, &other]));
        assert_are_sentences(&[run.announcement(), replay::sentence(&run, t_ms)]);
        let wrong = Seen::ALL.into_iter().filter_map(|seen| misconception(&run, Answer::Seen(seen)));
        assert_are_sentences(&wrong.collect::<Vec<_>>());
        let sequence = Sequence::of(vec![run.mode]).unwrap();
        assert_are_sentences(&explained(&[&run, &other], &[&run], &run, &sequence));
        assert_are_sentences(&[compared(&[&run, &other])]);
        prop_assert!(ASPECTS.iter().all(|aspect| aspect.title == "Waited for a place" || !(aspect.find)(&run, &[t_ms]).is_empty()));
        let runs: Vec<&Run> = vec![&run, &other];
        let told = sound_runs(runs);
        let _ = (done(&STEPS, &told), done(&CHALLENGES, &told), done(&SEEN, &told));
        let (printed, seen) = replay::counts(&run, t_ms);
        prop_assert!(seen <= printed && printed <= run.events.len());
        prop_assert!(replay::end_ms([&run]) >= run.elapsed_ms);
    }
}

proptest! {
    // A quarter of the cases, because each parses pictures of some hundred rows as XML.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn any_log_is_drawn(
        run in any::run(), other in any::run(), expected in prop::option::of(any::plan()), width in 0.0..2000.0,
    ) {
        let own = run.plan.clone();
        let runs = [Arc::new(run), Arc::new(other)];
        for plan in [expected.as_ref(), Some(&own)] {
            let drawn = tracks(&Mode::ALL, &runs, plan);
            prop_assert!(end_ms(&drawn).is_finite());
            assert_is_drawing(&picture(&drawn, width));
            assert_is_drawing(&file(&drawn, width, Theme::Dark));
            let tables = format!("<div>{}</div>", tables(&drawn));
            prop_assert!(roxmltree::Document::parse(&tables).is_ok());
        }
    }
}
