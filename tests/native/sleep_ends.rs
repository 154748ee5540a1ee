//! The ends of sleeps on the timeline: where they are, where they can be dragged to, and what is told meanwhile.

use std::sync::Arc;

use proptest::prelude::*;
use sleep_count::exercise::limits::MAX_SLEEP_MS;
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::sleep_ends::{STEP_MS, SleepEnd, describe_drag, dragged, keyed, refusing, sleep_ends};
use sleep_count::findings::tracks::{end_ms, tracks};
use sleep_count::sharing::picture::{LEFT_PX, RIGHT_PX, ms_a_px, picture, places};

use crate::any;
use crate::made::{plan, run, stopped};

const EXERCISE: &str = "?count=30&sleep=8:3,12:2";
const BOTH: [Mode; 2] = [Mode::Sync, Mode::AsyncTogether];

fn steps(ends: &[SleepEnd]) -> Vec<(Mode, u32, f64)> {
    ends.iter().map(|end| (end.mode, end.step, end.at_ms)).collect()
}

#[test]
fn each_sleep_has_an_end_in_each_track_of_the_plan() {
    let plan = plan(EXERCISE);
    let runs = BOTH.map(|mode| Arc::new(run(mode, &plan)));
    let measured = sleep_ends(&tracks(&BOTH, &runs, None), |_| true);
    let all = [(8, 3000.0), (12, 5000.0), (8, 3000.0), (12, 2000.0)];
    let modes = [Mode::Sync, Mode::Sync, Mode::AsyncTogether, Mode::AsyncTogether];
    let all: Vec<_> = modes.into_iter().zip(all).map(|(mode, (step, ms))| (mode, step, ms)).collect();
    assert_eq!(steps(&measured), all);
    assert_eq!(steps(&sleep_ends(&tracks(&BOTH, &[], Some(&plan)), |_| false)), all);
}

#[test]
fn a_run_of_another_plan_has_ends_only_where_the_expected_are() {
    let (plan, longer) = (plan(EXERCISE), plan(EXERCISE).with_sleep(8, 4_000).0);
    let runs = [Arc::new(run(Mode::Sync, &plan))];
    assert_eq!(sleep_ends(&tracks(&BOTH, &runs, None), |_| false), []);
    let ends = sleep_ends(&tracks(&BOTH[..1], &runs, Some(&longer)), |_| false);
    assert_eq!(steps(&ends), [(Mode::Sync, 8, 4000.0), (Mode::Sync, 12, 6000.0)]);
}

#[test]
fn a_sleep_that_was_not_over_and_a_row_of_several_steps_have_no_end() {
    let plan = plan(EXERCISE);
    let ended = [Arc::new(stopped(Mode::Sync, &plan, 4_000.0))];
    assert_eq!(steps(&sleep_ends(&tracks(&BOTH, &ended, None), |_| true)), [(Mode::Sync, 8, 3000.0)]);
    let grouped = crate::made::plan("?count=201&sleep=2:1");
    assert_eq!(sleep_ends(&tracks(&BOTH, &[], Some(&grouped)), |_| true), []);
}

#[test]
fn syncs_end_follows_the_sum_and_togethers_only_the_longest() {
    let ends_ms = |sleeps: &str| {
        let plan = plan(&format!("?count=30&sleep={sleeps}"));
        let ends = tracks(&BOTH, &[], Some(&plan)).into_iter().map(|track| track.expected.unwrap().end_ms);
        ends.collect::<Vec<_>>()
    };
    assert_eq!(ends_ms("8:3,12:2"), [5000.0, 3000.0]);
    assert_eq!(ends_ms("8:3,12:2.5"), [5500.0, 3000.0]);
    assert_eq!(ends_ms("8:3.5,12:2.5"), [6000.0, 3500.0]);
}

#[test]
fn a_dragged_sleep_goes_in_tenths_of_a_second_within_the_limits() {
    for (from_ms, by_ms, to_ms) in [
        (3_000, 0.0, 3_000),
        (3_000, 49.0, 3_000),
        (3_000, 51.0, 3_100),
        (3_000, -1_234.0, 1_800),
        (250, 40.0, 250),
        (250, 60.0, 300),
        (3_000, -9_000.0, STEP_MS),
        (3_000, 1e9, MAX_SLEEP_MS),
        (3_000, f64::NAN, STEP_MS),
    ] {
        assert_eq!(dragged(from_ms, by_ms), to_ms, "{from_ms} by {by_ms}");
    }
}

#[test]
fn keys_go_to_the_next_tenth_of_a_second_page_keys_by_a_second_and_others_nowhere() {
    for (key, ms, to_ms) in [
        ("ArrowRight", 3_000, Some(3_100)),
        ("ArrowUp", 3_050, Some(3_100)),
        ("ArrowLeft", 3_000, Some(2_900)),
        ("ArrowDown", 3_050, Some(3_000)),
        ("ArrowDown", 100, Some(100)),
        ("ArrowLeft", 50, Some(50)),
        ("PageUp", 3_000, Some(4_000)),
        ("PageDown", 3_000, Some(2_000)),
        ("PageDown", 300, Some(100)),
        ("PageUp", 59_500, Some(60_000)),
        ("Home", 3_000, Some(100)),
        ("End", 3_000, Some(60_000)),
        ("Enter", 3_000, None),
        ("a", 3_000, None),
    ] {
        assert_eq!(keyed(key, ms), to_ms, "{key} at {ms}");
    }
}

#[test]
fn while_a_sleep_is_dragged_each_lane_tells_what_to_expect_or_why_it_refuses() {
    let told = |ms| {
        let plan = plan(EXERCISE).with_sleep(8, ms).0;
        (describe_drag(&BOTH, &tracks(&BOTH, &[], Some(&plan)), &plan, 8), refusing(&BOTH, &plan))
    };
    let sentence = "8 sleeps 3.5 s. Sync should take 5.5 s. Async, together should take 3.5 s.";
    assert_eq!(told(3_500), (sentence.to_owned(), String::new()));
    let (sentence, refused) = told(9_000);
    assert!(sentence.starts_with("8 sleeps 9 s. Sync won't run this."), "{sentence}");
    assert!(sentence.ends_with(" Async, together should take 9 s."), "{sentence}");
    assert_eq!(refused, "too long for Sync");
}

#[test]
fn a_place_is_the_end_of_the_drawn_bar() {
    let plan = plan(EXERCISE);
    let drawn = tracks(&BOTH, &[], Some(&plan));
    let ends = sleep_ends(&drawn, |_| false);
    for (width, axis_ms) in [(1000.0, end_ms(&drawn)), (358.0, 7_500.0)] {
        let svg = picture(axis_ms, &drawn, width);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let bars = document.descendants().filter(|node| {
            let title = node.children().find(|child| child.has_tag_name("title")).and_then(|title| title.text());
            title.is_some_and(|title| title.contains("should sleep"))
        });
        let bars: Vec<_> = bars
            .map(|mark| {
                let area = mark.children().find(|child| child.has_tag_name("rect")).unwrap();
                let number = |name| area.attribute(name).unwrap().parse::<f64>().unwrap();
                (number("x") + number("width"), number("y") + number("height") / 2.0)
            })
            .collect();
        let places = places(axis_ms, &drawn, width, &ends);
        assert_eq!(places.len(), bars.len());
        for (place, (x, middle)) in places.iter().zip(bars) {
            assert!((place.x - x).abs() < 0.2 && ((place.top + place.bottom) / 2.0 - middle).abs() < 0.2, "{place:?}");
        }
        let ms = ms_a_px(axis_ms, width) * (width - LEFT_PX - RIGHT_PX);
        assert!((ms - axis_ms).abs() < 1e-6);
    }
}

proptest! {
    #[test]
    fn every_key_and_drag_keeps_a_sleep_within_the_limits(ms in 1_u32..=MAX_SLEEP_MS, by_ms in -1e6..1e6_f64) {
        let to_ms = dragged(ms, by_ms);
        prop_assert!((1..=MAX_SLEEP_MS).contains(&to_ms));
        prop_assert!(to_ms == ms || to_ms.is_multiple_of(STEP_MS));
        for key in ["ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End"] {
            prop_assert!(keyed(key, ms).is_some_and(|ms| (1..=MAX_SLEEP_MS).contains(&ms)));
        }
    }

    #[test]
    fn every_sleeper_of_a_plan_with_a_row_for_each_step_has_one_end_a_mode(plan in any::plan()) {
        let drawn = tracks(&Mode::ALL, &[], Some(&plan));
        let ends = sleep_ends(&drawn, |_| false);
        let sleepers: Vec<_> = plan.sleepers().map(|(step, _)| step).collect();
        for mode in Mode::ALL {
            let of_mode: Vec<_> = ends.iter().filter(|end| end.mode == mode).map(|end| end.step).collect();
            // A sleep that is thrown away has no end.
            let has_ends = plan.count() <= 200 && mode.refuse(&plan).is_none() && mode != Mode::AsyncForgotten;
            if has_ends { prop_assert_eq!(&of_mode, &sleepers) } else { prop_assert!(of_mode.is_empty()) }
        }
        for place in places(end_ms(&drawn), &drawn, 600.0, &ends) {
            prop_assert!((LEFT_PX..=600.0 - RIGHT_PX).contains(&place.x) && place.top < place.bottom);
        }
    }
}
