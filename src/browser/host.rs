//! The page that holds this one, and whoever else listens: messages to them, and from the one that holds it.

use std::sync::Arc;

use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event, MessageEvent, Window};

use crate::browser::json::JsJson;
use crate::browser::listener::Listener;
use crate::findings::run::Run;
use crate::sharing::messages::OutMessage;
use crate::sharing::record;

/// Whether this page stands in another one.
pub fn is_framed() -> bool {
    parent().is_some()
}

/// Tells the page that holds this one, if any does, and whoever listens on the document.
pub fn tell(told: &OutMessage<'_>) {
    if let Some(parent) = parent() {
        // Who holds this page is not known, and may be told all of this. What JSON can say can be posted.
        let message = JSON::parse(&told.json());
        let _ = message.and_then(|message| parent.post_message(&message, "*"));
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(detail) = JSON::parse(&told.json_without_record()) else { return };
    if let OutMessage::RunEnd(run) = told {
        hold_record(&detail, Arc::clone(run));
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(&format!("sleep-count:{}", told.kind()), &init) {
        // It fails only for an event that is already on its way.
        let _ = document.dispatch_event(&event);
    }
}

/// Listens to the page that holds this one, and to nobody else.
pub fn listen(on_message: impl Fn(JsJson) + 'static) -> Option<Listener> {
    let (window, parent) = (web_sys::window()?, parent()?);
    let on_event = move |event: Event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if event.source().is_some_and(|source| Object::is(&source, &parent)) {
            on_message(JsJson::of(event.data()));
        }
    };
    Some(Listener::new(window.into(), &["message"], on_event))
}

/// Gives `detail` a `record` that is built when it is first read.
fn hold_record(detail: &JsValue, run: Arc<Run>) {
    let mut built = None;
    let build = move || {
        let write = || JSON::parse(&record::write(&run, usize::MAX)).unwrap_or(JsValue::NULL);
        built.get_or_insert_with(write).clone()
    };
    let getter = Closure::<dyn FnMut() -> JsValue>::new(build).into_js_value().unchecked_into::<Function>();
    let property = Object::<JsValue>::new();
    // Both objects are plain ones, which take every property.
    let _ = Reflect::set(&property, &"get".into(), &getter);
    let _ = Reflect::set(&property, &"enumerable".into(), &JsValue::TRUE);
    Object::<JsValue>::define_property(detail.unchecked_ref(), &"record".into(), &property);
}

fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}
