//! The misconceptions behind wrong predictions.

use crate::exercise::format::moment_read;
use crate::exercise::mode::Mode;
use crate::findings::metrics::{next_printed_ms, next_shown_ms};
use crate::findings::plan_text::noun;
use crate::findings::prediction::{Answer, Answered, Seen};
use crate::findings::run::Run;

/// A sentence that explains a wrong answer by what the run showed; `None` if there is nothing to explain.
pub fn misconception(run: &Run, answer: Answer) -> Option<String> {
    let sleeper = run.plan.name(run.plan.sleepers().next()?.0);
    let next = run.plan.next_awake().map(|next| run.plan.name(next));
    let sentence = match (answer, run.mode) {
        (Answer::Seen(seen), Mode::Sync | Mode::AsyncBlocking) => return unseen(run, seen),
        (Answer::Seen(_), Mode::AsyncInTurn) => {
            format!("`await` freed the page, but {} did not start before {sleeper} was done.", next?)
        }
        (Answer::Seen(_), Mode::AsyncTogether | Mode::Threads) => {
            format!("{} had not to wait for {sleeper}: while it slept, the count went on.", next?)
        }
        (Answer::Elapsed(ms), mode) => return elapsed(run, mode, ms),
        (Answer::Answered(Answered::AtOnce), Mode::AsyncBlocking) => {
            "`async` on the outside doesn't help when the inside never awaits.".to_owned()
        }
        (Answer::Answered(Answered::AtOnce), _) => {
            "The thread that answers you was the one that slept, and it does one thing at a time.".to_owned()
        }
        (Answer::Answered(Answered::WhenOver), _) => {
            "While it waits it has nothing to do, so it can answer you at once.".to_owned()
        }
    };
    Some(sentence)
}

/// "A frozen page can't draw. 9 ran at 3.0 s and was seen at 5.0 s."
fn unseen(run: &Run, seen: Seen) -> Option<String> {
    let next = run.plan.name(run.plan.next_awake()?);
    if run.mode == Mode::AsyncBlocking && seen == Seen::WhileAsleep {
        return Some("`async` on the outside doesn't help when the inside never awaits.".to_owned());
    }
    let (printed, shown) = (moment_read(next_printed_ms(run)?), moment_read(next_shown_ms(run)?));
    Some(format!("A frozen page can't draw. {next} ran at {printed} and was seen at {shown}."))
}

fn elapsed(run: &Run, mode: Mode, ms: u64) -> Option<String> {
    let is_too_short = (ms as f64) < run.elapsed_ms;
    let sentence = match (mode, is_too_short) {
        (Mode::Sync, true) => {
            return Some(format!("Nothing overlaps: while one {} sleeps, the next has not begun.", noun(&run.plan)));
        }
        (Mode::AsyncInTurn, true) => "Async saves time only where waits overlap. Here none did.",
        (Mode::AsyncBlocking, true) => "`async` on the outside doesn't help when the inside never awaits.",
        (Mode::AsyncTogether | Mode::Threads, false) => {
            "They slept at the same time, so the longest sleep alone decides."
        }
        (Mode::AsyncTogether | Mode::Threads, true) | (_, false) => return None,
    };
    Some(sentence.to_owned())
}
