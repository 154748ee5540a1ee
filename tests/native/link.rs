//! Links: parsing, writing, and the notices about values that can't be used.

use proptest::prelude::*;
use proptest::sample::select;
use sleep_count::exercise::mode::Mode;
use sleep_count::sharing::link::{Link, Theme, plan_query};

use crate::{any, checks};

fn parsed(query: &str) -> (Link, Vec<String>) {
    let (link, warnings) = Link::parse(query);
    (link, warnings.iter().map(ToString::to_string).collect())
}

fn sleepers(link: &Link) -> Vec<(u32, u32)> {
    link.plan.sleepers().collect()
}

#[test]
fn a_link_sets_plan_modes_theme_and_embed() {
    let (link, notices) = parsed("?count=20&sleep=8:3,12:0.25&modes=async-in-turn,sync&theme=dark&embed=1");
    assert_eq!(notices, [""; 0]);
    assert_eq!((link.plan.count(), sleepers(&link)), (20, vec![(8, 3000), (12, 250)]));
    assert_eq!(link.modes, [Mode::AsyncInTurn, Mode::Sync]);
    assert_eq!((link.theme, link.embed), (Theme::Dark, true));
}

#[test]
fn an_empty_link_is_the_exercise() {
    for query in ["", "?", "?utm_source=somewhere"] {
        assert_eq!(parsed(query), (Link::default(), vec![]));
    }
    assert_eq!(sleepers(&Link::default()), [(8, 3000), (12, 2000)]);
}

#[test]
fn a_count_alone_has_no_sleeps() {
    assert_eq!(sleepers(&parsed("?count=10").0), []);
    assert_eq!(parsed("?sleep=").0.plan.count(), 30);
}

#[test]
fn a_preset_wins_over_a_plan_beside_it() {
    let (link, notices) = parsed("?preset=naps&count=5");
    assert_eq!((link.plan.count(), link.plan.sleepers().count()), (30, 30));
    assert_eq!(notices, ["The link names a preset and a plan beside it. Using the preset: Everybody naps 0.3 s."]);
}

#[test]
fn a_story_has_its_own_steps_and_takes_other_sleeps() {
    for query in ["?preset=busy-phone", "?story=busy-phone"] {
        let (link, notices) = parsed(query);
        assert_eq!(notices, [""; 0]);
        assert_eq!(sleepers(&link), [(1, 3000), (3, 4000), (4, 1500), (5, 500)]);
        assert_eq!(plan_query(&link.plan), "?preset=busy-phone");
    }
    let (link, notices) = parsed("?story=busy-phone&sleep=2:1&count=7");
    assert_eq!(notices, ["The link names a story and a count beside it. Using the story: A busy phone."]);
    assert_eq!((link.plan.count(), sleepers(&link)), (5, vec![(2, 1000)]));
    assert_eq!(plan_query(&link.plan), "?story=busy-phone&sleep=2:1");
    assert_eq!(parsed(&plan_query(&link.plan)).0.plan, link.plan);
}

#[test]
fn a_limit_is_part_of_the_plan_and_is_written_unless_it_is_three() {
    for (query, limit, written) in [
        ("?count=30&sleep=8:3", 3, "?count=30&sleep=8:3"),
        ("?count=30&sleep=8:3&limit=3", 3, "?count=30&sleep=8:3"),
        ("?count=30&sleep=8:3&limit=1", 1, "?count=30&sleep=8:3&limit=1"),
        ("?limit=100000", 100_000, "?count=30&sleep=8:3,12:2&limit=100000"),
        ("?preset=busy-phone&limit=2", 2, "?preset=busy-phone&limit=2"),
        ("?story=busy-phone&sleep=2:1&limit=2", 2, "?story=busy-phone&sleep=2:1&limit=2"),
    ] {
        let (link, notices) = parsed(query);
        assert_eq!((link.plan.limit(), plan_query(&link.plan).as_str(), notices.len()), (limit, written, 0), "{query}");
    }
}

#[test]
fn a_range_has_one_sleep_or_scattered_sleeps() {
    let (link, notices) = parsed("?count=6&sleep=1-2:0.5,3-5:1..2,6:1,4:0");
    assert_eq!(notices, [""; 0]);
    assert_eq!(sleepers(&link), [(1, 500), (2, 500), (3, 1000), (5, 1236), (6, 1000)]);
}

#[test]
fn a_value_that_cant_be_used_is_named_with_its_replacement() {
    let sentences = [
        ("?story=saga", "story can't be “saga”: it takes one of status-upload, busy-phone. Using a count."),
        ("?count=abc", "count can't be “abc”: it takes a whole number from 1 to 100,000. Using 30."),
        ("?count=0", "The count can't end at 0; it starts at 1. Using 1."),
        ("?count=-5", "count can't be “-5”: it takes a whole number from 1 to 100,000. Using 30."),
        ("?count=999999999999999999999", "The count can't go so far; the limit is 100,000. Using 100,000."),
        ("?sleep=8:99", "8 can't sleep 99 s; the limit is 60 s. Using 60 s."),
        ("?story=status-upload&sleep=2:99", "“encoding” can't sleep 99 s; the limit is 60 s. Using 60 s."),
        ("?story=status-upload&sleep=2:1,2:2", "“encoding” is put to sleep more than once. Using the last: 2 s."),
        ("?story=status-upload&sleep=7:1", "7 can't sleep: the count goes from 1 to 3. Left out."),
        (
            "?sleep=8:-1",
            "The sleep “8:-1” can't be read: write a step and its seconds, such as 8:3, 5-7:0.3 or 1-30:0.1..1. Left out.",
        ),
        ("?sleep=8:1.23456", "A sleep can't be 1.23456 s: it takes at most three decimals. Using 1.235 s."),
        ("?sleep=1-10:0.5..99", "1 to 10 can't sleep 99 s; the limit is 60 s. Using 0.5 to 60 s."),
        ("?sleep=8:99999999999999999999", "8 can't sleep so long; the limit is 60 s. Using 60 s."),
        ("?sleep=12-8:1", "12 to 8 runs backwards. Using 8 to 12."),
        ("?sleep=40:1", "40 can't sleep: the count goes from 1 to 30. Left out."),
        ("?sleep=25-40:1", "25 to 40 can't all sleep: the count goes from 1 to 30. Using 25 to 30."),
        ("?sleep=8:1,8:2", "8 is put to sleep more than once. Using the last: 2 s."),
        ("?count=30&count=20", "The link names count more than once. Using the last: “20”."),
        ("?modes=sync,sync", "The link names Sync twice. Using it once."),
        (
            "?modes=fibers",
            "modes can't be “fibers”: it takes any of sync, async-in-turn, async-together, async-blocking, threads, async-forgotten, async-limited. Using Sync and Async, together.",
        ),
        ("?limit=0", "limit can't be “0”: it takes a whole number from 1 to 100,000. Using 3."),
        ("?preset=naps&limit=100001", "limit can't be “100001”: it takes a whole number from 1 to 100,000. Using 3."),
        ("?limit=2.5", "limit can't be “2.5”: it takes a whole number from 1 to 100,000. Using 3."),
        (
            "?limit=99999999999999999999",
            "limit can't be “99999999999999999999”: it takes a whole number from 1 to 100,000. Using 3.",
        ),
        ("?theme=pink", "theme can't be “pink”: it takes one of auto, light, dark. Using auto."),
        ("?embed=yes", "embed can't be “yes”: it takes 0 or 1. Using 0."),
        (
            "?preset=x",
            "preset can't be “x”: it takes one of exercise, eight-seconds, awake, naps, ten-thousand, status-upload, busy-phone. Using The exercise.",
        ),
    ];
    for (query, sentence) in sentences {
        assert_eq!(parsed(query).1, [sentence], "{query}");
    }
}

#[test]
fn one_bad_value_leaves_the_rest_of_the_link_working() {
    let (link, notices) = parsed("?count=20&sleep=8:3,x,12:2&modes=sync,nope&theme=dark");
    assert_eq!((link.plan.count(), sleepers(&link)), (20, vec![(8, 3000), (12, 2000)]));
    assert_eq!((link.modes, link.theme, notices.len()), (vec![Mode::Sync], Theme::Dark, 2));
}

#[test]
fn a_very_long_link_is_read_up_to_the_limits_and_its_notices_are_bounded() {
    let ranges: Vec<_> = (1..=50_000).map(|first| format!("{first}-{}:1..2", first + 40_000)).collect();
    let flood =
        format!("?count=100000&sleep={}&modes={}&theme={}", ranges.join(","), ",".repeat(60_000), "x".repeat(100_000));
    let (link, notices) = parsed(&flood);
    assert_eq!(link.plan.sleepers().count(), 42_000);
    assert!(notices.len() < 2_100, "{}", notices.len());
    assert!(notices.iter().all(|notice| notice.len() < 300));
    assert!(link.plan.shrunk_to(10_000).is_none());
}

#[test]
fn twelve_modes_are_read_and_the_rest_is_named_in_one_notice() {
    let (link, notices) = parsed(&format!("?modes={}sync,async-together,threads", "nope,".repeat(11)));
    assert_eq!(link.modes, [Mode::Sync]);
    assert_eq!(notices.len(), 12);
    assert!(notices[11].contains("async-together,threads"), "{}", notices[11]);
}

#[test]
fn two_thousand_sleeps_are_read_and_the_rest_is_left_out_with_a_notice() {
    let named = |number: u32| (1..=number).map(|step| format!("{step}:1")).collect::<Vec<_>>().join(",");
    let (link, notices) = parsed(&format!("?count=3000&sleep={}", named(2000)));
    assert_eq!((link.plan.sleepers().count(), notices), (2000, vec![]));
    let (link, notices) = parsed(&format!("?count=3000&sleep={}", named(2001)));
    assert_eq!(link.plan.sleepers().count(), 2000);
    assert_eq!(
        notices,
        [
            "The link names 2,001 sleeps; the limit is 2,000. The rest is left out: a range such as 1-30:0.3 says more in less."
        ]
    );
}

#[test]
fn ranges_keep_a_link_short() {
    let (link, _) = parsed("?count=10000&sleep=1-10000:0.001..1");
    assert_eq!(plan_query(&link.plan), "?count=10000&sleep=1-10000:0.001..1");
}

/// The parameters of a link, and an unknown one.
const NAMES: &[&str] = &["count", "sleep", "preset", "story", "limit", "modes", "theme", "embed", "utm"];
/// Prefixes of values.
const MARKS: &[&str] = &["", "30", "8:3,", "1-9:0.1..2,", "exercise", "busy-phone", "sync,", "dark", "1", "%", "+"];

proptest! {
    #[test]
    fn a_written_link_is_read_as_the_same_link(link in any::link()) {
        let (read, warnings) = Link::parse(&link.query());
        prop_assert_eq!(read, link);
        prop_assert!(warnings.iter().all(|warnings| warnings.is_repeat()), "{:?}", warnings);
    }

    #[test]
    fn the_link_of_an_edited_plan_is_read_as_the_same_plan(link in any::link(), step in 1_u32..100, ms in 0_u64..5000, count in 1_u64..150) {
        let (edited, _) = link.plan.with_sleep(step, ms).0.with_count(count);
        let (read, _) = Link::parse(&plan_query(&edited));
        prop_assert_eq!(read.plan, edited);
    }

    #[test]
    fn any_query_passes_the_check_of_links(query in "\\PC{0,200}") {
        checks::link(&query);
    }

    #[test]
    fn any_value_passes_the_check_of_links(values in prop::collection::vec((select(NAMES), select(MARKS), "\\PC{0,40}"), 0..8)) {
        let pairs: Vec<_> = values.iter().map(|(name, mark, value)| format!("{name}={mark}{value}")).collect();
        checks::link(&format!("?{}", pairs.join("&")));
    }

    #[test]
    fn any_sleep_passes_the_check_of_links(sleep in "[0-9:.,\\-]{0,60}") {
        checks::link(&format!("?sleep={sleep}"));
    }
}
