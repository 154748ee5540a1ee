//! The loader of the lazy chunk, and the slots that its views fill.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::document;
use leptos::task::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::browser::intersection::IntersectionWatch;
use crate::browser::timeouts::after;
use crate::page::dom::binding::store;
use crate::page::dom::element::{El, button, el, fragment, notices};
use crate::page::lazy::views::LazyChunk;
use crate::page::state::signal::ErasedSignal;

/// The delay of a request that lets a click be answered first, in ms.
const SOON_MS: u32 = 100;

/// Loads the lazy chunk, if it is not there yet; `None` if it does not arrive.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Option<&'static LazyChunk>>>>;

/// The state of the lazy chunk.
#[derive(Clone, Copy, Debug)]
pub enum LoadState {
    /// It was not requested.
    NotRequested,
    /// It was requested, and is loading or loaded.
    Requested,
    /// It was requested and did not arrive.
    Failed,
}

/// The loader of the lazy chunk. A copy is the same loader.
#[derive(Clone, Copy)]
pub struct Loader {
    state: ErasedSignal<LoadState>,
    /// A signal of its own, so that views that wait for the chunk do not rerun when it is requested.
    chunk: ErasedSignal<Option<&'static LazyChunk>>,
    load: Load,
}

impl Loader {
    /// A loader, with the chunk if that has been loaded.
    pub fn new(load: Load, chunk: Option<&'static LazyChunk>) -> Self {
        let state = if chunk.is_some() { LoadState::Requested } else { LoadState::NotRequested };
        Self { state: ErasedSignal::new(state), chunk: ErasedSignal::new(chunk), load }
    }

    /// Requests the chunk, unless it was requested before. After a failed load only `load_or_retry` retries, since a retry replaces
    /// the slot's button, which the reader may be about to press.
    pub fn load(self) {
        if matches!(self.state.get_untracked(), LoadState::NotRequested) {
            self.load_or_retry();
        }
    }

    /// Requests the chunk after `SOON_MS`, unless it was requested before.
    pub fn load_soon(self) {
        if matches!(self.state.get_untracked(), LoadState::NotRequested) {
            self.soon(Self::load);
        }
    }

    /// Requests the chunk after `SOON_MS`, unless it is loading or loaded by then.
    pub fn load_or_retry_soon(self) {
        self.soon(Self::load_or_retry);
    }

    fn soon(self, load: fn(Self)) {
        after(SOON_MS, move || load(self)).forget();
    }

    /// Requests the chunk, unless it is loading or loaded.
    pub fn load_or_retry(self) {
        if matches!(self.state.get_untracked(), LoadState::Requested) {
            return;
        }
        self.state.set(LoadState::Requested);
        spawn_local(async move {
            let chunk = self.arrive().await;
            match chunk {
                Some(_) => self.chunk.set(chunk),
                None => self.state.set(LoadState::Failed),
            }
        });
    }

    /// Waits for the chunk; `None` if it does not arrive.
    pub async fn arrive(self) -> Option<&'static LazyChunk> {
        (self.load)().await
    }

    /// Whether the chunk has been loaded. Does not subscribe.
    pub fn is_here(self) -> bool {
        self.chunk.get_untracked().is_some()
    }

    /// Requests the chunk when `element` comes near the viewport.
    pub fn load_near(self, element: &Element) {
        store(IntersectionWatch::new(element, move |is_near| {
            if is_near {
                self.load();
            }
        }));
    }

    /// The chunk; `None` until it has been loaded. The caller subscribes to it.
    pub fn chunk(self) -> Option<&'static LazyChunk> {
        self.chunk.get()
    }

    /// A text from the chunk; empty until the chunk has been loaded.
    pub fn text_from(self, say: impl Fn(&LazyChunk) -> String) -> String {
        self.chunk().map_or_else(String::new, say)
    }
}

/// A slot for a view of the lazy chunk. If the chunk does not arrive, the slot says so.
pub fn lazy_slot(loader: Loader, show: impl Fn(&'static LazyChunk) -> El + 'static) -> El {
    #[inline(never)]
    fn erased(loader: Loader, show: Box<dyn Fn(&'static LazyChunk) -> El>) -> El {
        let place = el("div").attr("tabindex", "-1");
        let element = place.cast::<HtmlElement>().clone();
        place.dynamic(move || match (loader.chunk(), loader.state.get()) {
            (Some(views), _) => show(views),
            (None, LoadState::Requested) => el("p").class("sc-gloss").text("Loading…"),
            (None, LoadState::Failed) => missing(loader, element.clone()),
            (None, _) => fragment(),
        })
    }
    erased(loader, Box::new(show))
}

/// A slot that stays empty until the chunk is loaded.
pub fn lazy_slot_silent(loader: Loader, show: impl Fn(&'static LazyChunk) -> El + 'static) -> El {
    #[inline(never)]
    fn erased(loader: Loader, show: Box<dyn Fn(&'static LazyChunk) -> El>) -> El {
        fragment().dynamic(move || loader.chunk().map_or_else(fragment, &show))
    }
    erased(loader, Box::new(show))
}

fn missing(loader: Loader, place: HtmlElement) -> El {
    let slot =
        |sentence: &str, way_on: El| el("div").class("sc-missing").child(notices([sentence.to_owned()])).child(way_on);
    // `boot.js` sets it, and reloads past the cache when the link is pressed.
    if document().document_element().is_some_and(|root| root.has_attribute("data-updated")) {
        let reload = el("a").attr("href", "").class("sc-button").text("Load the page again");
        return slot("This page was updated, and this part of it is gone.", reload);
    }
    let again = move |_| {
        // The button is about to be removed: the slot takes its focus.
        let _ = place.focus();
        loader.load_or_retry();
    };
    slot("This part of the page did not arrive. The rest goes on without it.", button("sc-button", "Try again", again))
}
