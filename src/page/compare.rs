//! On a narrow screen, the numbers of both lanes side by side, once two have run.

use leptos::prelude::*;

use crate::exercise::figures::reading;
use crate::page::session::Session;

/// A column a lane that has run.
#[component]
pub fn Compare() -> impl IntoView {
    let session = expect_context::<Session>();
    let runs = move || {
        let modes = session.modes.get();
        modes.into_iter().filter_map(|mode| session.lane(mode).run.get()).collect::<Vec<_>>()
    };
    let columns = move || {
        let column = |run: &std::sync::Arc<crate::findings::run::Run>| {
            let freeze = run.longest_freeze_ms.map_or_else(|| "–".to_owned(), reading);
            view! {
                <div>
                    <dt>{run.mode.about().title}</dt>
                    <dd><b>{reading(run.elapsed_ms)}</b> " elapsed"</dd>
                    <dd><b>{freeze}</b> " frozen"</dd>
                </div>
            }
        };
        let runs = runs();
        (runs.len() > 1).then(|| view! { <dl class="sc-compare">{runs.iter().map(column).collect_view()}</dl> })
    };
    view! { {columns} }
}
