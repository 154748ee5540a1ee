//! The code: the program of the plan in each language, in two modes side by side, and the Rust that ran.

use leptos::prelude::*;

use crate::browser::intersection::IntersectionWatch;
use crate::exercise::mode::Mode;
use crate::page::dom::binding::store;
use crate::page::panels::code_panel::CodePanel;
use crate::page::panels::code_shown::Shown;
use crate::page::panels::code_tabs::Tabs;
use crate::page::state::session::Session;
use crate::sharing::code::Language;

/// One tab for each language. The two modes apply to all of them.
#[component]
pub fn Code() -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = Shown::new(session);
    write_when_near(shown);
    let Shown { said, .. } = shown;
    Effect::new(move |before: Option<Option<Mode>>| {
        // The message was about the programs before this change.
        said.set(String::new());
        session.plan.track();
        shown.pair.track();
        // A run of another lane shows that lane's code.
        let latest = session.latest.get();
        if before.is_some_and(|before| before != latest) {
            shown.forget_choices();
        }
        latest
    });
    let is_choice = Memo::new(move |_| session.modes.with(Vec::len) > 2);
    let choices = move || is_choice.get().then(|| view! { <Choices session shown/> });
    let switch = move || shown.is_pair().then(|| view! { <Switch shown/> });
    let panel = |language| view! { <CodePanel language shown/> }.into_any();
    view! {
        {choices}
        <Tabs shown/>
        {switch}
        {Language::ALL.into_iter().map(panel).collect::<Vec<_>>()}
        <p class="sc-gloss" role="status" prop:textContent=said/>
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
    match section.and_then(|section| IntersectionWatch::new(&section, near)) {
        Some(watch) => store(watch),
        None => near(true),
    }
}

/// The choice of the two modes, if there are more than two lanes.
#[component]
fn Choices(
    /// The session.
    session: Session,
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    view! {
        <p class="sc-code-pair">
            <span>"Compare"</span>
            <Choice column=0 label="First program" session shown/>
            <span>"with"</span>
            <Choice column=1 label="Second program" session shown/>
        </p>
    }
}

/// The choice of the mode of a column.
#[component]
fn Choice(
    /// 0 or 1.
    column: usize,
    /// The name of the field.
    label: &'static str,
    /// The session.
    session: Session,
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let option = move |mode: Mode| {
        let about = mode.about();
        let is_selected = move || shown.mode(column) == Some(mode);
        view! { <option value=about.slug prop:selected=is_selected prop:textContent=about.title/> }
    };
    let options = move || session.modes.get().into_iter().map(option).collect::<Vec<_>>();
    let choose = move |event| {
        if let Some(mode) = Mode::from_slug(&event_target_value(&event)) {
            shown.choose(column, mode);
        }
    };
    view! { <select aria-label=label on:change=choose>{options}</select> }
}

/// The switch between the two programs, for screens on which only one has room.
#[component]
fn Switch(
    /// The state of the section.
    shown: Shown,
) -> impl IntoView {
    let choice = move |column: usize| {
        let title = move || shown.mode(column).map_or("", |mode| mode.about().title);
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
        <div class="sc-code-switch" role="radiogroup" aria-label="Program">{choice(0)}{choice(1)}</div>
    }
}
