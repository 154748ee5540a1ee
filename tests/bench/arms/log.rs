//! A log with leptos' `For`, which mounts each line. `globalThis.go(lines)` adds so many lines, in each frame those that a run would have printed
//! by then, and sets `globalThis.result` when the last is presented.

fn main() {
    #[cfg(target_arch = "wasm32")]
    arm::offer();
}

#[cfg(target_arch = "wasm32")]
mod arm {
    use js_sys::{Reflect, global};
    use leptos::html::Div;
    use leptos::mount::mount_to_body;
    use leptos::prelude::*;
    use sleep_count::browser::frames::yield_to_event_loop;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_futures::spawn_local;

    /// The time in which a run prints its lines, in ms.
    const RUN_MS: f64 = 1_000.0;

    #[derive(Clone)]
    struct Line {
        index: u32,
        at_ms: f64,
        label: String,
        does: &'static str,
    }

    /// The log, and the number of lines that are added to it.
    #[derive(Clone, Copy)]
    struct Feed {
        lines: RwSignal<Vec<Line>>,
        number: u32,
        from_ms: f64,
    }

    /// Defines `go` in the page.
    pub fn offer() {
        let lines = RwSignal::<Vec<Line>>::default();
        mount_to_body(move || view! { <Log lines/> });
        let go = Closure::<dyn Fn(u32)>::new(move |number| Feed { lines, number, from_ms: now() }.on_frame());
        leave("go", go.into_js_value());
    }

    impl Feed {
        /// Adds the lines that a run would have printed by now, in which all steps sleep: a third at once, the rest evenly.
        fn on_frame(self) {
            let (since_ms, number) = (now() - self.from_ms, f64::from(self.number));
            let due = (number / 3.0 + number * 2.0 / 3.0 * since_ms / RUN_MS).ceil().min(number) as u32;
            self.lines.update(|lines| {
                let there = lines.len() as u32;
                lines.extend((there..due).map(|index| line(index, self.number, since_ms)));
            });
            request_animation_frame(move || if due < self.number { self.on_frame() } else { self.on_last_frame() });
        }

        fn on_last_frame(self) {
            spawn_local(async {
                yield_to_event_loop().await;
                leave("result", JsValue::TRUE);
            });
        }
    }

    fn line(index: u32, number: u32, at_ms: f64) -> Line {
        let sleepers = number / 3;
        let (step, does) = match index.checked_sub(sleepers) {
            None => (index, "start sleeping"),
            Some(later) if later % 2 == 0 => (later / 2, "done sleeping"),
            Some(later) => (later / 2, ""),
        };
        Line { index, at_ms, label: format!("{} ", step + 1), does }
    }

    #[component]
    fn Log(lines: RwSignal<Vec<Line>>) -> impl IntoView {
        let clip = NodeRef::<Div>::new();
        Effect::new(move |_| {
            lines.track();
            if let Some(clip) = clip.get() {
                clip.set_scroll_top(clip.scroll_height());
            }
        });
        let row = |line: Line| {
            view! {
                <tr aria-rowindex=(line.index + 2).to_string() data-printed-ms=line.at_ms.to_string()>
                    <td>{format!("{:.2}", line.at_ms / 1_000.0)}</td>
                    <td aria-hidden="true"></td>
                    <td><span data-line>{line.label}<span class="sc-does">{line.does}</span></span><span class="sc-slept"></span></td>
                    <td></td>
                </tr>
            }
        };
        view! {
            <div class="sc-log-frame">
                <div class="sc-log-clip sc-endless" node_ref=clip>
                    <table class="sc-log" data-log>
                        <tbody><For each=move || lines.get() key=|line| line.index children=row/></tbody>
                    </table>
                </div>
            </div>
        }
    }

    fn now() -> f64 {
        window().performance().map_or(0.0, |performance| performance.now())
    }

    fn leave(name: &str, value: JsValue) {
        // Setting a field of the global object can't fail.
        let _ = Reflect::set(&global(), &name.into(), &value);
    }
}
