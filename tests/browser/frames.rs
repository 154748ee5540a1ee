//! Frames, messages and the frame_loop: they come, in order, and not when they were dropped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sleep_count::browser::clock::BrowserClock;
use sleep_count::browser::frame_loop::FrameLoop;
use sleep_count::browser::frames::{Frame, Message, after_paint};
use sleep_count::exercise::clock::Clock;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_presented_comes_after_a_frame_and_a_message_sent_from_it() {
    let order = Rc::new(RefCell::new(Vec::new()));
    let [in_frame, in_message] = [Rc::clone(&order), Rc::clone(&order)];
    let message = Rc::new(RefCell::new(None));
    let sent = Rc::clone(&message);
    let _frame = Frame::request(move || {
        in_frame.borrow_mut().push("frame");
        sent.replace(Some(Message::post(move || in_message.borrow_mut().push("message"))));
    });
    assert!(after_paint(5_000).await);
    assert!(after_paint(5_000).await);
    assert_eq!(*order.borrow(), ["frame", "message"]);
}

#[wasm_bindgen_test]
async fn what_was_dropped_never_comes() {
    let came = Rc::new(Cell::new(false));
    let [by_frame, by_message] = [Rc::clone(&came), Rc::clone(&came)];
    drop(Frame::request(move || by_frame.set(true)));
    drop(Message::post(move || by_message.set(true)));
    assert!(after_paint(5_000).await);
    assert!(after_paint(5_000).await);
    assert!(!came.get());
}

#[wasm_bindgen_test]
async fn the_heart_beats_until_it_is_told_to_stop() {
    let clock = BrowserClock::of_window().unwrap();
    let beats = Rc::new(Cell::new(0));
    let counted = Rc::clone(&beats);
    let frame_loop = FrameLoop::new(clock.clone(), move |_| counted.set(counted.get() + 1), || {});
    assert_eq!(frame_loop.last_frame_ms(), None);
    frame_loop.run_until(clock.now() + 150.0);
    clock.sleep(clock.now() + 400.0).await;
    let at_rest = beats.get();
    assert!(at_rest >= 1);
    assert_eq!(frame_loop.last_frame_ms(), None);
    clock.sleep(clock.now() + 100.0).await;
    assert_eq!(beats.get(), at_rest);
}
