//! Timers in Rust: by the page's clock, or one of gloo's for each. `globalThis.go(arm, sleepers)` lets so many sleep, and sets
//! `globalThis.result`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    arms::offer();
}

#[cfg(target_arch = "wasm32")]
mod arms {
    use std::cell::{Cell, RefCell};
    use std::future::poll_fn;
    use std::pin::pin;
    use std::time::Duration;

    use futures_util::stream::{FuturesUnordered, StreamExt};
    use gloo_timers::future::sleep;
    use js_sys::{Float64Array, Object, Reflect, Uint8Array, global};
    use sleep_count::browser::clock::BrowserClock;
    use sleep_count::exercise::clock::Clock;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_futures::spawn_local;

    /// The result of a sleep.
    #[derive(Clone)]
    struct Woken {
        /// How late it ended, in ms; NaN if it did not end.
        late_ms: f64,
        /// How often its future was polled after the first time.
        wakes: u8,
    }

    /// Defines `go` in the page.
    pub fn offer() {
        let go = Closure::<dyn Fn(String, u32)>::new(|arm: String, sleepers| {
            if let Some(clock) = BrowserClock::of_window() {
                spawn_local(measure(clock, arm == "gloo", sleepers));
            }
        });
        leave("go", go.into_js_value());
    }

    /// Runs sleeps of 1 to 1,000 ms, each from its own start, and returns how late each ended.
    async fn measure(clock: BrowserClock, has_own_timer: bool, sleepers: u32) {
        let woken = RefCell::new(vec![Woken { late_ms: f64::NAN, wakes: 0 }; sleepers as usize]);
        let started_ms = Cell::new(0.0);
        let from = clock.now();
        let sleeper = |index: u32| {
            let (clock, woken, started_ms) = (&clock, &woken, &started_ms);
            async move {
                let asked_ms = (1.0 + 999.0 * (f64::from(index) * 0.618_033_988_749_894_9).fract()).round();
                let since = clock.now();
                started_ms.set(since - from);
                let wakes = if has_own_timer {
                    wakes_of(sleep(Duration::from_millis(asked_ms as u64))).await
                } else {
                    wakes_of(clock.sleep(since + asked_ms)).await
                };
                let late_ms = clock.now() - since - asked_ms;
                woken
                    .borrow_mut()
                    .iter_mut()
                    .skip(index as usize)
                    .take(1)
                    .for_each(|entry| *entry = Woken { late_ms, wakes });
            }
        };
        (0..sleepers).map(sleeper).collect::<FuturesUnordered<_>>().collect::<()>().await;
        let total_ms = clock.now() - from;
        let (late_ms, wakes): (Vec<_>, Vec<_>) =
            woken.take().into_iter().map(|woken| (woken.late_ms, woken.wakes)).unzip();
        let result = Object::<JsValue>::new();
        let set = |name: &str, value: JsValue| Reflect::set(&result, &name.into(), &value);
        // Setting a field of a plain object can't fail.
        let _ = set("startMs", started_ms.get().into());
        let _ = set("totalMs", total_ms.into());
        let _ = set("lateMs", Float64Array::from(late_ms.as_slice()).into());
        let _ = set("wakes", Uint8Array::from(wakes.as_slice()).into());
        leave("result", result.into());
    }

    /// Counts the polls of a sleep until it ends.
    async fn wakes_of(sleep: impl Future<Output = ()>) -> u8 {
        let mut sleep = pin!(sleep);
        let mut polls = 0_u8;
        poll_fn(|context| {
            polls = polls.saturating_add(1);
            sleep.as_mut().poll(context)
        })
        .await;
        polls.saturating_sub(1)
    }

    fn leave(name: &str, value: JsValue) {
        // Setting a field of the global object can't fail.
        let _ = Reflect::set(&global(), &name.into(), &value);
    }
}
