//! Sequences of lanes: what runs, and how they end, whatever happens in which part.

use sleep_count::exercise::mode::Mode;
use sleep_count::findings::run::Outcome;
use sleep_count::findings::sequence::{Ending, Part, Sequence, SequenceEvent};

/// Every sequence of two and three different lanes with at most two freezes.
fn sequences() -> Vec<Vec<Mode>> {
    let mut all = Vec::new();
    for one in Mode::ALL {
        for two in Mode::ALL.into_iter().filter(|mode| *mode != one) {
            all.push(vec![one, two]);
            let others = Mode::ALL.into_iter().filter(|mode| ![one, two].contains(mode));
            all.extend(others.map(|three| vec![one, two, three]));
        }
    }
    assert!(all.iter().all(|modes| modes.iter().filter(|mode| mode.about().blocks).count() <= 2));
    all
}

/// A sequence as the controller drives it: the lanes that started, and the sequence.
struct Driven {
    started: Vec<Mode>,
    sequence: Sequence,
    is_aborted: bool,
}

impl Driven {
    fn new(modes: &[Mode]) -> Self {
        let sequence = Sequence::of(modes.to_vec()).unwrap();
        let mut driven = Self { started: Vec::new(), sequence, is_aborted: false };
        driven.start();
        driven
    }

    fn start(&mut self) {
        let mode = self.sequence.current().unwrap();
        self.started.push(mode);
        self.is_aborted = false;
        if mode.about().blocks {
            assert!(self.sequence.apply(SequenceEvent::AnnounceFreeze));
        }
    }

    /// Stop ends a run at once, unless the page is frozen: then it is heard too late.
    fn stop(&mut self) {
        let is_frozen =
            self.sequence.part() == Part::Running && self.sequence.current().is_some_and(|mode| mode.about().blocks);
        self.is_aborted = self.sequence.part() != Part::Between && !is_frozen;
        self.sequence.apply(SequenceEvent::Stop);
    }

    /// Goes on to the next part. `false` if the sequence is over.
    fn go_on(&mut self) -> bool {
        match self.sequence.part() {
            Part::Over(_) => return false,
            Part::FreezeAnnounced if !self.is_aborted => {
                assert!(self.sequence.apply(SequenceEvent::Freeze));
            }
            Part::FreezeAnnounced | Part::Running => {
                let outcome = if self.is_aborted { Outcome::Stopped } else { Outcome::Done };
                assert!(self.sequence.apply(SequenceEvent::EndRun(outcome)));
            }
            Part::Between => {
                assert!(self.sequence.apply(SequenceEvent::Next));
                self.start();
            }
        }
        true
    }
}

/// Drives a sequence to its end. `act` happens in the part with this number, from 0; `None` if the sequence has no such part.
fn drive(modes: &[Mode], number: usize, act: impl Fn(&mut Driven)) -> Option<(Part, Driven)> {
    let mut driven = Driven::new(modes);
    for _ in 0..number {
        driven.go_on();
    }
    let part = driven.sequence.part();
    if matches!(part, Part::Over(_)) {
        return None;
    }
    act(&mut driven);
    while driven.go_on() {}
    Some((part, driven))
}

#[test]
fn every_lane_runs_in_order_and_each_freeze_is_announced() {
    for modes in sequences() {
        let (_, driven) = drive(&modes, 0, |_| {}).unwrap();
        assert_eq!((&driven.started, driven.sequence.ending()), (&modes, Some(Ending::Done)));
        assert!(driven.sequence.rest().is_empty() && !driven.sequence.is_on());
    }
}

#[test]
fn stop_in_any_part_ends_the_whole_sequence() {
    for modes in sequences() {
        let mut parts = 0;
        while let Some((part, driven)) = drive(&modes, parts, Driven::stop) {
            let last = driven.started.len();
            let is_late = part == Part::Running && modes[last - 1].about().blocks;
            let is_over = is_late && last == modes.len();
            let ending = if is_over { Ending::Done } else { Ending::Stopped };
            assert_eq!(driven.sequence.ending(), Some(ending), "{modes:?}, part {parts}, {part:?}");
            assert_eq!(driven.started, modes[..last]);
            assert_eq!(driven.sequence.rest(), &modes[last..]);
            parts += 1;
        }
        let freezes = modes.iter().filter(|mode| mode.about().blocks).count();
        assert_eq!(parts, modes.len() + freezes + modes.len() - 1, "{modes:?}");
    }
}

#[test]
fn an_edited_plan_or_a_hidden_page_ends_it_after_the_running_lane() {
    for (event, ending) in [(SequenceEvent::Edit, Ending::Edited), (SequenceEvent::Hide, Ending::Hidden)] {
        for modes in sequences() {
            let mut parts = 0;
            while let Some((part, driven)) = drive(&modes, parts, |it| {
                it.sequence.apply(event);
            }) {
                let last = driven.started.len();
                let is_last = last == modes.len() && part != Part::Between;
                assert_eq!(driven.sequence.ending(), Some(if is_last { Ending::Done } else { ending }));
                assert_eq!(driven.started, modes[..last]);
                parts += 1;
            }
        }
    }
}

#[test]
fn a_failed_run_ends_it() {
    for modes in sequences() {
        for number in 0..modes.len() {
            let mut driven = Driven::new(&modes);
            while driven.started.len() <= number || driven.sequence.part() == Part::Between {
                driven.go_on();
            }
            driven.sequence.apply(SequenceEvent::EndRun(Outcome::Failed));
            assert_eq!(driven.sequence.ending(), Some(Ending::Failed));
            assert!(!driven.go_on());
            assert_eq!(driven.started, modes[..=number]);
        }
    }
}

#[test]
fn a_removed_lane_is_left_out() {
    for modes in sequences() {
        for removed in 1..modes.len() {
            let mut parts = 0;
            let remove = |it: &mut Driven| {
                it.sequence.apply(SequenceEvent::Remove(modes[removed]));
            };
            while let Some((part, driven)) = drive(&modes, parts, remove) {
                let has_started = driven.started.contains(&modes[removed]);
                let left: Vec<_> =
                    modes.iter().copied().filter(|mode| has_started || *mode != modes[removed]).collect();
                assert_eq!(driven.started, left, "{modes:?} without {removed}, part {parts}, {part:?}");
                assert_eq!(driven.sequence.ending(), Some(Ending::Done));
                parts += 1;
            }
        }
    }
}

#[test]
fn what_happens_first_is_why_it_ended_but_a_stop_comes_before_all_else() {
    let end = |events: &[SequenceEvent]| {
        let mut sequence = Sequence::of(vec![Mode::Sync, Mode::AsyncTogether]).unwrap();
        for event in events {
            sequence.apply(*event);
        }
        sequence.apply(SequenceEvent::EndRun(Outcome::Done));
        sequence.ending()
    };
    use SequenceEvent::{Edit, Hide, Stop};
    assert_eq!(end(&[Edit, Hide]), Some(Ending::Edited));
    assert_eq!(end(&[Hide, Edit]), Some(Ending::Hidden));
    assert_eq!(end(&[Edit, Stop]), Some(Ending::Stopped));
    assert_eq!(end(&[Stop, Hide]), Some(Ending::Stopped));
}

#[test]
fn an_event_out_of_place_changes_nothing() {
    let started = Sequence::of(vec![Mode::AsyncTogether, Mode::Sync]).unwrap();
    for event in [SequenceEvent::Freeze, SequenceEvent::Next, SequenceEvent::Remove(Mode::Threads)] {
        let mut sequence = started.clone();
        assert!(!sequence.apply(event));
        assert_eq!(sequence, started);
    }
    let mut over = started.clone();
    over.apply(SequenceEvent::EndRun(Outcome::Failed));
    let ended = over.clone();
    for event in [SequenceEvent::Stop, SequenceEvent::Next, SequenceEvent::Edit, SequenceEvent::EndRun(Outcome::Done)] {
        assert!(!over.apply(event));
        assert_eq!(over, ended);
    }
    assert_eq!(Sequence::of(Vec::new()), None);
}
