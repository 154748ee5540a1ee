//! Frames and messages: when the page draws, and when what it drew can be seen.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

/// A callback before the next frame is drawn. Cancelled when dropped.
#[must_use = "a frame is cancelled when it is dropped"]
#[derive(Debug)]
pub struct Frame {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Frame {
    /// Asks for the next frame.
    pub fn request(callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let request = |window: web_sys::Window| window.request_animation_frame(callback.as_ref().unchecked_ref()).ok();
        let id = web_sys::window().and_then(request).unwrap_or(0);
        Self { id, _callback: callback }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // Cancelling a frame that has come does nothing.
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}

/// A callback in a task of its own, as soon as the page gets to it: unlike a timer it is not clamped. Sent from a
/// frame, it comes when that frame has been drawn. Cancelled when dropped.
#[must_use = "a message is not delivered when it is dropped"]
#[derive(Debug)]
pub struct Message {
    port: Option<MessagePort>,
    _callback: Closure<dyn FnMut()>,
}

impl Message {
    /// Sends the message.
    pub fn post(callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let port = MessageChannel::new().ok().map(|channel| {
            let port = channel.port1();
            port.set_onmessage(Some(callback.as_ref().unchecked_ref()));
            // Nothing is transferred, so nothing can be refused.
            let _ = channel.port2().post_message(&JsValue::NULL);
            port
        });
        Self { port, _callback: callback }
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        if let Some(port) = &self.port {
            port.set_onmessage(None);
            port.close();
        }
    }
}

/// Over in a task of its own, so that the page can do meanwhile what waits to be done.
pub async fn yield_to_event_loop() {
    let state = Rc::<State>::default();
    let weak = Rc::downgrade(&state);
    state.message.replace(Some(Message::post(move || weak.upgrade().iter().for_each(|state| state.end(true)))));
    poll_fn(|context| state.poll(context)).await;
}

/// Over after a frame and then a task: true when what the page holds now has been drawn, false where no frame came in
/// time. What was clicked while the page was frozen has been delivered by then.
#[must_use = "nothing is waited for unless it is awaited"]
#[derive(Debug)]
pub struct AfterPaint {
    state: Rc<State>,
    _patience: Timeout,
}

#[derive(Debug, Default)]
struct State {
    drawn: Cell<Option<bool>>,
    waker: RefCell<Option<Waker>>,
    frame: RefCell<Option<Frame>>,
    message: RefCell<Option<Message>>,
}

impl State {
    fn end(&self, drawn: bool) {
        self.drawn.set(Some(drawn));
        self.waker.take().into_iter().for_each(Waker::wake);
    }

    fn poll(&self, context: &Context<'_>) -> Poll<bool> {
        self.waker.replace(Some(context.waker().clone()));
        self.drawn.get().map_or(Poll::Pending, Poll::Ready)
    }
}

/// Waits for the next frame to be drawn, for at most `patience_ms`: a hidden tab and a frame off screen get none.
pub fn after_paint(patience_ms: u32) -> AfterPaint {
    let state = Rc::<State>::default();
    let weak = Rc::downgrade(&state);
    let on_frame = move || {
        let Some(state) = weak.upgrade() else { return };
        let drawn = weak.clone();
        let message = Message::post(move || drawn.upgrade().iter().for_each(|state| state.end(true)));
        state.message.replace(Some(message));
    };
    state.frame.replace(Some(Frame::request(on_frame)));
    let weak = Rc::downgrade(&state);
    let out_of_patience = move || {
        // Where a frame came but a long task kept its message waiting, the message is on its way.
        let waiting = weak.upgrade().filter(|state| state.message.borrow().is_none());
        waiting.iter().for_each(|state| state.end(false));
    };
    AfterPaint { state, _patience: Timeout::new(patience_ms, out_of_patience) }
}

impl Future for AfterPaint {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        self.state.poll(context)
    }
}
