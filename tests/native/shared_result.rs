//! The result as it is shared: which runs it tells of, its words, its link, and its picture.

use proptest::prelude::*;
use roxmltree::Document;
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::sharing::link::{Link, Theme};
use sleep_count::sharing::picture::bar_chart::bar_chart;
use sleep_count::sharing::shared_result::{link, share, share_alone, shared, words};

use crate::made::{ended, exercise, plan, run, stopped, with_freeze};

/// Runs that ended one after the other.
fn in_order<const N: usize>(mut runs: [Run; N]) -> [Run; N] {
    for (second, run) in runs.iter_mut().enumerate() {
        run.ended_at = format!("2026-01-01T10:00:{second:02}.000Z");
    }
    runs
}

fn modes(runs: &[&Run]) -> Vec<Mode> {
    shared(runs).iter().map(|run| run.mode).collect()
}

#[test]
fn the_first_lane_and_the_one_that_ran_last_are_shared() {
    let [sync, in_turn, together] = in_order([Mode::Sync, Mode::AsyncInTurn, Mode::AsyncTogether].map(exercise));
    assert_eq!(modes(&[]), []);
    assert_eq!(modes(&[&sync]), [Mode::Sync]);
    assert_eq!(modes(&[&sync, &together]), [Mode::Sync, Mode::AsyncTogether]);
    assert_eq!(modes(&[&sync, &in_turn, &together]), [Mode::Sync, Mode::AsyncTogether]);
    let [together, in_turn, sync] = in_order([together, in_turn, sync]);
    assert_eq!(modes(&[&sync, &in_turn, &together]), [Mode::Sync, Mode::AsyncInTurn], "the first lane ran last");
    assert_eq!(modes(&[&in_turn, &together, &sync]), [Mode::AsyncInTurn, Mode::Sync]);
}

#[test]
fn runs_of_another_plan_and_those_that_are_not_done_are_left_out() {
    let other = plan("?count=9&sleep=2:1");
    let [sync, together] = in_order([exercise(Mode::Sync), run(Mode::AsyncTogether, &other)]);
    assert_eq!(modes(&[&sync, &together]), [Mode::AsyncTogether]);
    let [sync, broken] = in_order([sync, Run { outcome: Outcome::Failed, ..exercise(Mode::AsyncTogether) }]);
    assert_eq!(modes(&[&sync, &broken]), [Mode::Sync]);
    let halted = stopped(Mode::Sync, &sync.plan, 1200.0);
    assert_eq!(modes(&[&halted]), [Mode::Sync], "no other run is there");
}

#[test]
fn named_steps_are_not_called_a_count() {
    let named = plan("?names=boil%20water,toast&sleep=1:2");
    let [sync, together] = [Mode::Sync, Mode::AsyncTogether].map(|mode| run(mode, &named));
    let told = "My browser froze for 2.0 s. The async version of the same steps: 2.0 s, and it never froze.";
    assert_eq!(words(&[&sync, &together]), told);
}

#[test]
fn the_words_tell_what_was_measured_and_no_more() {
    let (sync, together) = (exercise(Mode::Sync), exercise(Mode::AsyncTogether));
    let in_turn = exercise(Mode::AsyncInTurn);
    let unseen = Run { longest_freeze_ms: None, ..exercise(Mode::AsyncTogether) };
    let busy = Run { longest_freeze_ms: Some(130.0), ..exercise(Mode::AsyncTogether) };
    let halted = stopped(Mode::Sync, &sync.plan, 1200.0);
    let of_plan = "What does waiting cost? Count from 1 to 30. 8 sleeps for 3 seconds, 12 for 2.";
    for (runs, told) in [
        (
            vec![&sync, &together],
            "My browser froze for 5.0 s. The async version of the same count: 3.0 s, and it never froze.",
        ),
        (
            vec![&sync, &in_turn],
            "My browser froze for 5.0 s. The async version of the same count: 5.0 s, and it never froze.",
        ),
        (vec![&sync, &unseen], "My browser froze for 5.0 s. The async version of the same count: 3.0 s."),
        (
            vec![&sync, &busy],
            "My browser froze for 5.0 s. The async version of the same count: 3.0 s, with pauses of up to 130 ms.",
        ),
        (
            vec![&together, &sync],
            "Async, together took 3.0 s, and my browser never froze. The sync version of the same count: 5.0 s, and it froze.",
        ),
        (vec![&sync], "My browser froze for 5.0 s."),
        (vec![&together], "Async, together took 3.0 s, and my browser never froze."),
        (vec![&unseen], "Async, together took 3.0 s."),
        (vec![&halted], of_plan),
        (vec![], ""),
    ] {
        assert_eq!(words(&runs), told);
    }
}

#[test]
fn the_link_is_of_the_plan_that_ran_and_leaves_the_theme_to_its_reader() {
    let page = Link::parse("?count=9&modes=threads,sync&theme=dark&embed=1").0;
    let shared = link(&[&exercise(Mode::Sync)], page.clone());
    assert_eq!(shared.query(), "?count=30&sleep=8:3,12:2&modes=threads,sync");
    assert_eq!(link(&[], page).query(), "?count=9&sleep=&modes=threads,sync");
}

/// The texts of a picture, in order.
fn texts(picture: &str) -> Vec<String> {
    let document = Document::parse(picture).unwrap();
    let is_text = |node: &roxmltree::Node| node.tag_name().name() == "text";
    let whole = |node: roxmltree::Node| {
        node.descendants().filter_map(|inner| inner.text().filter(|_| inner.is_text())).collect()
    };
    document.descendants().filter(is_text).map(whole).collect()
}

#[test]
fn the_picture_has_both_numbers_and_the_takeaway() {
    let (sync, together) = (exercise(Mode::Sync), exercise(Mode::AsyncTogether));
    let picture = bar_chart(&[&sync, &together], "https://example.org/sleep-count/", Theme::Dark);
    assert_eq!(
        texts(&picture),
        [
            "What does waiting cost?",
            "Count from 1 to 30. 8 sleeps for 3 seconds, 12 for 2.",
            "5.0 s, frozen",
            "Sync",
            "3.0 s, alive",
            "Async, together",
            "Same plan: 2 s less waiting, and the page stayed alive.",
            "example.org/sleep-count",
        ]
    );
    let document = Document::parse(&picture).unwrap();
    assert_eq!(document.root_element().attribute("data-theme"), Some("dark"));
    let widths: Vec<f64> = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("sc-bar"))
        .map(|bar| bar.attribute("width").unwrap().parse().unwrap())
        .collect();
    assert!((widths[1] / widths[0] - 0.6).abs() < 0.01, "{widths:?}");
    let busy = Run { longest_freeze_ms: Some(130.0), ..exercise(Mode::AsyncTogether) };
    let told = texts(&bar_chart(&[&sync, &busy], "", Theme::Light))[6..8].join(" ");
    assert_eq!(told, words(&[&sync, &busy]), "the device is not the reader's");
    let alone = texts(&bar_chart(&[&together], &"https://example.org/".repeat(9), Theme::Auto));
    assert_eq!(alone[2..4], ["3.0 s, alive", "Async, together"]);
    assert!(!alone.iter().any(|text| text.contains("example.org")), "the address has no room");
}

proptest! {
    #[test]
    fn a_picture_of_any_plan_is_well_formed_and_stays_within_its_width(query in "(\\PC|[&=,:<\"])*", page in "\\PC*") {
        let plan = Link::parse(&format!("?{query}")).0.plan;
        let runs = [run(Mode::AsyncInTurn, &plan), stopped(Mode::Threads, &plan, 1.0)];
        let picture = bar_chart(&[&runs[0], &runs[1]], &page, Theme::Light);
        for text in texts(&picture) {
            prop_assert!(text.chars().count() <= 90, "{text}");
        }
    }
}

#[test]
fn the_sentence_to_share_says_what_froze_and_what_did_not() {
    let sync = exercise(Mode::Sync);
    for (first, last, text) in [
        (
            sync.clone(),
            exercise(Mode::AsyncTogether),
            "My browser froze for 5.0 s. The async version of the same count: 3.0 s, and it never froze.",
        ),
        (
            sync.clone(),
            exercise(Mode::Threads),
            "My browser froze for 5.0 s. The same count with threads: 3.0 s, and it never froze.",
        ),
        (
            sync.clone(),
            exercise(Mode::AsyncForgotten),
            "My browser froze for 5.0 s. The same count in async with await forgotten: under 0.1 s, because nobody slept.",
        ),
        (
            sync.clone(),
            run(Mode::AsyncLimited, &sync.plan.clone().with_limit(2)),
            "My browser froze for 5.0 s. The same count in async, 2 at a time: 3.0 s, and it never froze.",
        ),
        (
            sync.clone(),
            exercise(Mode::AsyncBlocking),
            "My browser froze for 5.0 s. The same count in async that blocks: 5.0 s, and it froze as well.",
        ),
        (
            sync.clone(),
            with_freeze(Mode::AsyncTogether, Some(130.0)),
            "My browser froze for 5.0 s. The async version of the same count: 3.0 s, with pauses of up to 130 ms.",
        ),
        (
            sync.clone(),
            with_freeze(Mode::AsyncTogether, None),
            "My browser froze for 5.0 s. The async version of the same count: 3.0 s.",
        ),
        (
            exercise(Mode::AsyncTogether),
            sync,
            "Async, together took 3.0 s, and my browser never froze. The sync version of the same count: 5.0 s, and it \
             froze.",
        ),
    ] {
        assert_eq!(share(&first, &last).as_deref(), Some(text));
    }
    for (run, text) in [
        (exercise(Mode::Sync), Some("My browser froze for 5.0 s.")),
        (with_freeze(Mode::Threads, Some(130.0)), Some("Threads took 3.0 s, with pauses of up to 130 ms.")),
        (with_freeze(Mode::Sync, None), Some("Sync took 5.0 s.")),
        (ended(Mode::Sync, Outcome::Stopped), None),
    ] {
        assert_eq!(share_alone(&run).as_deref(), text);
    }
}
