//! The verdict and the predictions: sentences that follow from what was measured.

use sleep_count::exercise::log::EventKind;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::findings::comparison::ASPECTS;
use sleep_count::findings::metrics::bears_out;
use sleep_count::findings::prediction::{
    Answer, Answered, Prediction, Question, Seen, answers, asked_about, lengths, question,
};
use sleep_count::findings::remark::Remark;
use sleep_count::findings::run::{Outcome, Run, Workers};
use sleep_count::findings::scores::{misconception, scores};
use sleep_count::findings::takeaway::pair;
use sleep_count::findings::verdict::{busy, verdict};
use sleep_count::sharing::link::Link;

use crate::made::{exercise, plan, run, stopped};

#[test]
fn the_verdict_of_each_mode_has_its_measurements() {
    let sync = exercise(Mode::Sync);
    for (mode, text) in [
        (
            Mode::Sync,
            "Sync took 5.0 s: its sleeps added up. The page was frozen the whole time. 9 ran at 3.0 s; nobody could see it \
             before 5.0 s.",
        ),
        (Mode::AsyncInTurn, "Async, in turn took 5.0 s, no faster than Sync. But the page never froze."),
        (
            Mode::AsyncTogether,
            "Async, together took 3.0 s, as long as its longest sleep. 9 was on screen at 0.02 s, while 8 still slept. 12 \
             fell asleep after 8 and woke first: waking follows the clock, not the queue.",
        ),
        (Mode::AsyncBlocking, "Async that blocks froze the page for 5.0 s: without `await`, `async` does not help."),
        (
            Mode::Threads,
            "Threads took 3.0 s with 2 workers, which took under 0.1 s to start. Async, together needed none. 9 was on screen at \
             0.02 s, while 8 still slept.",
        ),
        (
            Mode::AsyncForgotten,
            "Async, await forgotten took under 0.1 s: nobody slept. Each sleep was made and thrown away.",
        ),
        (
            Mode::AsyncLimited,
            "Async, 3 at a time took 3.0 s, as long as its longest sleep. At most two of three places were taken, so nobody waited \
             for one. 9 was on screen at 0.02 s, while 8 still slept.",
        ),
    ] {
        assert_eq!(verdict(&exercise(mode), Some(&sync)).join(" "), text);
    }
}

#[test]
fn a_pair_is_compared_only_if_both_finished_the_same_plan() {
    let (sync, together) = (exercise(Mode::Sync), exercise(Mode::AsyncTogether));
    assert_eq!(
        pair(&sync, &together).as_deref(),
        Some("From Sync to Async, together: 2 s less waiting, and the page stayed alive.")
    );
    assert_eq!(pair(&sync, &Run { outcome: Outcome::Stopped, ..together }), None);
    assert_eq!(pair(&sync, &run(Mode::AsyncTogether, &plan("?count=30&sleep=8:1"))), None);
}

#[test]
fn the_verdict_claims_nothing_that_the_run_did_not_show() {
    let stopped = Run { outcome: Outcome::Stopped, elapsed_ms: 1200.0, ..exercise(Mode::AsyncTogether) };
    let text = ["Stopped at 1.2 s, so this says nothing about how long it would have taken."];
    assert_eq!(verdict(&stopped, None), text);
    assert_eq!(scores(&stopped, &all_wrong(Mode::AsyncTogether)), [""; 0]);

    let late = Run { elapsed_ms: 4000.0, ..exercise(Mode::AsyncTogether) };
    assert!(verdict(&late, None)[0].contains("1.0 s longer than its sleeps explain"));

    let hidden = Run { longest_freeze_ms: None, ..exercise(Mode::AsyncInTurn) };
    assert_eq!(verdict(&hidden, None), ["Async, in turn took 5.0 s: its sleeps added up."]);

    let unseen = Run { shown_ms: vec![None; 34], ..exercise(Mode::AsyncTogether) };
    assert!(!verdict(&unseen, None).iter().any(|sentence| sentence.contains("was on screen")));

    let awake = run(Mode::Sync, &plan("?count=30"));
    assert_eq!(verdict(&awake, None), ["Sync took under 0.1 s: nobody slept. That is your baseline."]);
}

#[test]
fn the_comparison_has_the_measurements_of_each_mode() {
    let found = |mode, late_ms: &[f64]| {
        let run = exercise(mode);
        ASPECTS.iter().map(|aspect| (aspect.find)(&run, late_ms)).collect::<Vec<_>>()
    };
    for (mode, late_ms, expected) in [
        (Mode::Sync, vec![4100.0, 12.0], ["waits, seen at 5.0 s", "5.0 s", "frozen", "up to 4.1 s late", "yes", ""]),
        (Mode::AsyncInTurn, vec![], ["waits, seen at 3.0 s", "5.0 s", "alive", "not poked", "yes", ""]),
        (
            Mode::AsyncTogether,
            vec![8.0],
            ["goes on, seen at 0.02 s", "3.0 s", "alive", "at once", "no, 12 before 8", ""],
        ),
        (Mode::AsyncBlocking, vec![], ["waits, seen at 5.0 s", "5.0 s", "frozen", "not poked", "yes", ""]),
        (
            Mode::AsyncForgotten,
            vec![],
            ["nobody slept, seen at 0.02 s", "under 0.1 s", "alive", "not poked", "yes", ""],
        ),
        (
            Mode::AsyncLimited,
            vec![],
            ["goes on, seen at 0.02 s", "3.0 s", "alive", "not poked", "no, 12 before 8", "nobody"],
        ),
    ] {
        assert_eq!(found(mode, &late_ms), expected);
    }
    // All start and wake in plan order, but 8 is printed last.
    let alone = run(Mode::AsyncTogether, &plan("?count=30&sleep=8:3"));
    assert_eq!((ASPECTS[4].find)(&alone, &[]), "no, 9 before 8");
}

#[test]
fn the_question_is_about_the_last_lane_that_does_not_block() {
    use Mode::{AsyncBlocking, AsyncForgotten, AsyncInTurn, AsyncTogether, Sync, Threads};
    for (modes, about) in [
        (&[Sync, AsyncTogether, AsyncForgotten][..], Some(AsyncTogether)),
        (&[Sync, AsyncForgotten], Some(Sync)),
        (&[AsyncForgotten], None),
        (&[Sync, AsyncTogether], Some(AsyncTogether)),
        (&[AsyncTogether, Sync], Some(AsyncTogether)),
        (&[Sync, AsyncInTurn, Threads, AsyncBlocking], Some(Threads)),
        (&[Sync, AsyncBlocking], Some(AsyncBlocking)),
        (&[Sync], Some(Sync)),
        (&[], None),
    ] {
        assert_eq!(asked_about(modes), about);
    }
}

#[test]
fn question_and_answers_fit_the_plan_and_the_lane() {
    let asked = |query: &str, mode| {
        let plan = plan(query);
        let answers = answers(mode).iter().map(|seen| seen.text(&plan)).collect::<Vec<_>>();
        question(&plan, mode).map(|question| format!("{question} {}", answers.join(" / ")))
    };
    for (query, mode, text) in [
        (
            "?count=30&sleep=8:3,12:2",
            Mode::AsyncTogether,
            Some("8 sleeps for 3 s. In Async, together, when will 9 appear? While 8 sleeps / After 8"),
        ),
        (
            "?count=30&sleep=8:0.5,9:2",
            Mode::Sync,
            Some("8 sleeps for 0.5 s. In Sync, when will 10 appear? While 8 sleeps / After 8 / After everything"),
        ),
        (
            "?story=status-upload&sleep=1:1,2:3",
            Mode::AsyncInTurn,
            Some(
                "“uploading...” sleeps for 1 s. In Async, in turn, when will “Your status is ready” appear? While \
                 “uploading...” sleeps / After “uploading...”",
            ),
        ),
        ("?count=30", Mode::Sync, None),
        ("?count=8&sleep=8:1", Mode::Sync, None),
    ] {
        assert_eq!(asked(query, mode).as_deref(), text);
    }
}

#[test]
fn a_length_is_near_one_of_three() {
    let lengths = |query: &str| lengths(&plan(query));
    assert_eq!(lengths("?count=30&sleep=8:3,12:2"), [3000, 4000, 5000]);
    assert_eq!(lengths("?count=30&sleep=8:3"), [0, 3000, 6000]);
    assert_eq!(lengths("?count=30&sleep=8:3,12:0.5"), [3000, 3200, 3500]);
    assert_eq!(lengths("?count=30&sleep=8:3,12:0.05"), [3000, 3020, 3050]);
    assert_eq!(lengths("?count=30&sleep=8:3,12:0.003"), [3000, 3001, 3003]);
    assert_eq!(lengths("?count=30&sleep=8:3,12:0.001"), [3000, 3001, 6002]);
    assert_eq!(lengths("?count=30"), [0, 1000, 30_000]);
    assert_eq!(lengths("?count=1"), [0, 1000, 2000]);
}

/// Every answer to every question about a plan, those of earlier versions of the page too.
fn all_answers(plan: &Plan) -> Vec<Answer> {
    let seen = Seen::ALL.map(Answer::Seen);
    let elapsed = lengths(plan).map(Answer::Elapsed);
    let answered = Answered::ALL.map(Answer::Answered);
    seen.into_iter().chain(elapsed).chain(answered).collect()
}

#[test]
fn a_chosen_answer_is_kept() {
    for answer in all_answers(&Link::default().plan) {
        let question = match answer {
            Answer::Seen(_) => Question::Seen,
            Answer::Elapsed(_) => Question::Elapsed,
            Answer::Answered(_) => Question::Answered,
        };
        let mut prediction = Prediction::default();
        assert_eq!(prediction.answer(question), None);
        prediction.choose(answer);
        assert_eq!(prediction.answer(question), Some(answer));
    }
}

/// The right answers for a run of the exercise.
fn right(mode: Mode) -> (Seen, u64, Answered) {
    match mode {
        Mode::Sync | Mode::AsyncBlocking => (Seen::AtTheEnd, 5000, Answered::WhenOver),
        Mode::AsyncInTurn => (Seen::RightAfter, 5000, Answered::AtOnce),
        Mode::AsyncTogether | Mode::Threads | Mode::AsyncLimited => (Seen::WhileAsleep, 3000, Answered::AtOnce),
        Mode::AsyncForgotten => (Seen::RightAfter, 3000, Answered::AtOnce),
    }
}

fn all_wrong(mode: Mode) -> Prediction {
    let (seen, elapsed_ms, answered) = right(mode);
    Prediction {
        seen: Seen::ALL.into_iter().find(|other| *other != seen),
        elapsed_ms: Some(8000 - elapsed_ms),
        answered: Answered::ALL.into_iter().find(|other| *other != answered),
    }
}

#[test]
fn each_answer_is_right_for_its_modes_only() {
    let plan = Link::default().plan;
    for mode in Mode::ALL {
        let (seen, elapsed_ms, answered) = right(mode);
        let mut right = vec![Answer::Seen(seen), Answer::Elapsed(elapsed_ms), Answer::Answered(answered)];
        if mode == Mode::AsyncForgotten {
            // Its end is right after everything.
            right.push(Answer::Seen(Seen::AtTheEnd));
        }
        for answer in all_answers(&plan) {
            assert_eq!(bears_out(&exercise(mode), answer), Some(right.contains(&answer)), "{mode:?} {answer:?}");
        }
    }
}

#[test]
fn a_measurement_between_two_answers_counts_for_the_nearer_one() {
    let sync = exercise(Mode::Sync);
    let shown = |ms| {
        let nine = sync.events.iter().position(|event| event.step == 9).unwrap();
        let mut run = sync.clone();
        run.shown_ms[nine] = Some(ms);
        run
    };
    let took = |elapsed_ms| Run { elapsed_ms, ..sync.clone() };
    let froze = |ms| Run { longest_freeze_ms: Some(ms), ..sync.clone() };
    // 8 is done at 3 s, the run at 5 s.
    for (run, answer, is_borne_out) in [
        (shown(3000.0), Answer::Seen(Seen::WhileAsleep), false),
        (shown(3900.0), Answer::Seen(Seen::RightAfter), true),
        (shown(3900.0), Answer::Seen(Seen::AtTheEnd), false),
        (shown(4100.0), Answer::Seen(Seen::RightAfter), false),
        (shown(4100.0), Answer::Seen(Seen::AtTheEnd), true),
        (took(3030.0), Answer::Elapsed(3000), true),
        (took(3030.0), Answer::Elapsed(4000), false),
        (took(3520.0), Answer::Elapsed(3000), true),
        (took(3520.0), Answer::Elapsed(4000), true),
        (froze(2500.0), Answer::Answered(Answered::WhenOver), false),
        (froze(2501.0), Answer::Answered(Answered::WhenOver), true),
    ] {
        assert_eq!(bears_out(&run, answer), Some(is_borne_out), "{answer:?}");
    }
}

#[test]
fn a_wrong_guess_is_scored_with_its_misconception() {
    for (mode, why) in [
        (Mode::Sync, "A frozen page can't draw. 9 ran at 3.0 s and was seen at 5.0 s."),
        (Mode::AsyncInTurn, "`await` freed the page, but 9 did not start before 8 was done."),
        (Mode::AsyncInTurn, "You said 3 s. It took 5.0 s. Async saves time only where waits overlap. Here none did."),
        (Mode::AsyncBlocking, "`async` on the outside doesn't help when the inside never awaits."),
        (
            Mode::AsyncTogether,
            "You said 5 s. It took 3.0 s. They slept at the same time, so the longest sleep alone decides.",
        ),
    ] {
        let text = scores(&exercise(mode), &all_wrong(mode)).join(" ");
        assert!(text.contains(why), "{mode:?}: {text}");
    }
}

#[test]
fn a_right_guess_is_scored_with_the_measurement_alone() {
    let predicted = Prediction { elapsed_ms: Some(5000), ..Prediction::default() };
    assert_eq!(scores(&exercise(Mode::Sync), &predicted), ["You said 5 s. It took 5.0 s."]);
}

#[test]
fn two_answers_that_mean_the_same_time_are_both_right() {
    let last = run(Mode::Sync, &plan("?count=9&sleep=8:3"));
    for seen in [Seen::RightAfter, Seen::AtTheEnd] {
        assert_eq!(bears_out(&last, Answer::Seen(seen)), Some(true));
    }
    assert_eq!(bears_out(&last, Answer::Seen(Seen::WhileAsleep)), Some(false));
    assert!(last.events.iter().any(|event| event.kind == EventKind::SleepDone));
}

#[test]
fn sentences_about_a_story_use_its_labels() {
    let status = plan("?story=status-upload&sleep=1:1,2:3");
    let sync = run(Mode::Sync, &status);
    let late = run(Mode::Sync, &plan("?story=status-upload&sleep=1:1,3:1"));
    assert!(verdict(&late, None).join(" ").contains("“encoding” ran at 1.0 s; nobody could see it before 2.0 s."));
    let predicted = Prediction { elapsed_ms: Some(3000), ..Prediction::default() };
    let seen = Prediction { seen: Some(Seen::WhileAsleep), ..Prediction::default() };
    assert!(scores(&sync, &seen)[0].starts_with("You said “While ‘uploading...’ sleeps”. It was seen at"));
    assert_eq!(
        scores(&sync, &predicted),
        ["You said 3 s. It took 4.0 s. Nothing overlaps: while one step sleeps, the next has not begun."]
    );
}

#[test]
fn the_verdict_names_a_step_that_did_not_await_what_it_needs() {
    let status = plan("?preset=status-upload");
    let text = |mode| verdict(&run(mode, &status), None).join(" ");
    assert!(text(Mode::AsyncTogether).contains(
        "“Your status is ready” ran 3.0 s before “encoding” was done. Fast, and not yet true. What depends on a \
         result must await it: that is Async, in turn."
    ));
    for mode in [Mode::Sync, Mode::AsyncInTurn, Mode::AsyncBlocking] {
        assert!(!text(mode).contains("not yet true"), "{mode:?}");
    }
    let together = |query| verdict(&run(Mode::AsyncTogether, &plan(query)), None).join(" ");
    assert!(together("?story=status-upload&sleep=2:3,3:1").contains("ran 2.0 s before “encoding” was done."));
    assert!(!together("?story=status-upload&sleep=1:1").contains("not yet true"));
}

#[test]
fn each_wrong_answer_has_a_misconception_and_a_right_one_has_none() {
    const OUTSIDE: &str = "`async` on the outside doesn't help when the inside never awaits.";
    const UNSEEN: &str = "A frozen page can't draw. 9 ran at 3.0 s and was seen at 5.0 s.";
    let together = "9 did not have to wait for 8: while it slept, the rest went on.";
    let at_once = Answer::Answered(Answered::AtOnce);
    for (mode, answer, text) in [
        (Mode::Sync, Answer::Seen(Seen::WhileAsleep), Some(UNSEEN)),
        (Mode::AsyncBlocking, Answer::Seen(Seen::WhileAsleep), Some(OUTSIDE)),
        (Mode::AsyncBlocking, Answer::Seen(Seen::RightAfter), Some(UNSEEN)),
        (
            Mode::AsyncInTurn,
            Answer::Seen(Seen::AtTheEnd),
            Some("`await` freed the page, but 9 did not start before 8 was done."),
        ),
        (Mode::AsyncTogether, Answer::Seen(Seen::RightAfter), Some(together)),
        (Mode::Threads, Answer::Seen(Seen::AtTheEnd), Some(together)),
        (Mode::Sync, Answer::Elapsed(3000), Some("Nothing overlaps: while one number sleeps, the next has not begun.")),
        (Mode::Sync, Answer::Elapsed(5000), None),
        (Mode::AsyncInTurn, Answer::Elapsed(8000), None),
        (Mode::AsyncBlocking, Answer::Elapsed(3000), Some(OUTSIDE)),
        (Mode::AsyncTogether, Answer::Elapsed(1000), None),
        (Mode::AsyncBlocking, at_once, Some(OUTSIDE)),
        (
            Mode::AsyncForgotten,
            Answer::Seen(Seen::WhileAsleep),
            Some("8 never slept: its sleep was made and thrown away, because nobody awaited it."),
        ),
        (Mode::AsyncForgotten, Answer::Elapsed(3000), Some("Nobody slept: a sleep that nobody awaits never begins.")),
        (Mode::AsyncLimited, Answer::Seen(Seen::RightAfter), Some(together)),
        (
            Mode::AsyncLimited,
            Answer::Seen(Seen::WhileAsleep),
            Some("Every place was taken, so 9 had to wait until one was free."),
        ),
        (
            Mode::AsyncLimited,
            Answer::Elapsed(2000),
            Some("Not all slept at the same time: the others waited for a place."),
        ),
        (
            Mode::AsyncLimited,
            Answer::Elapsed(5000),
            Some("Several slept at the same time, each in a place of its own."),
        ),
        (
            Mode::Sync,
            at_once,
            Some("The thread that answers you was the one that slept, and it does one thing at a time."),
        ),
        (
            Mode::AsyncTogether,
            Answer::Answered(Answered::WhenOver),
            Some("While it waits it has nothing to do, so it can answer you at once."),
        ),
    ] {
        assert_eq!(misconception(&exercise(mode), answer).as_deref(), text, "{mode:?} {answer:?}");
    }
}

#[test]
fn a_difference_is_named_only_if_it_is_noticeable() {
    let took = |mode, elapsed_ms, freeze_ms| Run { elapsed_ms, longest_freeze_ms: Some(freeze_ms), ..exercise(mode) };
    let sync = exercise(Mode::Sync);
    for (mode, elapsed_ms, freeze_ms, text) in [
        (Mode::Sync, 5100.0, 5100.0, "Sync took 5.1 s: its sleeps added up. The page was frozen the whole time."),
        (
            Mode::Sync,
            5101.0,
            5080.0,
            "Sync took 5.1 s, 0.1 s longer than its sleeps explain: something else kept it. The page was frozen for 5.1 s.",
        ),
        (Mode::Sync, 60.0, 99.0, "Sync took under 0.1 s: its sleeps added up. The page froze too briefly to notice."),
        (Mode::AsyncInTurn, 4950.0, 99.9, "Async, in turn took 5.0 s, no faster than Sync. But the page never froze."),
        (
            Mode::AsyncInTurn,
            4900.0,
            130.4,
            "Async, in turn took 4.9 s, no faster than Sync. Your device was busy: pauses of up to 130 ms.",
        ),
        (
            Mode::AsyncInTurn,
            4899.0,
            1250.0,
            "Async, in turn took 4.9 s: its sleeps added up. Your device was busy: pauses of up to 1.3 s.",
        ),
        (
            Mode::AsyncTogether,
            3000.0,
            100.0,
            "Async, together took 3.0 s, as long as its longest sleep. 12 fell asleep after 8 and woke first: waking \
             follows the clock, not the queue. Your device was busy: pauses of up to 100 ms.",
        ),
        (Mode::AsyncBlocking, 60.0, 99.0, "Async that blocks took under 0.1 s: its sleeps added up."),
    ] {
        let sentences = verdict(&Run { shown_ms: Vec::new(), ..took(mode, elapsed_ms, freeze_ms) }, Some(&sync));
        assert_eq!(sentences.join(" "), text);
    }
    let alive = |elapsed_ms, freeze_ms| pair(&sync, &took(Mode::AsyncInTurn, elapsed_ms, freeze_ms));
    for (elapsed_ms, freeze_ms, text) in [
        // Both should take as long: a twentieth is what the device makes of it.
        (4751.0, 17.0, "From Sync to Async, in turn: no less waiting, but the page stayed alive."),
        (4749.0, 17.0, "From Sync to Async, in turn: 0.3 s less waiting, and the page stayed alive."),
    ] {
        assert_eq!(alive(elapsed_ms, freeze_ms).as_deref(), Some(text));
    }
}

#[test]
fn the_device_is_called_busy_only_where_nothing_else_explains_the_pauses() {
    let paused = |mode| Run { longest_freeze_ms: Some(130.0), ..exercise(mode) };
    for mode in Mode::ALL {
        let sentence = if mode.about().blocks { "" } else { "Your device was busy: pauses of up to 130 ms." };
        assert_eq!(busy(&paused(mode)), sentence, "{mode:?}");
    }
    let remarks = vec![Remark::FrozenByOther { ms: 130.0 }.to_string()];
    assert_eq!(busy(&Run { remarks, ..paused(Mode::AsyncTogether) }), "");
    assert_eq!(busy(&Run { longest_freeze_ms: None, ..paused(Mode::AsyncTogether) }), "");
    let device = "Your device was busy: pauses of up to 130 ms.".to_owned();
    assert!(verdict(&paused(Mode::AsyncTogether), None).contains(&device));
    assert!(!verdict(&exercise(Mode::Sync), None).contains(&device));
}

#[test]
fn nobody_is_said_to_have_waited_for_a_line_that_was_seen_in_time() {
    let last = verdict(&run(Mode::Sync, &plan("?count=9&sleep=8:3")), None);
    assert_eq!(last, ["Sync took 3.0 s, as long as its one sleep.", "The page was frozen the whole time."]);
}

#[test]
fn the_order_names_the_first_step_that_came_too_early() {
    let order = |run: &Run| (ASPECTS[4].find)(run, &[]);
    let together = |query| run(Mode::AsyncTogether, &plan(query));
    for (run, text) in [
        (together("?count=30"), "yes"),
        (together("?count=30&sleep=30:1"), "yes"),
        (together("?count=30&sleep=1:1"), "no, 2 before 1"),
        (together("?count=30&sleep=8:1,12:2,20:0.5"), "no, 20 before 8"),
        (together("?story=status-upload&sleep=2:3"), "no, “Your status is ready” before “encoding”"),
        (stopped(Mode::Sync, &plan("?count=30&sleep=8:3,12:2"), 3500.0), "yes, as far as it came"),
        (stopped(Mode::AsyncTogether, &plan("?count=30&sleep=8:3,12:2"), 2500.0), "no, 13 before 12"),
    ] {
        assert_eq!(order(&run), text);
    }
}

#[test]
fn the_page_is_frozen_alive_paused_or_unknown() {
    let page = |mode, longest_freeze_ms| {
        let run = Run { longest_freeze_ms, ..exercise(mode) };
        (ASPECTS[2].find)(&run, &[])
    };
    for (mode, freeze_ms, text) in [
        (Mode::Sync, Some(99.9), "alive"),
        (Mode::Sync, Some(100.0), "frozen"),
        (Mode::AsyncTogether, Some(99.9), "alive"),
        (Mode::AsyncTogether, Some(130.0), "alive, with pauses of up to 130 ms"),
        (Mode::AsyncTogether, Some(1500.0), "alive, with pauses of up to 1.5 s"),
        (Mode::AsyncTogether, Some(2900.0), "alive, with pauses of up to 2.9 s"),
        (Mode::AsyncTogether, None, "unknown"),
    ] {
        assert_eq!(page(mode, freeze_ms), text, "{mode:?} {freeze_ms:?}");
    }
}

#[test]
fn the_verdict_leaves_out_sleeps_and_comparisons_that_did_not_happen() {
    let awake = plan("?count=30");
    assert_eq!(pair(&run(Mode::Sync, &awake), &Run { elapsed_ms: 900.0, ..run(Mode::Sync, &awake) }), None);
    assert_eq!(pair(&Run { elapsed_ms: 900.0, ..run(Mode::Sync, &awake) }, &run(Mode::AsyncInTurn, &awake)), None);

    let one = plan("?count=30&sleep=8:3");
    let (sync, together) = (run(Mode::Sync, &one), run(Mode::AsyncTogether, &one));
    assert_eq!(verdict(&sync, None)[0], "Sync took 3.0 s, as long as its one sleep.");
    assert_eq!(
        verdict(&together, None),
        ["Async, together took 3.0 s, as long as its one sleep.", "9 was on screen at 0.02 s, while 8 still slept."]
    );

    let stopped = Run { outcome: Outcome::Stopped, ..exercise(Mode::Sync) };
    for other in [stopped, run(Mode::Sync, &one)] {
        let alone = verdict(&exercise(Mode::AsyncInTurn), Some(&other));
        assert_eq!(alone[0], "Async, in turn took 5.0 s: its sleeps added up.");
    }
    let together = exercise(Mode::AsyncTogether);
    let shown_as_it_woke = Run { shown_ms: vec![Some(3000.0); 34], ..together.clone() };
    assert!(!verdict(&shown_as_it_woke, None).join(" ").contains("was on screen"));
    let mut woke_twice = together;
    let woke = woke_twice.events.iter().find(|event| event.kind == EventKind::SleepDone).copied().unwrap();
    woke_twice.events.push(woke);
    woke_twice.events.retain(|event| event.kind != EventKind::SleepDone || *event == woke);
    assert!(!verdict(&woke_twice, None).join(" ").contains("woke first"));

    let failed = Run { outcome: Outcome::Failed, ..exercise(Mode::Sync) };
    assert_eq!(verdict(&failed, None), ["Sync failed at 5.0 s, so this says nothing about it."]);
    let unknown = Run { longest_freeze_ms: None, ..exercise(Mode::AsyncBlocking) };
    assert_eq!(verdict(&unknown, None), ["Async that blocks took 5.0 s: its sleeps added up."]);
}

#[test]
fn the_verdict_of_threads_names_its_workers_if_known() {
    let text = |workers| verdict(&Run { workers, shown_ms: Vec::new(), ..exercise(Mode::Threads) }, None);
    let one = Workers { number: 1, start_ms: 20.0 };
    assert_eq!(
        text(Some(one)),
        ["Threads took 3.0 s with 1 worker, which took under 0.1 s to start. Async, together needed none."]
    );
    assert_eq!(text(None), ["Threads took 3.0 s, as long as its longest sleep."]);
}
