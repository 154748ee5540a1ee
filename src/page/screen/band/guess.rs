//! Guess first: one question at a time, a row a lane.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::prediction::{Answer, Question};
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, button, el, fragment};
use crate::page::dom::focus::{to_question, to_run};
use crate::page::state::session::Session;

/// The question that is asked, and the answers of all lanes that it is asked of. Where a run leaves it open it stays as it is, out
/// of reach, and nothing of it is built anew while a click waits for its answer.
pub fn guess(session: Session) -> El {
    let plan = session.plan.get();
    let guess = session.guess;
    let subject = move || {
        let asked = guess.asked();
        let modes = if asked.is_empty() { guess.left() } else { asked };
        (guess.question.get(), modes)
    };
    fragment().dynamic_by(subject, move |(question, modes)| match modes.is_empty() {
        true => fragment(),
        false => question_of(session, &plan, *question, modes),
    })
}

fn question_of(session: Session, plan: &Plan, number: usize, modes: &[Mode]) -> El {
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

/// To Run of the first lane that was asked about.
fn go_to_first(asked: Vec<Mode>) {
    asked.first().copied().into_iter().for_each(to_run);
}

/// A lane's answers to choose from.
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

/// To the next question or, from the last one, to the lanes.
fn buttons(session: Session, is_last: bool) -> El {
    let next = move |_| {
        if is_last {
            go_to_first(untrack(|| session.guess.asked()));
            session.guess.close();
        } else {
            session.guess.question.update(|question| *question += 1);
            to_question();
        }
    };
    let skip = move |_| {
        go_to_first(untrack(|| session.guess.asked()));
        session.guess.skip();
    };
    el("p")
        .class("sc-guess-buttons")
        .child(button("sc-button sc-filled", if is_last { "That's my guess" } else { "Next question" }, next))
        .child(button("sc-quiet", "Skip, just run", skip))
}
