//! What the page says about a sequence before and while it runs.

use std::borrow::Cow;

use crate::exercise::format::{concat, in_words, minutes, seconds};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::freeze_scope::FreezeScope;
use crate::findings::sequence::{Part, Sequence};

/// The name of the button that runs these lanes: "Run both: Sync, then Async", "Run all three", "Run Sync again".
pub fn run_label(plan: &Plan, modes: &[Mode], is_again: bool) -> String {
    // "Async, together" is told apart from another async lane by its second half.
    let short = |mode: Mode| mode.about().title.split(',').next().unwrap_or_default();
    let what: Cow<str> = match *modes {
        [] => return "Run".to_owned(),
        [mode] => mode.title(plan),
        [one, other] if !is_again && short(one) != short(other) => {
            return concat(&["Run both: ", short(one), ", then ", short(other)]);
        }
        [_, _] => "both".into(),
        _ => ("all ".to_owned() + &in_words(modes.len())).into(),
    };
    concat(&["Run ", &what, if is_again { " again" } else { "" }])
}

/// What the button will do: "Freezes this page for 5 s, on purpose. Then counts again without." Names every freeze, how long it takes
/// if that is long, and the lanes of `modes` that refuse the plan.
pub fn describe(plan: &Plan, modes: &[Mode], scope: FreezeScope) -> String {
    let (mut freezes, mut free, mut is_last_free) = (0, 0, false);
    let (mut refusals, mut long_ms) = (String::new(), 0);
    for mode in modes {
        match mode.refuse(plan) {
            None => {
                is_last_free = !mode.about().blocks;
                *(if is_last_free { &mut free } else { &mut freezes }) += 1;
                long_ms += mode.long_ms(plan).unwrap_or_default();
            }
            Some(why) if refusals.is_empty() => refusals = why.to_string(),
            Some(_) => refusals += &concat(&[" Nor will ", &mode.title(plan), "."]),
        }
    }
    let total_ms = plan.total_ms();
    let does = match (freezes, free) {
        (0, 0) => return refusals,
        (0, _) => "Leaves this page free while it counts.".to_owned(),
        _ if total_ms == 0 => "Nobody sleeps, so nothing freezes for long.".to_owned(),
        _ => {
            let length = seconds(total_ms);
            let long = match freezes {
                1 => concat(&[" for ", &length, " s"]),
                2 => concat(&[" twice, ", &length, " s each"]),
                _ => concat(&[" ", &in_words(freezes), " times, ", &length, " s each"]),
            };
            let then = match free {
                0 => String::new(),
                _ if !is_last_free => " Also counts without.".to_owned(),
                1 => " Then counts again without.".to_owned(),
                2 => " Then counts twice without.".to_owned(),
                _ => concat(&[" Then counts ", &in_words(free), " times without."]),
            };
            concat(&[scope.does(), &long, ", on purpose.", &then])
        }
    };
    let takes = if long_ms > 0 { concat(&[" Takes about ", &minutes(long_ms), "."]) } else { String::new() };
    if refusals.is_empty() { does + &takes } else { does + &takes + " " + &refusals }
}

/// A sentence in bold and one below it about what the sequence does now. `poked` is the sentence on the pokes in the current lane.
pub fn describe_progress(sequence: &Sequence, plan: &Plan, poked: String) -> (String, String) {
    let Some(mode) = sequence.current() else { return Default::default() };
    let freeze_ms = mode.expected_freeze_ms(plan);
    match (sequence.part(), sequence.rest()) {
        (Part::FreezeAnnounced, _) => ("Freezing…".to_owned(), String::new()),
        (Part::Running, _) if freeze_ms > 0 => (
            concat(&["Frozen for about ", &seconds(freeze_ms), "\u{a0}s. Click Poke now."]),
            "Scrolling may still move; nothing new will be drawn.".to_owned(),
        ),
        (Part::Running, _) => (concat(&[&mode.title(plan), " counts."]), "Click Poke: does the page react?".to_owned()),
        (Part::Between, [next, ..]) => {
            let alive = if freeze_ms > 0 { "Alive again. Now " } else { "Now " };
            (concat(&[alive, &next.title(plan), "."]), poked)
        }
        _ => Default::default(),
    }
}

/// "Async, together was not started.", of a sequence that ended early; empty if every lane was started.
pub fn not_started(plan: &Plan, rest: &[Mode]) -> String {
    match rest {
        [] => String::new(),
        [mode] => concat(&[&mode.title(plan), " was not started."]),
        _ => "The others were not started.".to_owned(),
    }
}

/// The end of the sentence about a Stop that came too late for the current lane.
pub fn late_stop(plan: &Plan, sequence: Option<&Sequence>) -> String {
    match sequence.and_then(|sequence| Some((sequence.current()?, sequence.rest()))) {
        Some((mode, rest)) if !rest.is_empty() => {
            concat(&[": too late for ", &mode.title(plan), ". ", &not_started(plan, rest)])
        }
        _ => ", with nothing left to stop.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::preset::EXERCISE;
    use crate::exercise::sleep_request::SleepRequest;
    use crate::findings::sequence::SequenceEvent;
    use Mode::{AsyncBlocking, AsyncInTurn, AsyncTogether, Sync, Threads};

    #[test]
    fn the_button_names_what_it_runs() {
        for (modes, label, again) in [
            (&[][..], "Run", "Run"),
            (&[Sync], "Run Sync", "Run Sync again"),
            (&[Sync, AsyncTogether], "Run both: Sync, then Async", "Run both again"),
            (&[AsyncBlocking, Threads], "Run both: Async that blocks, then Threads", "Run both again"),
            (&[AsyncInTurn, AsyncTogether], "Run both", "Run both again"),
            (&[Sync, AsyncInTurn, AsyncTogether], "Run all three", "Run all three again"),
            (&[Sync, AsyncInTurn, AsyncTogether, AsyncBlocking], "Run all four", "Run all four again"),
            (&Mode::ALL, "Run all seven", "Run all seven again"),
        ] {
            assert_eq!([false, true].map(|is_again| run_label(&EXERCISE.plan(), modes, is_again)), [label, again]);
        }
    }

    #[test]
    fn the_description_names_every_freeze() {
        let plan = EXERCISE.plan();
        for (modes, description) in [
            (&[Sync, AsyncTogether][..], "Freezes this page for 5 s, on purpose. Then counts again without."),
            (&[Sync], "Freezes this page for 5 s, on purpose."),
            (&[AsyncTogether, Sync], "Freezes this page for 5 s, on purpose. Also counts without."),
            (&[Sync, AsyncInTurn, AsyncTogether], "Freezes this page for 5 s, on purpose. Then counts twice without."),
            (&[Sync, AsyncBlocking], "Freezes this page twice, 5 s each, on purpose."),
            (
                &[Sync, AsyncBlocking, AsyncTogether],
                "Freezes this page twice, 5 s each, on purpose. Then counts again without.",
            ),
            (&[AsyncTogether, Threads], "Leaves this page free while it counts."),
        ] {
            assert_eq!(describe(&plan, modes, FreezeScope::Page), description);
        }
        assert_eq!(
            describe(&plan, &[Sync, AsyncTogether], FreezeScope::Unknown),
            "May freeze the whole article for 5 s, on purpose. Then counts again without."
        );
        assert_eq!(
            describe(&plan.awake(), &[Sync, AsyncTogether], FreezeScope::Page),
            "Nobody sleeps, so nothing freezes for long."
        );
    }

    #[test]
    fn the_description_says_how_long_a_long_run_takes() {
        let plan = crate::exercise::preset::Preset::from_slug("ten-thousand").unwrap().plan();
        for (modes, takes) in [
            (&[AsyncInTurn, AsyncTogether][..], " Takes about 83\u{a0}min."),
            (&[AsyncTogether], ""),
            (
                &[Sync, AsyncInTurn],
                " Takes about 83\u{a0}min. Sync won't run this: its sleeps add up to 83\u{a0}min 24\u{a0}s, and a run",
            ),
        ] {
            let described = describe(&plan, modes, FreezeScope::Page);
            let begins = format!("Leaves this page free while it counts.{takes}");
            assert!(described.starts_with(&begins) && (modes.contains(&Sync) || described == begins), "{described}");
        }
    }

    #[test]
    fn the_description_names_the_lanes_that_refuse_the_plan() {
        let long = EXERCISE.plan().with_sleeps(&[SleepRequest::single(8, 11_500)]).0;
        let why = "Sync won't run this: its sleeps add up to 13.5 s, and a run that freezes the page may take 10 s at most. \
                   Shorten a sleep or use Async, together.";
        for (modes, description) in [
            (&[Sync, AsyncTogether][..], format!("Leaves this page free while it counts. {why}")),
            (&[Sync], why.to_owned()),
            (&[Sync, AsyncBlocking], format!("{why} Nor will Async that blocks.")),
        ] {
            assert_eq!(describe(&long, modes, FreezeScope::Page), description);
        }
    }

    #[test]
    fn each_part_is_told() {
        let plan = EXERCISE.plan();
        let mut sequence = Sequence::of(vec![Sync, AsyncTogether]).unwrap();
        let mut told = Vec::new();
        for event in [
            SequenceEvent::AnnounceFreeze,
            SequenceEvent::Freeze,
            SequenceEvent::EndRun(crate::findings::run::Outcome::Done),
            SequenceEvent::Next,
        ] {
            sequence.apply(event);
            told.push(describe_progress(&sequence, &plan, String::new()).0);
        }
        let expected = [
            "Freezing…",
            "Frozen for about 5\u{a0}s. Click Poke now.",
            "Alive again. Now Async, together.",
            "Async, together counts.",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_stop_that_came_too_late_says_what_was_not_started() {
        let of = |modes: &[Mode]| Sequence::of(modes.to_vec());
        for (sequence, sentence) in [
            (of(&[Sync, AsyncTogether]), ": too late for Sync. Async, together was not started."),
            (of(&[Sync, AsyncInTurn, AsyncTogether]), ": too late for Sync. The others were not started."),
            (of(&[Sync]), ", with nothing left to stop."),
            (None, ", with nothing left to stop."),
        ] {
            assert_eq!(late_stop(&EXERCISE.plan(), sequence.as_ref()), sentence);
        }
    }
}
