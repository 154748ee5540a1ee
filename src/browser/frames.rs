//! Frames and messages: callbacks before the next frame, in a task of their own, and after the next paint.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, throw_str};
use web_sys::{MessageChannel, MessagePort};

use crate::browser::timeouts::after;

/// A callback before the next frame. Cancelled when dropped.
#[must_use = "a frame is cancelled when it is dropped"]
#[derive(Debug)]
pub struct Frame {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Frame {
    /// Requests the next frame.
    pub fn request(callback: impl FnOnce() + 'static) -> Self {
        Self::request_boxed(Box::new(callback))
    }

    #[inline(never)]
    fn request_boxed(callback: Box<dyn FnOnce()>) -> Self {
        let callback = Closure::once(callback);
        let request = |window: web_sys::Window| window.request_animation_frame(callback.as_ref().unchecked_ref()).ok();
        let id = web_sys::window().and_then(request).unwrap_or(0);
        Self { id, _callback: callback }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // Cancelling a frame that has run does nothing.
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}

/// A callback in the next task. Unlike a timer, it is not clamped. Posted from a frame callback, it runs after that frame
/// has been painted. Cancelled when dropped.
#[must_use = "a message is not delivered when it is dropped"]
#[derive(Debug)]
pub struct Message {
    port: Option<MessagePort>,
    _callback: Closure<dyn FnMut()>,
}

impl Message {
    /// Sends the message.
    pub fn post(callback: impl FnOnce() + 'static) -> Self {
        Self::post_boxed(Box::new(callback))
    }

    #[inline(never)]
    fn post_boxed(callback: Box<dyn FnOnce()>) -> Self {
        let callback = Closure::once(callback);
        let port = MessageChannel::new().ok().map(|channel| {
            let port = channel.port1();
            port.set_onmessage(Some(callback.as_ref().unchecked_ref()));
            // It fails only where an extension has replaced it. A run would then wait for ever, so the program counts as broken.
            if channel.port2().post_message(&JsValue::NULL).is_err() {
                throw_str("no message");
            }
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

/// Completes in a task of its own, after other tasks of the page had a chance to run.
pub async fn yield_to_event_loop() {
    in_own_task(Box::new(|| {})).await;
}

/// Calls `act` in a task of its own, and completes after it. If the browser ends the script within `act`, nothing else is harmed. Within a
/// microtask, it would leave the queue of all other futures behind as if that were running.
pub async fn in_own_task(act: Box<dyn FnOnce()>) {
    let state = Rc::<PaintState>::default();
    let weak = Rc::downgrade(&state);
    let on_message = move || {
        act();
        if let Some(state) = weak.upgrade() {
            state.finish(true);
        }
    };
    state.message.replace(Some(Message::post(on_message)));
    poll_fn(|context| state.poll(context)).await;
}

/// Completes after the next frame and a task: with true if the current content has been painted, with false if no frame came
/// in time. Clicks made during a freeze have been delivered by then.
#[must_use = "nothing is waited for unless it is awaited"]
#[derive(Debug)]
pub struct AfterPaint {
    state: Rc<PaintState>,
    _timeout: Timeout,
}

#[derive(Debug, Default)]
struct PaintState {
    painted: Cell<Option<bool>>,
    waker: RefCell<Option<Waker>>,
    frame: RefCell<Option<Frame>>,
    message: RefCell<Option<Message>>,
}

impl PaintState {
    fn finish(&self, painted: bool) {
        self.painted.set(Some(painted));
        self.waker.take().into_iter().for_each(Waker::wake);
    }

    fn poll(&self, context: &Context<'_>) -> Poll<bool> {
        self.waker.replace(Some(context.waker().clone()));
        self.painted.get().map_or(Poll::Pending, Poll::Ready)
    }
}

/// Waits at most `timeout_ms` for the next paint: a hidden tab and an off-screen iframe get no frames.
pub fn after_paint(timeout_ms: u32) -> AfterPaint {
    let state = Rc::<PaintState>::default();
    let weak = Rc::downgrade(&state);
    let on_frame = move || {
        let Some(state) = weak.upgrade() else { return };
        let state_on_message = weak.clone();
        let message = Message::post(move || {
            if let Some(state) = state_on_message.upgrade() {
                state.finish(true);
            }
        });
        state.message.replace(Some(message));
    };
    state.frame.replace(Some(Frame::request(on_frame)));
    let weak = Rc::downgrade(&state);
    let on_timeout = move || {
        // If a frame came, its message is already posted, and only delayed by a long task.
        if let Some(state) = weak.upgrade().filter(|state| state.message.borrow().is_none()) {
            state.finish(false);
        }
    };
    AfterPaint { state, _timeout: after(timeout_ms, on_timeout) }
}

impl Future for AfterPaint {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        self.state.poll(context)
    }
}
