//! "Share this result": picture, words and link by the system's dialog; by copying and saving where there is none or it refuses.

use std::ptr;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::html::{Button, Div};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, KeyboardEvent};

use crate::browser::address::address;
use crate::browser::clipboard;
use crate::browser::host::is_framed;
use crate::browser::png::png;
use crate::browser::share::{Package, Shared, png_file, shares_png};
use crate::browser::timeouts::after;
use crate::findings::run::Run;
use crate::page::dom::scroll::scroll_into_view;
use crate::page::panels::copy_text::copy;
use crate::page::panels::picture_buttons::theme_in_view;
use crate::page::panels::save_file::{place, save_png};
use crate::page::state::session::Session;
use crate::sharing::link::{Link, Theme};
use crate::sharing::picture::bar_chart::bar_chart;
use crate::sharing::shared_result::{link, shared, words};
use crate::sharing::snippets;

/// The file name of the picture.
const PICTURE: &str = "what-waiting-costs.png";
/// After the end of a run the page is drawn first, then the picture. In ms.
const PICTURE_AFTER_MS: u32 = 300;

const TITLE: &str = "What does waiting cost?";
const NO_COPY: &str = "The browser does not let this page copy. Select the words and copy them.";
const COPIED_INSTEAD: &str = "The browser did not share it. Words and link are copied.";
const NO_SHARE_NO_COPY: &str = "The browser lets this page neither share nor copy. Select the words and copy them.";

/// The runs that are shared. Two of the same runs are equal.
#[derive(Clone)]
struct InView(Vec<Arc<Run>>);

impl PartialEq for InView {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

impl InView {
    /// Those of the runs in view; none while the lanes run. The caller subscribes to them.
    fn of(session: Session) -> Self {
        let mut runs = if session.is_busy() { Vec::new() } else { session.runs_in_view() };
        let shared: Vec<_> =
            shared(&runs.iter().map(|run| &**run).collect::<Vec<_>>()).into_iter().map(ptr::from_ref).collect();
        runs.retain(|run| shared.contains(&Arc::as_ptr(run)));
        Self(runs)
    }

    fn runs(&self) -> Vec<&Run> {
        self.0.iter().map(|run| &**run).collect()
    }

    fn picture(&self) -> String {
        bar_chart(&self.runs(), &address(), theme_in_view())
    }
}

/// The button and what it opens where the browser shares nothing.
#[component]
pub fn ShareResult() -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = Memo::new(move |_| InView::of(session));
    let picture = StoredValue::new_local(None::<File>);
    draw_ahead(shown, picture);
    let (is_open, said) = (RwSignal::new(false), RwSignal::<String>::default());
    let (button, opened) = (NodeRef::<Button>::new(), NodeRef::<Div>::new());
    Effect::new(move |_| {
        // A framed page does not scroll: that would scroll the host page too.
        if is_open.get() && !is_framed() {
            request_animation_frame(move || {
                opened.try_get_untracked().flatten().iter().for_each(|opened| scroll_into_view(opened));
            });
        }
    });
    Effect::new(move |_| {
        // What was said was about the result before this change.
        shown.track();
        is_open.set(false);
        said.set(String::new());
    });
    let link_shown = move || {
        let modes = session.modes.get();
        let of_page = Link { plan: session.plan.get_untracked(), modes, theme: Theme::Auto, embed: false };
        shown.with(|shown| snippets::address(&address(), &link(&shown.runs(), of_page)))
    };
    let words_shown = move || shown.with(|shown| words(&shown.runs()));
    let text = move || untrack(|| format!("{}\n{}", words_shown(), link_shown()));
    let press_copy = move |_| copy(text(), said, Box::new(|| NO_COPY.to_owned()));
    let file_place = place();
    let press_save = move |_| save_png(file_place, PICTURE, shown.with_untracked(InView::picture), said);
    let package = move || {
        let (text, url) = untrack(|| (words_shown(), link_shown()));
        Package { title: TITLE, text, url, picture: picture.get_value() }
    };
    let press = move |_| {
        let package = package();
        if is_open.get_untracked() || !package.is_accepted() {
            return is_open.update(|is_open| *is_open = !*is_open);
        }
        spawn_local(async move {
            // A reader who cancelled needs no message.
            if package.share().await == Shared::Refused {
                is_open.try_set(true);
                said.try_set(if clipboard::copy(&text()).await { COPIED_INSTEAD } else { NO_SHARE_NO_COPY }.to_owned());
            }
        });
    };
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            is_open.set(false);
            button.get_untracked().iter().for_each(|button| drop(button.focus()));
        }
    };
    // Where the browser shares, the button opens nothing of the page.
    let opens = Memo::new(move |_| shown.with(|_| !package().is_accepted()));
    let expanded = move || (is_open.get() || opens.get()).then(|| is_open.get().to_string());
    view! {
        <div class="sc-share-result" hidden=move || shown.with(|shown| shown.0.is_empty()) on:keydown=close>
            <button type="button" class="sc-button" node_ref=button aria-expanded=expanded on:click=press>
                "Share this result"
            </button>
            <div class="sc-shared" node_ref=opened hidden=move || !is_open.get()>
                <p prop:textContent=words_shown/>
                <p class="sc-gloss" translate="no" prop:textContent=link_shown/>
                <div class="sc-actions">
                    <button type="button" class="sc-button" on:click=press_copy>"Copy words and link"</button>
                    <button type="button" class="sc-button" on:click=press_save>"Save the picture"</button>
                </div>
                <p class="sc-gloss" role="status" prop:textContent=said/>
            </div>
        </div>
    }
}

/// Draws the picture of each result soon after its runs have ended. Drawn only when the button is pressed, it would take longer than
/// the browser allows between a click and the dialog.
fn draw_ahead(shown: Memo<InView>, picture: StoredValue<Option<File>, LocalStorage>) {
    Effect::new(move |_: Option<Option<Timeout>>| {
        let result = shown.get();
        picture.set_value(None);
        if result.0.is_empty() || !shares_png() {
            return None;
        }
        let draw = async move {
            let file = png(&result.picture()).await.and_then(|png| png_file(PICTURE, &png));
            // The lanes may have run again meanwhile, or this view may have been disposed.
            if shown.try_with_untracked(|now| *now == result) == Some(true) {
                picture.set_value(file);
            }
        };
        Some(after(PICTURE_AFTER_MS, || spawn_local(draw)))
    });
}
