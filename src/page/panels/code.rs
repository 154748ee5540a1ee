//! The code: the program of the plan in each language, in two modes side by side, and the Rust that ran.

use leptos::prelude::*;

use crate::browser::intersection::IntersectionWatch;
use crate::browser::listener::Listener;
use crate::exercise::mode::Mode;
use crate::page::dom::binding::{effect, store};
use crate::page::panels::code_panel::code_panel;
use crate::page::panels::code_state::Shown;
use crate::page::panels::switches::Switches;
use crate::page::panels::tabs::{Tab, Tabs};
use crate::page::state::session::Session;
use crate::sharing::code::Language;

/// One tab for each language. The two modes apply to all of them.
#[component]
pub fn Code() -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = Shown::new(session);
    write_when_near(shown);
    let mut before = None;
    effect(move || {
        // The message was about the programs before this change.
        shown.said.set(String::new());
        session.plan.track();
        shown.pair();
        // A run of another lane shows that lane's code.
        let latest = session.latest.get();
        if before.replace(latest).is_some_and(|before| before != latest) {
            shown.forget_choices();
        }
    });
    let is_choice = Memo::new(move |_| session.modes.with(Vec::len) > 2);
    let choices = move || is_choice.get().then(|| choices(session, shown));
    let tab = |language: Language| Tab {
        title: language.about().title,
        id: language.about().slug,
        panel: code_panel(language, shown),
    };
    let tabs = Language::ALL.map(tab).into();
    view! {
        <Switches is_near=shown.is_near/>
        {choices}
        <Tabs label="Languages" tabs selected=shown.tab between=switch(shown)/>
        <p class="sc-gloss" role="status" prop:textContent=shown.said/>
    }
}

/// Has the programs written when the section first comes near the viewport.
fn write_when_near(shown: Shown) {
    let section = document().query_selector(".sc-code").ok().flatten();
    if let Some(section) = &section {
        // The section kept the height of its content until now. The name is valid, so the call can't fail.
        let _ = section.set_attribute("data-filled", "");
    }
    let near = move |is_near: bool| {
        if is_near && !shown.is_near.get_untracked() {
            shown.is_near.set(true);
        }
    };
    StoredValue::new_local(Listener::new(window().into(), &["beforeprint"], move |_| near(true)));
    match section.and_then(|section| IntersectionWatch::new(&section, near)) {
        Some(watch) => store(watch),
        None => near(true),
    }
}

/// The choice of the two modes, if there are more than two lanes.
fn choices(session: Session, shown: Shown) -> AnyView {
    view! {
        <div class="sc-code-pair">
            <span>"Compare"</span>
            {choice(0, "First program", session, shown)}
            <span>"with"</span>
            {choice(1, "Second program", session, shown)}
        </div>
    }
    .into_any()
}

/// The choice of the mode of a column.
fn choice(column: usize, label: &'static str, session: Session, shown: Shown) -> AnyView {
    let option = move |mode: Mode| {
        let about = mode.about();
        let is_selected = move || shown.mode(column) == Some(mode);
        view! { <option value=about.slug prop:selected=is_selected prop:textContent=move || session.title(mode).into_owned()/> }
    };
    let options = move || session.modes.get().into_iter().map(option).collect::<Vec<_>>();
    let choose = move |event| {
        if let Some(mode) = Mode::from_slug(&event_target_value(&event)) {
            shown.choose(column, mode);
        }
    };
    view! { <select aria-label=label on:change=choose>{options}</select> }.into_any()
}

/// The switch between the two programs, for screens on which only one has room.
fn switch(shown: Shown) -> AnyView {
    let choice = move |column: usize| {
        let title = move || shown.title(column).into_owned();
        let is_warm = move || shown.mode(column).is_some_and(|mode| mode.about().blocks);
        let choose = move |_| shown.side.set(Some(column));
        view! {
            <label class:sc-warm=is_warm>
                <input type="radio" name="sc-code-side" prop:checked=move || shown.primary() == column on:change=choose/>
                <span prop:textContent=title/>
            </label>
        }
    };
    view! {
        <div class="sc-code-switch" role="radiogroup" aria-label="Program" hidden=move || !shown.is_pair()>
            {[0, 1].map(choice)}
        </div>
    }
    .into_any()
}
