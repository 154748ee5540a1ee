//! The timeline: rows, marks with their sentences, expected runs, picture and tables.

use std::sync::Arc;

use proptest::prelude::*;
use sleep_count::exercise::log::EventKind;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::simulation::simulate;
use sleep_count::exercise::sleep_request::SleepRequest;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::marks::{MarkKind, marks};
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::findings::timeline::{MOST_ROWS, Timeline};
use sleep_count::findings::tracks::{MAX_SIMULATED, Track, end_ms, grouping, totals, tracks, tracks_while};
use sleep_count::sharing::link::Theme;
use sleep_count::sharing::picture::table::tables;
use sleep_count::sharing::picture::{LEFT_PX, RIGHT_PX, file};

use crate::any;
use crate::made::{picture, plan, run, stopped};

fn sentences(run: &Run) -> Vec<String> {
    marks(&Timeline::of_run(run)).into_iter().map(|mark| mark.sentence).collect()
}

fn says(run: &Run, sentence: &str) {
    let all = sentences(run);
    assert!(all.iter().any(|other| other == sentence), "“{sentence}” is not among {all:#?}");
}

const EXERCISE: &str = "?count=30&sleep=8:3,12:2";

#[test]
fn every_mark_has_a_sentence_with_its_times() {
    let sync = run(Mode::Sync, &plan(EXERCISE));
    for sentence in [
        "The page was frozen for 5.00 s, from 0.00 s to 5.00 s.",
        "The run was over at 5.00 s.",
        "8 slept 3.00 s, from 0.00 s to 3.00 s.",
        "9 to 12 waited until 3.00 s.",
        "13 to 30 waited until 5.00 s.",
        "9 was printed at 3.00 s and shown at 5.02 s.",
    ] {
        says(&sync, sentence);
    }
    let together = run(Mode::AsyncTogether, &plan(EXERCISE));
    says(&together, "12 slept 2.00 s, from 0.00 s to 2.00 s.");
    says(&together, "9 was printed at 0.00 s and shown at 0.02 s.");
    let waited_or_froze = |mark: &str| mark.contains("waited") || mark.contains("frozen");
    assert!(!sentences(&together).iter().any(|sentence| waited_or_froze(sentence)));
    let phone = run(Mode::AsyncInTurn, &plan("?story=busy-phone&sleep=1:3"));
    says(&phone, "“send a message” waited until 3.00 s.");
    says(&phone, "“call mom” waited until 3.00 s.");
    assert!(
        !sentences(&run(Mode::AsyncInTurn, &plan("?count=3&sleep=2:0.05"))).iter().any(|mark| waited_or_froze(mark))
    );
}

#[test]
fn each_mode_has_its_number_of_marks_of_each_kind() {
    for (mode, waits, freezes) in [
        (Mode::Sync, 2, 1),
        (Mode::AsyncInTurn, 2, 0),
        (Mode::AsyncTogether, 0, 0),
        (Mode::AsyncBlocking, 2, 1),
        (Mode::Threads, 0, 0),
        (Mode::AsyncForgotten, 0, 0),
        (Mode::AsyncLimited, 0, 0),
    ] {
        let marks = marks(&Timeline::of_run(&run(mode, &plan(EXERCISE))));
        let number = |kind: MarkKind| marks.iter().filter(|mark| mark.kind == kind).count();
        let found =
            [MarkKind::Waited, MarkKind::Frozen, MarkKind::Slept, MarkKind::Printed, MarkKind::Ended].map(number);
        assert_eq!(found, [waits, freezes, 2, 30, 1], "{mode:?}");
    }
}

#[test]
fn marks_of_a_stopped_run_name_what_was_not_reached() {
    let in_turn = stopped(Mode::AsyncInTurn, &plan(EXERCISE), 1200.0);
    says(&in_turn, "8 fell asleep at 0.00 s and still slept when the run was stopped, at 1.20 s.");
    says(&in_turn, "9 to 30 waited until the run was stopped, at 1.20 s: their turn never came.");
    says(&in_turn, "The run was stopped at 1.20 s.");
    let slept = marks(&Timeline::of_run(&in_turn)).into_iter().find(|mark| mark.kind == MarkKind::Slept).unwrap();
    assert_eq!(slept.over, TimeSpan { from_ms: 0.0, to_ms: 1200.0 });

    // Only 3 and 4 started before the end.
    let late = stopped(Mode::AsyncInTurn, &plan("?count=30&sleep=2:1,4:1"), 1010.0);
    says(&late, "3 to 4 waited until 1.00 s.");
    says(&late, "5 to 30 waited until the run was stopped, at 1.01 s: their turn never came.");
    let alone = Run { outcome: Outcome::Failed, ..stopped(Mode::AsyncInTurn, &plan("?count=3&sleep=2:1"), 500.0) };
    says(&alone, "3 waited until the run failed, at 0.50 s: its turn never came.");

    let group = stopped(Mode::AsyncTogether, &plan("?count=400&sleep=1:1,2:2"), 1500.0);
    says(&group, "Of 1 to 2, 2 fell asleep, from 0.00 s on; 1 still slept when the run was stopped, at 1.50 s.");
    says(&group, "1 of 1 to 2 was printed at 1.00 s and shown at 1.02 s.");
}

#[test]
fn the_mark_of_a_line_never_drawn_says_so() {
    let unseen = Run { shown_ms: vec![None; 34], ..run(Mode::AsyncTogether, &plan(EXERCISE)) };
    says(&unseen, "9 was printed at 0.00 s; its line was never drawn.");
    let mut grouped = run(Mode::AsyncTogether, &plan("?count=201&sleep=2:1"));
    grouped.shown_ms.fill(None);
    says(&grouped, "1 to 2 were printed from 0.00 s to 1.00 s; none of their lines was drawn.");
    grouped.shown_ms[0] = Some(20.0);
    says(&grouped, "1 to 2 were printed from 0.00 s to 1.00 s; 1 of their lines was shown, at 0.02 s.");
    let short = Run { shown_ms: Vec::new(), ..unseen };
    says(&short, "9 was printed at 0.00 s; its line was never drawn.");
    let empty = Run { events: Vec::new(), outcome: Outcome::Failed, elapsed_ms: 0.0, ..short };
    assert_eq!(sentences(&empty), ["The run failed at 0.00 s."]);
}

#[test]
fn many_steps_share_rows_and_none_is_lost() {
    for (count, rows, text) in [
        (200, 200, None),
        (201, 101, Some("A row for each number would be too much: each row stands for 2 of them.")),
        (10_000, 200, Some("A row for each number would be too much: each row stands for 50 of them.")),
        (100_000, 200, Some("A row for each number would be too much: each row stands for 500 of them.")),
    ] {
        let plan = Plan::counting_to(count).0.with_sleeps(&[SleepRequest::scatter(1, count, 1, 900)]).0;
        let run = Arc::new(run(Mode::AsyncTogether, &plan));
        let drawn = tracks(&[Mode::AsyncTogether], &[Arc::clone(&run)], None);
        let timeline = drawn[0].measured.as_ref().unwrap();
        assert_eq!(timeline.rows.len(), rows);
        assert_eq!(grouping(&drawn).as_deref(), text);
        assert!(timeline.rows.len() <= MOST_ROWS as usize);
        assert_eq!(timeline.rows[0].first, 1);
        assert!(timeline.rows.windows(2).all(|two| two[0].last + 1 == two[1].first));
        assert_eq!(u64::from(timeline.rows[rows - 1].last), count);
        let printed: u32 = timeline.rows.iter().map(|row| row.printed.number).sum();
        assert_eq!(u64::from(printed), count);
        // The size of the picture depends on the rows, not on the events.
        assert!(picture(&drawn, 800.0).matches("<g class").count() < 4 * rows + 30);
    }
}

#[test]
fn the_mark_of_a_group_has_its_first_and_its_last_time() {
    let grouped = run(Mode::AsyncTogether, &plan("?preset=ten-thousand"));
    says(&grouped, "Of 1 to 50, 50 slept, from 0.00 s to 0.98 s.");
    says(&grouped, "1 to 50 were printed from 0.00 s to 0.98 s and shown from 0.02 s to 1.00 s.");
}

#[test]
fn the_expected_run_is_in_the_track_of_the_same_plan_and_otherwise_in_its_own() {
    let (plan, other) = (plan(EXERCISE), plan("?count=30&sleep=8:1"));
    let runs = [Arc::new(run(Mode::Sync, &plan))];
    let modes = [Mode::Sync, Mode::AsyncTogether];
    let titles = |expected| tracks(&modes, &runs, expected).iter().map(Track::title).collect::<Vec<_>>();
    assert_eq!(titles(None), ["Sync"]);
    assert_eq!(titles(Some(&plan)), ["Sync", "Async, together, expected"]);
    assert_eq!(titles(Some(&other)), ["Sync", "Sync, expected", "Async, together, expected"]);
    let [shares, _] = &tracks(&modes, &runs, Some(&plan.with_sleep(8, 4_000).0))[..] else { panic!("two tracks") };
    assert!(shares.is_earlier && shares.measured.is_some(), "other lengths of the same sleepers share a track");
    assert_eq!(shares.expected.as_ref().unwrap().end_ms, 6000.0);
    let [sync, together] = &tracks(&modes, &runs, Some(&plan))[..] else { panic!("two tracks") };
    assert!(sync.expected.is_some() && together.measured.is_none());
    let expected: Vec<_> = marks(sync.expected.as_ref().unwrap()).into_iter().map(|mark| mark.sentence).collect();
    for sentence in [
        "The page should be frozen for 5.00 s, from 0.00 s to 5.00 s.",
        "8 should sleep 3.00 s, from 0.00 s to 3.00 s.",
        "9 should be printed at 3.00 s.",
        "The run should be over at 5.00 s.",
    ] {
        assert!(expected.iter().any(|other| other == sentence), "{sentence}");
    }
    assert!(!expected.iter().any(|sentence| sentence.contains("waited")));
}

#[test]
fn an_expected_group_has_a_mark_and_a_short_expected_freeze_has_none() {
    let expected = |query| {
        let plan = plan(query);
        let timeline = Timeline::of_simulation(Mode::Sync, &plan, &simulate(Mode::Sync, &plan));
        marks(&timeline).into_iter().map(|mark| mark.sentence).collect::<Vec<_>>()
    };
    let group = "Of 1 to 2, 1 should sleep, from 0.00 s to 1.00 s.";
    assert!(expected("?count=201&sleep=2:1").iter().any(|sentence| sentence == group));
    assert!(!expected("?count=3&sleep=2:0.05").iter().any(|sentence| sentence.contains("frozen")));
}

#[test]
fn a_long_plan_has_only_expected_totals_and_a_refused_one_its_reason() {
    let modes = [Mode::Sync, Mode::AsyncTogether];
    let long = plan("?count=10001&sleep=8:3,12:2");
    assert!(long.count() > MAX_SIMULATED);
    assert!(tracks(&modes, &[], Some(&long)).is_empty());
    assert_eq!(
        totals(&modes, &long),
        [
            "Sync should take 5 s and freeze the page for 5 s.",
            "Async, together should take 3 s and leave the page free."
        ]
    );
    for (sleeps, text) in [("8:1", "1 s"), ("8:0.5", "0.5 s")] {
        let sentences = totals(&modes[..1], &plan(&format!("?count=10001&sleep={sleeps}")));
        assert_eq!(sentences, [format!("Sync should take {text} and freeze the page for {text}.")]);
    }
    assert_eq!(totals(&modes, &plan("?count=10000&sleep=8:3,12:2")), [""; 0]);
    assert_eq!(totals(&modes, &plan(EXERCISE)), [""; 0]);
    let refused = plan("?count=30&sleep=8:20");
    let titles: Vec<_> = tracks(&modes, &[], Some(&refused)).iter().map(Track::title).collect();
    assert_eq!(titles, ["Async, together, expected"]);
    let held: Vec<_> = tracks_while(Some(Mode::Sync), &modes, &[], Some(&refused)).iter().map(Track::title).collect();
    assert_eq!(held, ["Sync, refused", "Async, together, expected"]);
    let ran = [Arc::new(run(Mode::Sync, &plan("?count=30&sleep=8:2")))];
    let [sync, _] = &tracks(&modes, &ran, Some(&refused))[..] else { panic!("two tracks") };
    assert!(sync.is_refused && sync.measured.is_some() && sync.expected.is_some());
    assert!(totals(&modes, &refused)[0].starts_with("Sync won't run this: its sleeps add up to 20 s"));
}

/// The values of an attribute of all elements that have this class.
fn numbers(document: &roxmltree::Document, class: &str, attribute: &str) -> Vec<f64> {
    let of_class = document.descendants().filter(|node| node.attribute("class") == Some(class));
    of_class.map(|node| node.attribute(attribute).unwrap().parse().unwrap()).collect()
}

#[test]
fn in_sync_all_lines_are_shown_at_one_x_and_together_each_right_after_its_dot() {
    let drawn = |mode| picture(&tracks(&[mode], &[Arc::new(run(mode, &plan(EXERCISE)))], None), 1000.0);
    let marks_of = |svg: &str| {
        let document = roxmltree::Document::parse(svg).unwrap();
        let printed = document.descendants().filter(|node| node.attribute("class") == Some("sc-printed"));
        let x = |node: roxmltree::Node, class, name| {
            let shape = node.children().find(|child| child.attribute("class") == Some(class)).unwrap();
            shape.attribute(name).unwrap().parse::<f64>().unwrap()
        };
        printed
            .filter(|node| node.attribute("data-mark").is_some())
            .map(|node| (x(node, "sc-line", "x1"), x(node, "sc-line", "x2")))
            .collect::<Vec<_>>()
    };
    let marks = marks_of(&drawn(Mode::Sync));
    assert_eq!(marks.len(), 30);
    assert!(marks.iter().all(|(_, end)| *end == 1000.0 - RIGHT_PX), "{marks:?}");
    assert_eq!(marks[0].0, LEFT_PX);
    let together = marks_of(&drawn(Mode::AsyncTogether));
    assert!(together.iter().all(|(start, end)| (0.0..10.0).contains(&(end - start))), "{together:?}");
}

#[test]
fn the_axis_has_round_times_up_to_the_end_of_the_picture() {
    let drawn = tracks(&[Mode::Sync], &[Arc::new(run(Mode::Sync, &plan(EXERCISE)))], None);
    assert_eq!(end_ms(&drawn), 5020.0);
    let svg = picture(&drawn, 1000.0);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let labels = document.descendants().filter(|node| node.attribute("class") == Some("sc-step sc-time"));
    assert_eq!(labels.filter_map(|node| node.text()).collect::<Vec<_>>(), ["0", "1 s", "2 s", "3 s", "4 s", "5 s"]);
    let ticks = numbers(&document, "sc-tick", "x1");
    assert!(ticks.iter().all(|x| (LEFT_PX..=1000.0 - RIGHT_PX).contains(x)));
    // The last time at the very end, on a phone.
    let narrow =
        tracks(&[Mode::AsyncTogether], &[Arc::new(run(Mode::AsyncTogether, &plan("?count=3&sleep=2:0.6")))], None);
    let svg = sleep_count::sharing::picture::picture(600.0, &narrow, 343.0);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let last = document.descendants().find(|node| node.is_element() && node.text() == Some("600 ms")).unwrap();
    let x: f64 = last.attribute("x").unwrap().parse().unwrap();
    assert!((310.0..=343.0 - 24.5).contains(&x), "{x}");
    assert_eq!(end_ms(&[]), 10.0);
    let axis_of = |mode, query| end_ms(&tracks(&[mode], &[Arc::new(run(mode, &plan(query)))], None));
    assert_eq!(
        axis_of(Mode::AsyncForgotten, "?count=30&sleep=8:3,12:2"),
        3000.0,
        "as long as its longest sleep would be"
    );
    assert_eq!(axis_of(Mode::Sync, "?count=30"), 1000.0, "nobody sleeps");
}

#[test]
fn the_plot_stays_within_a_picture_of_any_width() {
    for width in [0.0, 280.0, 358.0, 2000.0] {
        let drawn = tracks(&[Mode::Sync], &[Arc::new(run(Mode::Sync, &plan(EXERCISE)))], None);
        let svg = picture(&drawn, width);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let wide: f64 = document.root_element().attribute("width").unwrap().parse().unwrap();
        let [starts, lengths] = ["x", "width"].map(|name| numbers(&document, "sc-area", name));
        assert!(starts.iter().zip(lengths).all(|(x, length)| *x >= 0.0 && x + length <= wide), "{width}");
    }
}

#[test]
fn texts_are_escaped_and_a_file_holds_its_styles() {
    let mut drawn = tracks(&[Mode::Sync], &[Arc::new(run(Mode::Sync, &plan("?preset=busy-phone")))], None);
    let row = &mut drawn[0].measured.as_mut().unwrap().rows[1];
    row.label = "<script>&\"".to_owned();
    row.name = "“</title><a>”".to_owned();
    for svg in [picture(&drawn, 500.0), file(&drawn, 500.0, Theme::Auto)] {
        let document = roxmltree::Document::parse(&svg).unwrap();
        assert!(document.descendants().any(|node| node.text() == Some("<script>&\"")));
        assert!(!document.descendants().any(|node| node.has_tag_name("script") || node.has_tag_name("a")));
    }
    assert!(!tables(&drawn).contains("<script"));
    let file = file(&drawn, 500.0, Theme::Auto);
    let document = roxmltree::Document::parse(&file).unwrap();
    let style = document.descendants().find(|node| node.tag_name().name() == "style").unwrap().text().unwrap();
    assert!(style.contains("--sc-warm-tint: #fbe9df") && style.contains("prefers-color-scheme: dark"));
    assert!(
        !file.contains("http://") || file.matches("http://").count() == 1,
        "it refers to nothing but its name space"
    );
}

#[test]
fn the_tables_have_the_times_of_the_marks() {
    let written = tables(&tracks(&[Mode::Sync], &[Arc::new(run(Mode::Sync, &plan(EXERCISE)))], None));
    let rows = [
        "<tr><th scope=\"row\">9</th><td>3.00</td><td></td><td></td><td>3.00</td><td>5.02</td></tr>",
        "<tr><th scope=\"row\">8</th><td></td><td>0.00</td><td>3.00</td><td>3.00</td><td>5.02</td></tr>",
    ];
    rows.iter().for_each(|row| assert!(written.contains(row), "{row} is not in {written}"));
    assert_eq!(written.matches("<tr><th scope=\"row\">").count(), 30);
    assert!(written.contains("The page was frozen for 5.00 s"));
    let group = run(Mode::AsyncTogether, &plan("?count=201&sleep=2:1"));
    let row = "<tr><th scope=\"row\">1 to 2</th><td></td><td>0.00</td><td>1.00</td><td>0.00 to 1.00</td><td>0.02 to 1.02</td>";
    assert!(tables(&tracks(&[group.mode], &[Arc::new(group)], None)).contains(row));
}

#[test]
fn the_caption_of_a_table_names_the_mode_and_the_outcome() {
    let (exercise, story) = (plan(EXERCISE), plan("?preset=status-upload"));
    let twice = vec![TimeSpan { from_ms: 0.0, to_ms: 1000.0 }, TimeSpan { from_ms: 1000.0, to_ms: 5000.0 }];
    let frozen_twice = Run { freezes: twice, ..run(Mode::Sync, &exercise) };
    for (run, plan, text, first) in [
        (
            frozen_twice,
            None,
            "Sync. Times in seconds. The page was frozen for 1.00 s, from 0.00 s to 1.00 s. The page was frozen for 4.00 s, \
             from 1.00 s to 5.00 s. The run was over at 5.00 s.",
            "Number",
        ),
        (
            run(Mode::AsyncTogether, &exercise),
            Some(&exercise),
            "Async, together, expected. Times in seconds. The run should be over at 3.00 s.",
            "Number",
        ),
        (
            stopped(Mode::AsyncInTurn, &story, 1200.0),
            None,
            "Async, in turn. Times in seconds. The run was stopped at 1.20 s.",
            "Step",
        ),
    ] {
        let written = tables(&tracks(&[run.mode], &[Arc::new(run)], plan));
        let head = format!("<caption>{text}</caption><thead><tr><th scope=\"col\">{first}</th>");
        assert!(written.contains(&head), "{head} is not in {written}");
    }
}

proptest! {
    #[test]
    fn every_event_of_a_run_is_in_its_row(plan in any::plan()) {
        for mode in Mode::ALL {
            let run = run(mode, &plan);
            let timeline = Timeline::of_run(&run);
            for row in &timeline.rows {
                let is_of_row = |step: u32| (row.first..=row.last).contains(&step);
                prop_assert_eq!(row.sleepers as usize, plan.sleepers().filter(|(step, _)| is_of_row(*step)).count());
                let heard: Vec<_> = run.events.iter().filter(|event| is_of_row(event.step)).collect();
                prop_assert_eq!(row.events.number as usize, heard.len());
                prop_assert_eq!(row.events.first_ms, heard[0].at_ms);
                prop_assert_eq!(row.shown.number, row.printed.number);
                let of_row = |kind| run.events.iter().filter(move |event| {
                    event.kind == kind && (row.first..=row.last).contains(&event.step)
                });
                for (kind, times) in [
                    (EventKind::Printed, row.printed),
                    (EventKind::SleepStarted, row.asleep),
                    (EventKind::SleepDone, row.awake),
                ] {
                    let at: Vec<_> = of_row(kind).map(|event| event.at_ms).collect();
                    prop_assert_eq!(times.number as usize, at.len());
                    if let (Some(first), Some(last)) = (at.iter().copied().reduce(f64::min), at.iter().copied().reduce(f64::max)) {
                        prop_assert_eq!((times.first_ms, times.last_ms), (first, last));
                    }
                }
            }
        }
    }
}
