//! The table of a lane's log: each line with the times at which it was printed and shown.

use std::cell::Cell;

use web_sys::HtmlElement;

use crate::exercise::format::concat;
use crate::page::dom::binding::effect;
use crate::page::dom::element::{El, el, fragment};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::screen::log::follow_end::{follow_end, on_scroll};
use crate::page::screen::log::rows::log_rows;
use crate::page::screen::log::spacer::{above, below, room};
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

const HINT: &str = "Here each line tells when it ran, and when you saw it.";

/// The log of a lane. Its content is built when the first line arrives, because building it earlier would lengthen the first load.
pub fn log(controller: Controller, lane: Lane) -> El {
    let session = controller.session;
    let title = move || concat(&["Log of ", &session.title(lane.mode)]);
    let caption = el("caption").class("sc-unseen").dyn_text(title);
    let table = el("table").class("sc-log").attr("data-log", "").child(caption);
    let clip = el("div").class("sc-log-clip").child(table.clone());
    let has_lines = Cell::new(false);
    let has_lines = move || {
        has_lines.set(has_lines.get() || lane.line_count.get() > 0);
        has_lines.get()
    };
    let at_once = move || controller.loader.text_from(|views| (views.appeared_at_once)(lane));
    el("div")
        .class("sc-log-frame")
        .class_if("sc-open", move || lane.is_log_open.get())
        .child(el("p").class("sc-at-once").dyn_text(at_once))
        .child(el("p").class("sc-gloss").attr_if("hidden", move || lane.line_count.get() > 0).text(HINT))
        .child(clip.clone())
        .dynamic_by(has_lines, move |has_lines| match has_lines {
            true => {
                fill(session, lane, table.clone());
                clip_log(controller, lane, clip.clone())
            }
            false => fragment(),
        })
}

/// Fills the table with its header, the mounted rows and the spacers around them.
fn fill(session: Session, lane: Lane, table: El) {
    let _ = table
        .dyn_attr("aria-rowcount", move || Some((lane.line_count.get() + 1).to_string()))
        .child(head())
        .child(room(move || above(lane)))
        .child(log_rows(session, lane))
        .child(room(move || below(lane)));
}

/// Clips the log: to its end during the run, and then to the lines around the first sleeper, until the reader shows all lines.
/// Returns the element below it.
fn clip_log(controller: Controller, lane: Lane, clip: El) -> El {
    let session = controller.session;
    let shows_all = ErasedSignal::new(false);
    let element = clip.cast::<HtmlElement>().clone();
    let scrolled = element.clone();
    let _ = clip
        .class_if("sc-all", move || shows_all.get())
        .class_if("sc-endless", move || lane.has_many_lines())
        .class_if("sc-terminal", move || session.replay.is_terminal_in(lane.mode))
        .dyn_attr("tabindex", move || lane.has_many_lines().then(|| "0".to_owned()))
        .on(&["scroll"], move |_| on_scroll(controller, lane, &scrolled));
    scroll(lane, &element, shows_all);
    effect(move || {
        if let Some(views) = controller.loader.chunk() {
            (views.log_scroll)(lane, element.clone());
        }
    });
    fragment().child(lazy_slot_silent(controller.loader, move |views| (views.log_foot)(lane, shows_all)))
}

/// Scrolls the log to its end during the run, and then to the first sleeper.
fn scroll(lane: Lane, clip: &HtmlElement, shows_all: ErasedSignal<bool>) {
    let scrolled = clip.clone();
    effect(move || {
        let (is_running, has_many_lines) = (lane.phase.get().is_running(), lane.has_many_lines());
        // Here, and not in an effect of its own: a log that shows its end has no scroll position.
        drop(scrolled.class_list().toggle_with_force("sc-following", is_running && !has_many_lines));
        if is_running {
            shows_all.set(false);
        } else if let Some(px) = lane.rest_px() {
            scrolled.set_scroll_top(px);
        }
    });
    follow_end(lane, clip.clone());
}

/// The table's header.
fn head() -> El {
    let name = |name: &str| el("th").attr("scope", "col").text(name);
    let gutter = el("td").attr("aria-hidden", "true");
    let last = el("th").attr("scope", "col").child(el("span").text("you saw it at"));
    el("thead").child(el("tr").child(name("ran at")).child(gutter).child(name("line")).child(last))
}
