//! Guess first: one question at a time, a row a lane.

use leptos::prelude::*;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::prediction::{Answer, Question};
use crate::page::dynamic::{flag, nothing, part, press};
use crate::page::going::to_run;
use crate::page::session::Session;

/// The question that is asked, and the answers of all lanes that it is asked of.
#[component]
pub fn Guess() -> impl IntoView {
    let session = expect_context::<Session>();
    let guessing = session.guessing;
    part(move || {
        let asked = guessing.asked();
        let is_left = asked.is_empty();
        let modes = if is_left { guessing.left() } else { asked };
        if modes.is_empty() {
            return nothing();
        }
        let plan = session.plan.get();
        let questions = Question::of(&plan);
        let number = guessing.question.get().min(questions.len() - 1);
        let question = questions[number];
        let rows: Vec<_> = modes.into_iter().map(|mode| row(session, mode, question, &plan)).collect();
        view! {
            <fieldset class="sc-guess" inert=is_left>
                <legend>{if is_left { "No guess this time.".to_owned() } else { legend(number + 1, questions.len()) }}</legend>
                <p class="sc-question">{question.text(&plan)}</p>
                {rows}
                {buttons(session, number + 1 == questions.len())}
            </fieldset>
        }
        .into_any()
    })
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
fn row(session: Session, mode: Mode, question: Question, plan: &Plan) -> impl IntoView + use<> {
    let title = mode.about().title;
    let answers = question.answers(plan).into_iter().map(|answer| {
        let is_chosen = flag(move || session.lane(mode).prediction.get().answer(question) == Some(answer));
        choice(session, mode, answer, answer.text(plan), is_chosen)
    });
    view! {
        <div class="sc-guess-row" role="radiogroup" aria-label=title>
            <span class="sc-guess-lane">{title}</span>
            {answers.collect::<Vec<_>>()}
        </div>
    }
}

fn choice(session: Session, mode: Mode, answer: Answer, text: String, is_chosen: Signal<bool>) -> impl IntoView {
    let choose = move |_| session.lane(mode).prediction.update(|prediction| prediction.choose(answer));
    view! {
        <label class="sc-choice">
            <input type="radio" name=format!("guess-{}", mode.about().slug) prop:checked=is_chosen on:change=choose/>
            <span>{text}</span>
        </label>
    }
}

/// To the next question or, from the last one, to the lanes.
fn buttons(session: Session, is_last: bool) -> impl IntoView {
    let guessing = session.guessing;
    let next = press(move |_| {
        if is_last {
            go_to_first(untrack(|| guessing.asked()));
            guessing.close();
        } else {
            guessing.question.update(|question| *question += 1);
        }
    });
    let skip = press(move |_| {
        go_to_first(untrack(|| guessing.asked()));
        guessing.skip();
    });
    view! {
        <p class="sc-guess-buttons">
            <button type="button" class="sc-button sc-filled" on:click=next>
                {if is_last { "That's my guess" } else { "Next question" }}
            </button>
            <button type="button" class="sc-quiet" on:click=skip>"Skip, just run"</button>
        </p>
    }
}
