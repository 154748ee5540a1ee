//! The prediction questions: one at a time, with a row of answers for each lane.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::prediction::{Answer, Question};
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::dom::focus::{to_question, to_run};
use crate::page::state::session::Session;

/// The current question, with a row of answers for each lane that has not answered. A run that starts before the answer makes the
/// question inert; it is not rebuilt then, because that would delay the run.
pub fn guess(session: Session) -> El {
    let plan = session.plan.get();
    let guess = session.guess;
    let subject = move || {
        let unanswered = guess.asked();
        let modes = if unanswered.is_empty() { guess.left() } else { unanswered };
        (guess.question.get(), modes)
    };
    fragment().dynamic_by(subject, move |(question, modes)| match modes.is_empty() {
        true => fragment(),
        false => question_view(session, &plan, *question, modes),
    })
}

fn question_view(session: Session, plan: &Plan, number: usize, modes: &[Mode]) -> El {
    let questions = Question::of(plan);
    let (number, last) = (number.min(questions.len() - 1), questions.len() - 1);
    let question = questions[number];
    let is_left = move || session.guess.asked().is_empty();
    let legend = move || if is_left() { "No guess this time.".to_owned() } else { legend(number + 1, last + 1) };
    el("fieldset")
        .class("sc-guess")
        .attr_if("inert", is_left)
        .child(el("legend").dyn_text(legend))
        .child(el("p").class("sc-question").text(&question.text(plan)))
        .children(modes.iter().map(|mode| row(session, *mode, question, plan)))
        .child(buttons(session, number == last))
}

/// "Guess first. Nobody keeps score. 1 of 3."
fn legend(number: usize, of: usize) -> String {
    let place = if of > 1 { format!(" {number} of {of}.") } else { String::new() };
    format!("Guess first. Nobody keeps score.{place}")
}

/// Moves the focus to the Run button of the first of `modes`.
fn focus_first_run(modes: Vec<Mode>) {
    modes.first().copied().into_iter().for_each(to_run);
}

/// The answers for one lane, as a group of radio buttons.
fn row(session: Session, mode: Mode, question: Question, plan: &Plan) -> El {
    let title = mode.about().title;
    let answers = question.answers(plan).into_iter();
    el("div")
        .class("sc-guess-row")
        .attr("role", "radiogroup")
        .attr("aria-label", title)
        .child(el("span").class("sc-guess-lane").text(title))
        .children(answers.map(|answer| choice(session, mode, question, answer, &answer.text(plan))))
}

fn choice(session: Session, mode: Mode, question: Question, answer: Answer, text: &str) -> El {
    let prediction = session.lane(mode).prediction;
    let choose = move |_| prediction.update(|prediction| prediction.choose(answer));
    let radio = el("input").attr("type", "radio").attr("name", &format!("guess-{}", mode.about().slug));
    let input = radio.is::<HtmlInputElement>().clone();
    render_effect(move || input.set_checked(prediction.get().answer(question) == Some(answer)));
    el("label").class("sc-choice").child(radio.on(&["change"], choose)).child(el("span").text(text))
}

/// The buttons that go to the next question, or from the last one to the lanes, and that skip the questions.
fn buttons(session: Session, is_last: bool) -> El {
    let next = move |_| {
        if is_last {
            focus_first_run(untrack(|| session.guess.asked()));
            session.guess.close();
        } else {
            session.guess.question.update(|question| *question += 1);
            to_question();
        }
    };
    let skip = move |_| {
        focus_first_run(untrack(|| session.guess.asked()));
        session.guess.skip();
    };
    el("p")
        .class("sc-guess-buttons")
        .child(button("sc-button sc-filled", if is_last { "That's my guess" } else { "Next question" }, next))
        .child(button("sc-quiet", "Skip, just run", skip))
}
