//! The numbers of the runs side by side, for narrow screens.

use leptos::prelude::*;

use crate::exercise::format::seconds_read;
use crate::findings::run::Run;
use crate::page::state::session::Session;

/// One column for each run in view, if there are at least two.
#[component]
pub fn Compare() -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        let runs = session.runs_in_view();
        if runs.len() < 2 {
            return ().into_any();
        }
        let columns: Vec<_> = runs.iter().map(|run| column(run)).collect();
        view! { <dl class="sc-compare">{columns}</dl> }.into_any()
    }
}

fn column(run: &Run) -> impl IntoView + use<> {
    let freeze = run.longest_freeze_ms.map_or_else(|| "–".to_owned(), seconds_read);
    view! {
        <div>
            <dt prop:textContent=run.mode.about().title/>
            <dd><b prop:textContent=seconds_read(run.elapsed_ms)/> " elapsed"</dd>
            <dd><b prop:textContent=freeze/> " frozen"</dd>
        </div>
    }
}
