//! The handles on the ends of sleeps in the timeline: sliders that lie on the drawing, so that they outlive its changes.
//!
//! There may be hundreds, which all may move with each frame: one effect writes to them what has changed, and two listeners hear all.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, Node};

use crate::browser::fields::{flag, number};
use crate::browser::listener::Listener;
use crate::findings::sleep_ends::{SleepEnd, keyed, refusing, sleep_ends};
use crate::findings::tracks::Track;
use crate::page::panels::sleep_drag::Dragging;
use crate::page::panels::sleep_handle::{Shown, handle_of, make, write};
use crate::page::state::session::Session;
use crate::sharing::picture::{Place, ms_a_px, places};

/// The events that a handle hears. Those of the second list may come while one of the first is handled.
const POINTER: &[&str] = &["pointerdown", "pointermove", "pointerup", "pointercancel"];
const KEYS: &[&str] = &["keydown", "keyup", "focusin", "focusout"];

/// What the handles lie on. Copies share it.
#[derive(Clone, Copy)]
pub struct Handles {
    session: Session,
    dragging: Dragging,
    /// The tracks that are drawn, the width of the drawing in px, and the end of its axis in ms.
    drawn: Memo<Vec<Track>>,
    width: RwSignal<f64>,
    end: Memo<f64>,
    ends: Memo<Vec<SleepEnd>>,
}

impl Handles {
    /// The handles of a drawing.
    pub fn of(
        session: Session,
        dragging: Dragging,
        drawn: Memo<Vec<Track>>,
        width: RwSignal<f64>,
        end: Memo<f64>,
    ) -> Self {
        let ends = Memo::new(move |_| {
            let plan = session.plan.get();
            let runs = session.runs_in_view();
            let ran = |mode| runs.iter().any(|run| run.mode == mode && mode.runs_alike(&run.plan, &plan));
            drawn.with(|tracks| sleep_ends(tracks, ran))
        });
        Self { session, dragging, drawn, width, end, ends }
    }

    /// Whether there are any. The caller subscribes to it.
    pub fn are_there(self) -> bool {
        self.ends.with(|ends| !ends.is_empty())
    }

    /// What each handle shows now. The caller subscribes to it.
    fn shown(self) -> Vec<Shown> {
        let (width, end_ms) = (self.width.get(), self.end.get());
        let (held, refused) = self.dragging.drag.with(|drag| {
            let refused = drag.as_ref().map(|drag| refusing(&self.session.modes.get(), &drag.plan));
            (drag.as_ref().map(|drag| (drag.mode, drag.step)), refused.unwrap_or_default())
        });
        self.ends.with(|ends| {
            let places = self.drawn.with(|tracks| places(end_ms, tracks, width, ends));
            let first = ends.first().map(|end| end.mode);
            let shown = |(end, place): (&SleepEnd, Place)| Shown {
                of: (end.mode, end.step),
                name: self.session.plan.with(|plan| format!("{} sleeps", plan.name(end.step))),
                place,
                ms: self.dragging.length_of(end.step),
                refused: refused.clone(),
                is_held: held == Some((end.mode, end.step)),
                is_tab_stop: first == Some(end.mode),
            };
            ends.iter().zip(places).map(shown).collect()
        })
    }
}

/// A handle and what was written to it last.
type Handle = (HtmlElement, Option<Shown>);

/// A handle for each sleep of the current plan in each track that shows it.
#[component]
pub fn SleepHandles(
    /// What they lie on.
    handles: Handles,
) -> impl IntoView {
    let session = handles.session;
    let place = NodeRef::<leptos::html::Div>::new();
    let mut elements: Vec<Handle> = Vec::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        update(&place, &mut elements, handles.shown());
    });
    listen(place, handles);
    let is_off = move || session.is_busy() || session.running().is_some();
    view! { <div class="sc-sleep-ends" node_ref=place hidden=is_off></div> }
}

/// Adds and removes handles, and writes what has changed. A handle that stays is not moved among the others, since it would lose the
/// pointer and the focus.
fn update(place: &Node, elements: &mut Vec<Handle>, shown: Vec<Shown>) {
    let mut earlier = std::mem::take(elements);
    for shown in shown {
        let index = earlier.iter().position(|(_, before)| before.as_ref().is_some_and(|before| before.of == shown.of));
        let (element, before) = match index {
            Some(index) => earlier.remove(index),
            None => match make(shown.of) {
                Some(element) => {
                    // Before the next one that stays.
                    let next: Option<&Node> = earlier.first().map(|(element, _)| element.as_ref());
                    let _ = place.insert_before(&element, next);
                    (element, None)
                }
                None => continue,
            },
        };
        write(&element, &shown, before.as_ref());
        elements.push((element, Some(shown)));
    }
    let focused = document().active_element();
    for (element, before) in earlier {
        if focused.as_ref() == Some(element.as_ref()) {
            // The lane refuses the plan: the handle of the same sleep in another lane takes the focus.
            let is_same = |of: &Handle| of.1.as_ref().map(|it| it.of.1) == before.as_ref().map(|it| it.of.1);
            elements.iter().find(|other| is_same(other)).into_iter().for_each(|(other, _)| drop(other.focus()));
        }
        element.remove();
    }
}

/// Listens to the handles until the owner is disposed.
fn listen(place: NodeRef<leptos::html::Div>, handles: Handles) {
    let listeners = StoredValue::new_local(None);
    // The length at which a handle got the focus.
    let before_ms = StoredValue::new(0);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let pointer = Listener::new(place.clone().into(), POINTER, move |event| on_pointer(handles, &event));
        let keys = Listener::new(place.into(), KEYS, move |event| on_key(handles, &event, before_ms));
        listeners.set_value(Some((pointer, keys)));
    });
    on_cleanup(move || {
        listeners.try_update_value(Option::take);
    });
}

fn on_pointer(handles: Handles, event: &Event) {
    let dragging = handles.dragging;
    match event.type_().as_str() {
        // The button was released where the page did not hear it, as over a menu of the system.
        "pointermove" if number(event, "buttons") == 0.0 => dragging.release(event),
        "pointermove" => dragging.follow(event),
        "pointerup" => dragging.release(event),
        "pointercancel" => {
            dragging.cancel();
        }
        _ => {
            let Some((handle, of)) = handle_of(event) else { return };
            let (end_ms, width) = (handles.end.get_untracked(), handles.width.get_untracked());
            // No text is selected. That would also have given it the focus.
            event.prevent_default();
            let _ = handle.focus();
            dragging.press(event, handle.into(), of, end_ms, ms_a_px(end_ms, width));
        }
    }
}

fn on_key(handles: Handles, event: &Event, before_ms: StoredValue<u32>) {
    let Some((_, (mode, step))) = handle_of(event) else { return };
    let dragging = handles.dragging;
    let ms = untrack(|| dragging.length_of(step));
    let name = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
    match event.type_().as_str() {
        "focusin" => before_ms.set_value(ms),
        "focusout" => dragging.commit(),
        "keyup" if keyed(&name, ms).is_some() => dragging.commit(),
        // Gives back the length from before a drag, or from before the keys.
        "keydown" if name == "Escape" && dragging.cancel() => {}
        "keydown" if name == "Escape" => {
            dragging.show(mode, step, before_ms.get_value(), handles.end.get_untracked());
            dragging.commit();
        }
        "keydown" if !["ctrlKey", "metaKey", "altKey"].iter().any(|name| flag(event, name)) => {
            if let Some(to_ms) = keyed(&name, ms) {
                event.prevent_default();
                dragging.show(mode, step, to_ms, handles.end.get_untracked());
            }
        }
        _ => {}
    }
}
