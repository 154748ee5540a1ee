//! Runs of several plans: those of one plan are compared, and a sentence tells of the others.

use std::sync::Arc;

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::run::Run;
use sleep_count::findings::same_plan::{latest, left_out, of_other_plan};
use sleep_count::findings::tracks::{Track, tracks};

use crate::made::{plan, run};

fn ended(mode: Mode, query: &str, ended_at: &str) -> Run {
    Run { ended_at: ended_at.to_owned(), ..run(mode, &plan(query)) }
}

#[test]
fn the_run_that_ended_last_is_found_whatever_its_place() {
    let [early, late] = ["10:00", "11:00"].map(|at| ended(Mode::Sync, "?count=30", at));
    assert_eq!(latest([&late, &early]).unwrap().ended_at, "11:00");
    assert_eq!(latest([&early, &late]).unwrap().ended_at, "11:00");
    assert_eq!(latest([]), None);
}

#[test]
fn runs_of_another_plan_are_named_with_their_plan() {
    let sync = ended(Mode::Sync, "?names=boil%20water,toast&sleep=1:3", "10:00");
    let in_turn = ended(Mode::AsyncInTurn, "?count=30&sleep=8:3,12:2", "10:01");
    for (others, is_plan_here, told) in [
        (vec![], true, None),
        (
            vec![&sync],
            true,
            Some("Sync ran another plan (boil water: 3 s). It is left out here: run it again to compare."),
        ),
        (vec![&sync], false, Some("Sync ran another plan (boil water: 3 s). It is left out here.")),
        (
            vec![&sync, &in_turn],
            true,
            Some(
                "Sync ran another plan (boil water: 3 s). Async, in turn ran another plan (8: 3 s, 12: 2 s). They are left \
                 out here: run them again to compare.",
            ),
        ),
    ] {
        assert_eq!(left_out(&others, is_plan_here).as_deref(), told);
    }
}

#[test]
fn the_timeline_says_which_run_was_of_another_plan() {
    let [sync, together] =
        [(Mode::Sync, "?count=9&sleep=2:1", "10:00"), (Mode::AsyncTogether, "?count=9&sleep=2:2", "10:01")]
            .map(|(mode, query, at)| Arc::new(ended(mode, query, at)));
    let titles = |runs: &[Arc<Run>]| {
        tracks(&[Mode::Sync, Mode::AsyncTogether], runs, None).iter().map(Track::title).collect::<Vec<_>>()
    };
    assert_eq!(titles(&[sync.clone(), together]), ["Sync, another plan", "Async, together"]);
    assert_eq!(titles(&[sync]), ["Sync"]);
}

#[test]
fn the_numbers_of_a_run_belong_to_its_plan_and_its_limit() {
    let limited = ended(Mode::AsyncLimited, "?count=30&sleep=8:3&limit=2", "10:00");
    for (now, told) in [
        ("?count=30&sleep=8:3&limit=2", None),
        ("?count=30&sleep=8:3&limit=4", Some("These numbers belong to Async, 2 at a time.")),
        ("?count=30&sleep=8:4&limit=2", Some("These numbers belong to another plan (8: 3 s).")),
    ] {
        assert_eq!(of_other_plan(&limited, &plan(now)).as_deref(), told);
    }
}
