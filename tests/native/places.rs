//! Runs with a limit: the places that were taken, who waited for one and for how long, in sentences, marks, tables and pictures.

use proptest::prelude::*;
use sleep_count::exercise::log::EventKind;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::simulation::simulate;
use sleep_count::findings::comparison::ASPECTS;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::marks::{Mark, MarkKind, marks};
use sleep_count::findings::places::{Places, keeps_limit, places, sentence};
use sleep_count::findings::run::Run;
use sleep_count::findings::timeline::Timeline;
use sleep_count::findings::tracks::tracks;
use sleep_count::findings::verdict::verdict;
use sleep_count::sharing::picture::file;
use sleep_count::sharing::picture::table::tables;

use crate::any;
use crate::made::{picture, plan, run, stopped};

fn limited(query: &str) -> Run {
    run(Mode::AsyncLimited, &plan(query))
}

fn queued(run: &Run) -> Vec<Mark> {
    marks(&Timeline::of_run(run)).into_iter().filter(|mark| mark.kind == MarkKind::Queued).collect()
}

#[test]
fn who_waited_for_a_place_and_for_how_long_is_told() {
    for (query, told) in [
        ("?preset=exercise", "At most two of three places were taken, so nobody waited for one."),
        ("?preset=exercise&limit=2", "Both places were taken, and 13 to 30 waited for one: 2.0 s each."),
        ("?preset=exercise&limit=1", "The one place was taken, and 9 to 30 waited for one: 3.0 s to 5.0 s each."),
        (
            "?count=9&sleep=2-9:1&limit=3",
            "All three places were taken, and 5 to 9 waited for one: 1.0 s to 2.0 s each.",
        ),
        ("?count=3&sleep=1-3:1&limit=2", "Both places were taken, and 3 waited for one: 1.0 s."),
        ("?count=3&sleep=1-3:1&limit=3", "All three places were taken, and nobody else needed one."),
        ("?count=3&sleep=1:1&limit=100000", "At most one of 100,000 places were taken, so nobody waited for one."),
        (
            "?story=busy-phone&sleep=1-5:1&limit=3",
            "All three places were taken, and “listen to music” and “post a status” waited for one: 1.0 s each.",
        ),
    ] {
        let told_of = sentence(&limited(query));
        assert!(told_of.as_deref() == Some(told) || query.starts_with("?story"), "{query}: {told_of:?}");
        if query.starts_with("?story") {
            assert!(told_of.unwrap().ends_with(" waited for one: 1.0 s each."));
        }
    }
    assert_eq!(sentence(&limited("?count=9")), None, "nobody sleeps");
    assert_eq!(sentence(&run(Mode::AsyncTogether, &plan("?count=9&sleep=2:1"))), None, "it has no places");
}

#[test]
fn a_run_that_was_stopped_tells_of_those_who_got_in() {
    let plan = plan("?count=9&sleep=1-9:1&limit=2");
    let at = |ms| stopped(Mode::AsyncLimited, &plan, ms);
    assert_eq!(sentence(&at(500.0)).as_deref(), Some("Both places were taken, and nobody was let in before the end."));
    assert_eq!(
        sentence(&at(1500.0)).as_deref(),
        Some("Both places were taken, and 3 to 4 waited for one: 1.0 s each.")
    );
    let marked = queued(&at(1500.0));
    let told: Vec<_> = marked.iter().map(|mark| mark.sentence.as_str()).collect();
    let expected = [
        "3 to 4 waited for a place until 1.00 s.",
        "5 to 9 waited for a place until the run was stopped, at 1.50 s: their turn never came.",
    ];
    assert_eq!(told, expected);
    assert_eq!(queued(&at(500.0)).len(), 1);
}

#[test]
fn the_verdict_explains_the_time_by_the_places() {
    let of = |query| verdict(&limited(query), None).join(" ");
    for (query, begins) in [
        (
            "?preset=exercise&limit=2",
            "Async, 2 at a time took 3.0 s, as long as its longest sleep. Both places were taken, and 13 to 30 waited for one: \
             2.0 s each. 9 was on screen at 0.02 s, while 8 still slept.",
        ),
        ("?preset=exercise&limit=1", "Async, 1 at a time took 5.0 s: its sleeps added up. The one place was taken"),
        (
            "?preset=naps",
            "Async, 3 at a time took 3.0 s: between its longest sleep, 0.3 s, and all of them together, 9 s. All three places \
             were taken, and 4 to 30 waited for one: 0.3 s to 2.7 s each.",
        ),
        ("?count=9&sleep=8:1", "Async, 3 at a time took 1.0 s, as long as its one sleep. At most one of three places"),
    ] {
        assert!(of(query).starts_with(begins), "{query}: {}", of(query));
    }
}

#[test]
fn waiting_for_a_place_is_a_mark_of_its_own() {
    let naps = limited("?count=9&sleep=1-9:0.3&limit=3");
    let marked = queued(&naps);
    assert_eq!(
        marked.iter().map(|mark| (mark.rows, mark.over)).collect::<Vec<_>>(),
        [((3, 5), TimeSpan { from_ms: 0.0, to_ms: 300.0 }), ((6, 8), TimeSpan { from_ms: 0.0, to_ms: 600.0 }),]
    );
    assert_eq!(marked[0].sentence, "4 to 6 waited for a place until 0.30 s.");
    assert!(!marks(&Timeline::of_run(&naps)).iter().any(|mark| mark.kind == MarkKind::Waited));
    let in_turn = run(Mode::AsyncInTurn, &naps.plan);
    assert_eq!(queued(&in_turn), []);

    let tracks = tracks(&[Mode::AsyncInTurn, Mode::AsyncLimited], &[naps.into(), in_turn.into()], None);
    for drawn in [picture(&tracks, 680.0), file(&tracks, 680.0, Default::default())] {
        assert!(
            drawn.contains(">waiting</text>") && drawn.contains(">waiting for a place</text>"),
            "the legend has both"
        );
        assert_eq!(drawn.matches("<g class=\"sc-queued\" data-mark").count(), 2);
        assert!(drawn.matches("<g class=\"sc-waited\" data-mark").count() > 2);
    }
    let tables = tables(&tracks);
    assert_eq!(tables.matches("<th scope=\"col\">Waited for a place until</th>").count(), 1);
    assert_eq!(tables.matches("<th scope=\"col\">Waited until</th>").count(), 1);
    assert!(tables.contains("<caption>Async, 3 at a time. Times in seconds."), "{tables}");
}

#[test]
fn the_comparison_tells_who_waited_for_a_place() {
    let row = ASPECTS.iter().find(|aspect| aspect.title == "Waited for a place").unwrap();
    for (query, told) in [("?preset=exercise", "nobody"), ("?preset=naps&limit=2", "28, up to 4.2 s")] {
        assert_eq!((row.find)(&limited(query), &[]), told, "{query}");
    }
    assert_eq!((row.find)(&run(Mode::Sync, &plan("?preset=naps")), &[]), "");
}

proptest! {
    #[test]
    fn only_those_wait_who_find_no_place(plan in any::plan()) {
        let run = run(Mode::AsyncLimited, &plan);
        let Places { most_taken, waited, waits_ms } = places(&run).unwrap();
        prop_assert!(keeps_limit(&run));
        prop_assert!(most_taken <= plan.limit());
        let full = plan.sleepers().nth(plan.limit() as usize - 1).map(|(step, _)| step);
        prop_assert_eq!(waited.map(|(first, _)| first), full.map(|step| step + 1).filter(|step| *step <= plan.count()));
        prop_assert!(waited.is_none_or(|(_, last)| last == plan.count()));
        let entered = |step| simulate(Mode::AsyncLimited, &plan).events.iter().find(|event| event.step == step).unwrap().at_ms;
        if let Some((first, last)) = waited {
            prop_assert_eq!(waits_ms, (entered(first), entered(last)));
        }
    }

    #[test]
    fn a_run_with_more_sleepers_than_places_is_not_sound(plan in any::plan()) {
        let more = run(Mode::AsyncTogether, &plan);
        let claimed = Run { mode: Mode::AsyncLimited, ..more };
        let sleepers = claimed.events.iter().take_while(|event| event.kind != EventKind::SleepDone);
        let asleep = sleepers.filter(|event| event.kind == EventKind::SleepStarted).count();
        prop_assert_eq!(keeps_limit(&claimed), asleep <= plan.limit() as usize);
    }
}
