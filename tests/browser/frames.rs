//! Frames, messages and the frame loop: their order, and that dropping one cancels it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sleep_count::browser::clock::BrowserClock;
use sleep_count::browser::frame_loop::FrameLoop;
use sleep_count::browser::frames::{Frame, Message, after_paint};
use sleep_count::exercise::clock::Clock;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn after_paint_comes_after_a_frame_and_a_message_sent_from_it() {
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
async fn dropping_a_frame_or_a_message_cancels_it() {
    let came = Rc::new(Cell::new(false));
    let [by_frame, by_message] = [Rc::clone(&came), Rc::clone(&came)];
    drop(Frame::request(move || by_frame.set(true)));
    drop(Message::post(move || by_message.set(true)));
    assert!(after_paint(5_000).await);
    assert!(after_paint(5_000).await);
    assert!(!came.get());
}

#[wasm_bindgen_test]
async fn the_frame_loop_runs_until_its_end_and_not_longer() {
    let clock = BrowserClock::of_window().unwrap();
    let frames = Rc::new(Cell::new(0));
    let counted = Rc::clone(&frames);
    let frame_loop = FrameLoop::new(clock.clone(), move |_| counted.set(counted.get() + 1), |_| {});
    assert_eq!(frame_loop.last_frame_ms(), None);
    frame_loop.run_until(clock.now() + 150.0);
    clock.sleep(clock.now() + 400.0).await;
    let at_end = frames.get();
    assert!(at_end >= 1);
    assert_eq!(frame_loop.last_frame_ms(), None);
    clock.sleep(clock.now() + 100.0).await;
    assert_eq!(frames.get(), at_end);
}
