//! Replies to pokes, and to a Stop that was pressed during a freeze.

use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::replies::{Replies, answer, poked};

fn replies(freeze: Option<(f64, f64)>, pokes_ms: &[f64]) -> Replies {
    let mut replies = Replies::default();
    if let Some((from_ms, to_ms)) = freeze {
        replies.note_freeze(TimeSpan { from_ms, to_ms });
    }
    pokes_ms.iter().for_each(|&late_ms| replies.note_poke(late_ms));
    replies
}

#[test]
fn a_poke_is_late_above_100_ms() {
    for (late_ms, text) in [
        (0.0, "Answered at once."),
        (100.0, "Answered at once."),
        (101.0, "Answered 0.1 s late."),
        (4100.0, "Answered 4.1 s late."),
    ] {
        assert_eq!(answer(late_ms), text);
    }
}

#[test]
fn a_lane_says_that_the_page_is_alive_again_only_after_a_noticeable_freeze() {
    let told = "You poked once; the answer came 0.8 s late.";
    let both = format!("Alive again. {told}");
    for (freeze_ms, late_ms, sentence) in [
        (0.0, &[][..], None),
        (0.0, &[800.0], Some(told)),
        (100.0, &[800.0], Some(told)),
        (100.5, &[800.0], Some(both.as_str())),
        (5000.0, &[], None),
    ] {
        assert_eq!(poked(late_ms, freeze_ms).as_deref(), sentence, "{freeze_ms}, {late_ms:?}");
    }
}

#[test]
fn the_delays_of_all_answers_are_kept() {
    assert_eq!(replies(None, &[800.0, 20.0]).late_ms(), [800.0, 20.0]);
}

#[test]
fn a_time_is_in_the_freeze_from_its_start_to_its_end() {
    let frozen = replies(Some((1000.0, 6000.0)), &[]);
    for (ms, is_frozen) in [(999.0, false), (1000.0, true), (3000.0, true), (6000.0, true), (6001.0, false)] {
        assert_eq!(frozen.was_frozen_at(ms), is_frozen, "{ms}");
    }
    assert_eq!(frozen.freeze(), Some(TimeSpan { from_ms: 1000.0, to_ms: 6000.0 }));
    assert!(!replies(None, &[]).was_frozen_at(0.0));
}

#[test]
fn only_the_first_stop_during_the_freeze_is_explained() {
    let then = ", with nothing left to stop.";
    let sentence = "You pressed Stop at 1.2 s. The page heard it at 5.0 s, with nothing left to stop.";
    for (stops_ms, late_stop_sentence) in [
        (&[][..], None),
        (&[(900.0, 6008.0)], None),
        (&[(6500.0, 6501.0)], None),
        (&[(2200.0, 6008.0)], Some(sentence)),
        (&[(2200.0, 6008.0), (3200.0, 6009.0)], Some(sentence)),
    ] {
        let mut frozen = replies(Some((1000.0, 6000.0)), &[]);
        stops_ms.iter().for_each(|&(pressed_ms, heard_ms)| frozen.note_stop(pressed_ms, heard_ms, then));
        assert_eq!(frozen.late_stop_sentence().as_deref(), late_stop_sentence, "{stops_ms:?}");
    }
}
