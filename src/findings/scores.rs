//! The scores of a reader's predictions: what was measured beside each answer, and the misconception behind a wrong one.

use crate::exercise::format::{moment_read, seconds_read};
use crate::exercise::labels::quoted;
use crate::exercise::mode::Mode;
use crate::findings::metrics::{PageDuring, bears_out, next_printed_ms, next_shown_ms, page_during};
use crate::findings::plan_text::noun;
use crate::findings::prediction::{Answer, Answered, Prediction, Question, Seen};
use crate::findings::run::{Outcome, Run};

/// A sentence for each answer of a prediction, with the misconception behind a wrong one. Empty if the run is not done.
pub fn scores(run: &Run, prediction: &Prediction) -> Vec<String> {
    if run.outcome != Outcome::Done {
        return Vec::new();
    }
    let answers = [Question::Seen, Question::Elapsed, Question::Answered].map(|question| prediction.answer(question));
    answers.into_iter().flatten().filter_map(|answer| score(run, answer)).collect()
}

fn score(run: &Run, answer: Answer) -> Option<String> {
    let is_right = bears_out(run, answer)?;
    let guess = answer.text(&run.plan);
    let measured = match answer {
        Answer::Seen(_) => format!("It was seen at {}", moment_read(next_shown_ms(run)?)),
        Answer::Elapsed(_) => format!("It took {}", seconds_read(run.elapsed_ms)),
        Answer::Answered(_) => match page_during(run) {
            PageDuring::Alive => "The page never froze".to_owned(),
            _ => format!("The page's longest freeze was {}", seconds_read(run.longest_freeze_ms?)),
        },
    };
    let quoted = if matches!(answer, Answer::Elapsed(_)) { guess } else { quoted(&guess) };
    let why = if is_right { None } else { misconception(run, answer) };
    Some(format!("You said {quoted}. {measured}.{}", why.map_or_else(String::new, |why| format!(" {why}"))))
}

/// A sentence that explains a wrong answer by what the run showed; `None` if there is nothing to explain.
pub fn misconception(run: &Run, answer: Answer) -> Option<String> {
    let sleeper = run.plan.name(run.plan.sleepers().next()?.0);
    let next = run.plan.next_awake().map(|next| run.plan.name(next));
    let sentence = match (answer, run.mode) {
        (Answer::Seen(seen), Mode::Sync | Mode::AsyncBlocking) => return unseen(run, seen),
        (Answer::Seen(_), Mode::AsyncInTurn) => {
            format!("`await` freed the page, but {} did not start before {sleeper} was done.", next?)
        }
        (Answer::Seen(_), Mode::AsyncForgotten) => {
            format!("{sleeper} never slept: its sleep was made and thrown away, because nobody awaited it.")
        }
        (Answer::Seen(Seen::WhileAsleep), Mode::AsyncLimited) => {
            format!("Every place was taken, so {} had to wait until one was free.", next?)
        }
        (Answer::Seen(_), Mode::AsyncTogether | Mode::Threads | Mode::AsyncLimited) => {
            format!("{} did not have to wait for {sleeper}: while it slept, the rest went on.", next?)
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
        (Mode::AsyncForgotten, false) => "Nobody slept: a sleep that nobody awaits never begins.",
        (Mode::AsyncLimited, true) => "Not all slept at the same time: the others waited for a place.",
        (Mode::AsyncLimited, false) => "Several slept at the same time, each in a place of its own.",
        (Mode::AsyncTogether | Mode::Threads | Mode::AsyncForgotten, true) | (_, false) => return None,
    };
    Some(sentence.to_owned())
}
