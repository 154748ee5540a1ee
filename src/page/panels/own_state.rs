//! The state of "In your own words": what is written in the rows, and the plan that follows them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::exercise::limits::MAX_NAMES;
use crate::exercise::plan::Plan;
use crate::page::dom::focus::focus_on;
use crate::page::dom::scroll::scroll_to_plan;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::typed::own_steps::{OwnStep, plan_of, steps_of};

/// The number of empty rows to begin with.
const FIRST_ROWS: usize = 3;

/// Selects the name in a row.
pub const NAME: &str = ".sc-own-name";
/// Selects the seconds in a row.
pub const SECONDS: &str = "label input";

/// The rows, and what became of the last change of them. A copy is the same.
#[derive(Clone, Copy)]
pub struct Own {
    session: Session,
    /// What is written in the rows, in order. Only a change of their number or order notifies.
    pub rows: ErasedSignal<Vec<OwnStep>>,
    /// What the last change did, for those who can't see it, and what had to be corrected.
    pub said: RwSignal<String>,
}

impl Own {
    /// The rows of the plan, or empty ones if its steps have no names.
    pub fn new(session: Session) -> Self {
        let steps = session.plan.with_untracked(|plan| if plan.is_named() { steps_of(plan) } else { Vec::new() });
        let rows = if steps.is_empty() { vec![OwnStep::default(); FIRST_ROWS] } else { steps };
        Self { session, rows: ErasedSignal::new(rows), said: RwSignal::default() }
    }

    /// Takes a name, or seconds, that were typed into the row at `index`. Does nothing if they are there already: a key takes them
    /// before the field tells that it has changed.
    pub fn type_into(self, index: usize, is_name: bool, text: String) {
        let mut is_new = false;
        self.rows.update_untracked(|rows| {
            let Some(step) = rows.get_mut(index) else { return };
            let written = if is_name { &mut step.name } else { &mut step.seconds };
            is_new = *written != text;
            *written = text;
        });
        if is_new {
            self.said.set(String::new());
            self.follow();
        }
    }

    /// Changes the number or the order of the rows, and writes what each has now into its fields: leptos keeps those that there were,
    /// with what was typed into them.
    fn rearrange(self, change: impl FnOnce(&mut Vec<OwnStep>)) {
        self.rows.update(change);
        self.rows.with_untracked(|rows| rows.iter().enumerate().for_each(|(index, step)| write(index, step)));
    }

    /// Takes over what is written in the rows, if the plan in view has names of the reader's own.
    fn follow(self) {
        if self.session.plan.with_untracked(is_own) {
            self.show(&self.rows.with_untracked(Vec::clone));
        }
    }

    /// Makes a plan of the steps, and says what was corrected. Returns whether there is a plan.
    fn show(self, steps: &[OwnStep]) -> bool {
        let Some((plan, warnings)) = plan_of(steps) else {
            self.said.set("Write a name first.".to_owned());
            return false;
        };
        if !warnings.is_empty() {
            self.said.set(warnings.iter().map(LinkWarning::to_string).collect::<Vec<_>>().join(" "));
        }
        self.session.change_steps_to(plan);
        self.session.notices.set(warnings.into_iter().map(Notice::LinkWarning).collect());
        true
    }

    /// Shows the plan of these steps, and scrolls to it.
    pub fn show_and_scroll(self, steps: &[OwnStep]) {
        self.said.set(String::new());
        if self.show(steps) {
            scroll_to_plan();
        }
    }

    /// Writes the plan into the rows, if it has other steps than they have. Rows without text stay where they are.
    pub fn write(self, plan: &Plan) {
        let steps = steps_of(plan);
        let filled: Vec<_> = self.rows.with_untracked(|rows| {
            rows.iter().enumerate().filter(|(_, row)| !row.is_empty()).map(|(index, _)| index).collect()
        });
        if filled.len() != steps.len() {
            return self.rearrange(|rows| *rows = steps);
        }
        for (index, step) in filled.into_iter().zip(steps) {
            self.rows.update_untracked(|rows| {
                if rows[index] != step {
                    write(index, &step);
                    rows[index] = step;
                }
            });
        }
    }

    /// Adds an empty row after the others, and moves the focus there.
    pub fn add(self) {
        let count = self.rows.with_untracked(Vec::len);
        if count >= MAX_NAMES {
            self.said.set(format!("There are {MAX_NAMES} steps, and there can't be more."));
            return;
        }
        self.rearrange(|rows| rows.push(OwnStep::default()));
        self.said.set(format!("Step {} was added.", count + 1));
        to_name(count);
    }

    /// Swaps the row at `index` with the one above or below it, and returns where it is then; `None` if there is none.
    pub fn swap(self, index: usize, is_up: bool) -> Option<usize> {
        let count = self.rows.with_untracked(Vec::len);
        let other = if is_up { index.checked_sub(1) } else { Some(index + 1).filter(|below| *below < count) }?;
        self.rearrange(|rows| rows.swap(index, other));
        self.said.set(format!("Step {} is step {} now.", index + 1, other + 1));
        self.follow();
        Some(other)
    }

    /// Removes the row at `index`, and moves the focus to the one after it. There is always a row.
    pub fn remove(self, index: usize) {
        let mut last = 0;
        self.rearrange(|rows| {
            let _ = rows.remove(index);
            if rows.is_empty() {
                rows.push(OwnStep::default());
            }
            last = rows.len() - 1;
        });
        self.said.set(format!("Step {} was removed.", index + 1));
        self.follow();
        to_name(index.min(last));
    }
}

/// Whether the steps of the plan have names of the reader's own.
pub fn is_own(plan: &Plan) -> bool {
    plan.is_named() && plan.story().is_none()
}

/// Focuses the name in the row at `index`.
pub fn to_name(index: usize) {
    to(index, NAME);
}

/// Focuses the first element of the row at `index` that the selector matches.
pub fn to(index: usize, css: &str) {
    focus_on(in_row(index, css));
}

/// The selector of what `css` matches in the row at `index`.
fn in_row(index: usize, css: &str) -> String {
    format!(".sc-own-steps > :nth-child({}) {css}", index + 1)
}

/// Writes a step into the fields of the row at `index`, which keep the focus.
fn write(index: usize, step: &OwnStep) {
    for (css, text) in [(NAME, &step.name), (SECONDS, &step.seconds)] {
        let field = document().query_selector(&in_row(index, css));
        if let Some(field) = field.ok().flatten() {
            // The selectors match inputs alone.
            field.unchecked_into::<HtmlInputElement>().set_value(text);
        }
    }
}
