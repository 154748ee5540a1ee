//! Sends messages to the host page, and puts the host page's messages into the inbox. `receive.rs` handles them.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::host::{is_framed, listen, tell};
use crate::browser::resize::ResizeWatch;
use crate::browser::stall_detector::StallDetector;
use crate::page::dom::binding::{effect, store};
use crate::page::run::controller::Controller;
use crate::sharing::messages::{InMessage, OutMessage, kind_of};

/// The least change of the page's height that is sent, in px.
const SAME_HEIGHT_PX: u32 = 2;
/// The most messages that wait for the lazy chunk.
const INBOX_LIMIT: usize = 1_000;

/// Tells the host page that this page is ready and how high it is, and receives messages.
pub fn connect(controller: Controller) {
    let on_message = move |message| {
        let Some(kind) = kind_of(&message) else { return };
        if kind == InMessage::OTHER_FREEZE_START {
            // The freeze is about to start: there is no time to load the lazy chunk, which reads all other messages.
            controller.watch_for_stall();
        } else {
            controller.session.inbox.update(|inbox| {
                if inbox.len() < INBOX_LIMIT {
                    inbox.push(message);
                }
            });
        }
        controller.loader.load_or_retry();
    };
    store(listen(on_message));
    effect(|| tell(&OutMessage::Ready));
    if is_framed() {
        watch_height();
    }
}

/// Sends each change of the page's height. A page without a frame can call it later.
pub fn watch_height() {
    let Some(body) = document().body() else { return };
    let tell_height = tell_height(body.clone());
    store(ResizeWatch::new(&body, tell_height));
}

/// A callback that sends the page's height, rounded up to whole px, if it has changed by `SAME_HEIGHT_PX`.
fn tell_height(body: HtmlElement) -> impl Fn() {
    let told = Cell::new(0);
    move || {
        let height = body.get_bounding_client_rect().height().ceil() as u32;
        if height.abs_diff(told.get()) >= SAME_HEIGHT_PX {
            told.set(height);
            tell(&OutMessage::Resize(height));
        }
    }
}

impl Controller {
    /// Measures stalls of this page, since another playground in the same article is about to freeze.
    fn watch_for_stall(self) {
        let context = self.context();
        context.stall_detector.replace(Some(StallDetector::watch(context.clock.clone())));
    }
}
