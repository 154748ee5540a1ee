//! The arms of the benchmark that are Rust: so many sleepers by the page's own clock, or each by a timer of its own. A page opens
//! it with `?arm=ours&sleepers=1000`, and finds what came of it in `globalThis.result`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    arms::run();
}

#[cfg(target_arch = "wasm32")]
mod arms {
    use std::cell::RefCell;
    use std::time::Duration;

    use futures_util::stream::{FuturesUnordered, StreamExt};
    use gloo_timers::future::sleep;
    use js_sys::{Float64Array, Object, Reflect, global};
    use sleep_count::browser::clock::BrowserTime;
    use sleep_count::exercise::time::Time;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::spawn_local;

    /// Runs the arm that the address names.
    pub fn run() {
        let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        let value = |name: &str| {
            let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        let Some(time) = BrowserTime::of_window() else { return };
        let sleepers = value("sleepers").parse().unwrap_or(0);
        spawn_local(measure(time, value("arm") == "gloo", sleepers));
    }

    /// Lets them sleep between 1 and 1,000 ms, each from its own start, and tells how late each woke.
    async fn measure(time: BrowserTime, has_own_timer: bool, sleepers: u32) {
        let late_ms = RefCell::new(vec![f64::NAN; sleepers as usize]);
        let started_ms = RefCell::new(0.0);
        let from = time.now();
        let sleeper = |index: u32| {
            let (time, late_ms, started_ms) = (&time, &late_ms, &started_ms);
            async move {
                let asked_ms = (1.0 + 999.0 * (f64::from(index) * 0.618_033_988_749_894_9).fract()).round();
                let since = time.now();
                *started_ms.borrow_mut() = since - from;
                if has_own_timer {
                    sleep(Duration::from_millis(asked_ms as u64)).await;
                } else {
                    time.sleep(since + asked_ms).await;
                }
                let late = time.now() - since - asked_ms;
                late_ms.borrow_mut().iter_mut().skip(index as usize).take(1).for_each(|entry| *entry = late);
            }
        };
        (0..sleepers).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
        let result = Object::<JsValue>::new();
        let set = |name: &str, value: JsValue| Reflect::set(&result, &name.into(), &value);
        // A plain object takes every field.
        let _ = set("startMs", (*started_ms.borrow()).into());
        let _ = set("totalMs", (time.now() - from).into());
        let _ = set("lateMs", Float64Array::from(late_ms.borrow().as_slice()).into());
        let _ = Reflect::set(&global(), &"result".into(), &result);
    }
}
