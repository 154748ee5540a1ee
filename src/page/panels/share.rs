//! The panel "Share or embed": in tabs, snippets of the plan and the lanes in view.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::address::address;
use crate::findings::run::Run;
use crate::findings::tracks::tracks;
use crate::page::panels::picture_buttons::picture_buttons;
use crate::page::panels::snippet::{AboutSnippet, snippet};
use crate::page::panels::tabs::{Tab, Tabs};
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::Link;
use crate::sharing::picture::file;
use crate::sharing::snippets;

/// The width of a picture for an article, in px.
const PICTURE_PX: f64 = 720.0;

const LINK: AboutSnippet = AboutSnippet {
    name: "link",
    what: "link",
    title: "Link",
    gloss: "This plan, and these ways to run it. It starts nothing by itself.",
    rows: 2,
};
const PICTURE: AboutSnippet = AboutSnippet {
    name: "Markdown",
    what: "Markdown",
    title: "Picture with a link, in Markdown",
    gloss: "For places that take neither scripts nor embedded pages. Save the picture, put it beside your text, and paste this: it shows \
            the picture and leads to this plan.",
    rows: 5,
};
const IFRAME: AboutSnippet = AboutSnippet {
    name: "iframe",
    what: "iframe",
    title: "HTML of an iframe",
    gloss: "HTML for places that embed other pages but take no scripts: course pages, wikis, many blogs. In Safari, on iOS and on \
            some Android, a run that blocks freezes the whole article.",
    rows: 6,
};
const ELEMENT: AboutSnippet = AboutSnippet {
    name: "element",
    what: "HTML",
    title: "HTML for an article",
    gloss: "HTML for an article on a site of your own. Readers see a drawing of the plan and a button, which loads the rest; the \
            height follows by itself. Where scripts don't run, they see a link.",
    rows: 5,
};

/// All snippets.
#[component]
pub fn Snippets(
    /// Whether the panel is open. The snippets are built when it first opens.
    is_open: ErasedSignal<bool>,
) -> impl IntoView {
    let was_opened = Memo::new(move |was: Option<&bool>| was.is_some_and(|was| *was) || is_open.get());
    move || was_opened.get().then(|| view! { <Written/> })
}

#[component]
fn Written() -> impl IntoView {
    let session = expect_context::<Session>();
    let link = Memo::new(move |_| {
        let (plan, modes, theme) = (session.plan.get(), session.modes.get(), session.theme.get());
        Link { plan, modes, theme, embed: false }
    });
    let written = move |about, write: fn(&str, &Link) -> String| {
        let text = Signal::derive(move || link.with(|link| write(&address(), link)));
        snippet(about, text, RwSignal::default(), ().into_any())
    };
    let tabs = vec![
        Tab { title: "Link", id: "link", panel: written(&LINK, snippets::address) },
        Tab { title: "Article", id: "article", panel: written(&ELEMENT, snippets::element) },
        Tab { title: "Frame", id: "frame", panel: written(&IFRAME, snippets::iframe) },
        Tab { title: "Picture", id: "picture", panel: view! { <Picture link/> }.into_any() },
    ];
    view! { <Tabs label="Ways to share" tabs selected=RwSignal::new(0) between=().into_any()/> }
}

/// The picture, once there is a run of this plan in view: the link under the picture leads to this plan.
#[component]
fn Picture(
    /// The link to the plan and the lanes in view.
    link: Memo<Link>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let runs = move || {
        let is_of_plan = |run: &Arc<Run>| session.plan.with(|plan| run.plan.counts_like(plan));
        session.runs_in_view().into_iter().filter(is_of_plan).collect::<Vec<_>>()
    };
    let has_run = Memo::new(move |_| !runs().is_empty());
    let draw = move |theme| untrack(|| file(&tracks(&session.modes.get(), &runs(), None), PICTURE_PX, theme));
    let markdown = move || {
        let runs = runs();
        let runs: Vec<_> = runs.iter().map(|run| &**run).collect();
        link.with(|link| snippets::picture(&address(), link, &runs))
    };
    move || {
        if !has_run.get() {
            return view! { <p class="sc-snippet">"A picture comes with the first run of this plan."</p> }.into_any();
        }
        let said = RwSignal::default();
        snippet(&PICTURE, Signal::derive(markdown), said, picture_buttons(Box::new(draw), said))
    }
}
