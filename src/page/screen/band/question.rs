//! The question before a run, with its answers.

use web_sys::HtmlInputElement;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::prediction::{Answer, Seen, answers, question as question_of};
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el, fragment};
use crate::page::state::session::Session;

/// The question, if the plan has one. Once a sequence has begun it is inert: it is not rebuilt then, because that would delay the run.
pub fn question(session: Session) -> El {
    let subject = move || (session.plan.get(), session.guess.about());
    el("div").class("sc-ask").attr_if("inert", move || session.sequence.with(Option::is_some)).dynamic_by(
        subject,
        move |(plan, mode)| {
            let asked = mode.and_then(|mode| Some((mode, question_of(plan, mode)?)));
            asked.map_or_else(fragment, |(mode, text)| question_view(session, plan, mode, &text))
        },
    )
}

fn question_view(session: Session, plan: &Plan, mode: Mode, text: &str) -> El {
    let prediction = session.lane(mode).prediction;
    let answers = answers(mode);
    let mut inputs = Vec::new();
    let pills = answers.iter().fold(el("p").class("sc-answers"), |pills, seen| {
        let radio = el("input").attr("type", "radio").attr("name", "guess");
        inputs.push((radio.cast::<HtmlInputElement>().clone(), *seen));
        pills.child(el("label").class("sc-choice").child(radio).child(el("span").text(&seen.text(plan))))
    });
    let shown = inputs.clone();
    render_effect(move || {
        let chosen = prediction.with(|prediction| prediction.seen);
        shown.iter().for_each(|(input, seen)| input.set_checked(chosen == Some(*seen)));
    });
    let choose = move |seen: Seen| prediction.update(|prediction| prediction.choose(Answer::Seen(seen)));
    el("fieldset").attr("data-question", "").child(el("legend").text(text)).child(pills).on(&["change"], move |_| {
        inputs.iter().filter(|(input, _)| input.checked()).for_each(|(_, seen)| choose(*seen));
    })
}
