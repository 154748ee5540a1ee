//! The section that shows and edits the plan.

use std::cell::RefCell;
use std::rc::Rc;

use crate::exercise::sleep_lengths::LastSleeps;
use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, el};
use crate::page::lazy::loader::lazy_slot;
use crate::page::run::controller::Controller;
use crate::page::screen::plan::cells::{MOST_CELLS, cells};
use crate::page::screen::plan::fold::fold;
use crate::page::screen::plan::row::row;
use crate::page::screen::plan::stepper::Opened;
use crate::page::state::signal::ErasedSignal;

/// The cells, or the ranges of a long plan, the row below them, and what sleeping stands for. A narrow embed folds all of it into a
/// line.
pub fn plan(controller: Controller, embed: bool) -> El {
    let session = controller.session;
    let is_unfolded = ErasedSignal::new(false);
    let opened = Opened::new(None);
    let last = Rc::<RefCell<LastSleeps>>::default();
    let noted = Rc::clone(&last);
    let has_cells = move || session.plan.with(|plan| plan.count() <= MOST_CELLS);
    render_effect(move || {
        if has_cells() {
            session.plan.with(|plan| noted.borrow_mut().note(plan));
        }
    });
    el("section")
        .class("sc-plan")
        .class_if("sc-unfolded", move || is_unfolded.get())
        .attr("aria-label", "The plan")
        // An edit may need a notice, whose text is in the lazy chunk.
        .on(&["focusin"], move |_| controller.loader.load_soon())
        .children(embed.then(|| fold(session, is_unfolded)))
        .dynamic_by(has_cells, move |has_cells| {
            if *has_cells {
                let last = Rc::clone(&last);
                return cells(session, opened, move |step| last.borrow().of(step));
            }
            controller.loader.load();
            lazy_slot(controller.loader, |views| (views.ranges)())
        })
        .child(row(session, opened))
        .child(gloss())
}

/// What sleeping stands for. On a narrow screen the page shows a second one below the lanes, and hides the one in the plan.
pub fn gloss() -> El {
    el("p").class("sc-gloss").text("Sleeping stands for waiting: for a network, a disk, a person.")
}
