//! The plan in one line, which a narrow embed shows in place of the cells.

use crate::findings::plan_text::describe_sleeps_briefly;
use crate::page::dom::element::{El, button, el};
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

/// "8 sleeps 2 s, 12 sleeps 1 s.", and a button that shows the cells.
pub fn fold(session: Session, is_unfolded: ErasedSignal<bool>) -> El {
    let text = move || format!("{}.", session.plan.with(describe_sleeps_briefly));
    let change = button("sc-quiet", "Change", move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded));
    el("p")
        .class("sc-fold")
        .child(el("span").dyn_text(text))
        .child(change.dyn_attr("aria-expanded", move || Some(is_unfolded.get().to_string())))
}
