//! The hand and Poke. A narrow screen has them in a bar at its bottom.

use crate::page::dom::element::{El, button, el};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::screen::band::progress::progress_bar;
use crate::page::screen::hand::hand;

/// The hand with its caption, and the Poke button with its answer.
pub fn poke_bar(controller: Controller) -> El {
    let session = controller.session;
    let answer = move || match session.poke_answer.get() {
        answer if answer.is_empty() => "Click me during a run: does the page react?".to_owned(),
        answer => answer,
    };
    let poke = button("sc-button sc-poke", "Poke", move |event| controller.poke(event.time_stamp()));
    el("div")
        .class("sc-poke-bar")
        .child(progress_bar(controller))
        .child(hand(controller))
        .child(el("p").class("sc-hand-caption").text("Turns while this page is alive"))
        .child(poke.attr("data-poke", "").attr("aria-describedby", "sc-answer"))
        .child(
            el("p")
                .attr("id", "sc-answer")
                .class("sc-answer")
                .attr_if("data-hint", move || session.poke_answer.with(String::is_empty))
                .dyn_text(answer),
        )
        .child(lazy_slot_silent(controller.loader, |views| (views.stopwatch)()))
}
