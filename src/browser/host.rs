//! Messages between this page and a host page around it, and events for listeners in this page.

use std::sync::Arc;

use js_sys::{JSON, Object};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event, MessageEvent, Window};

use crate::browser::json::JsJson;
use crate::browser::listener::Listener;
use crate::browser::options::options;
use crate::findings::run::Run;
use crate::sharing::messages::OutMessage;
use crate::sharing::record;

/// Whether this page is in a frame.
pub fn is_framed() -> bool {
    parent().is_some()
}

/// Posts a message to the host page, if there is one, and dispatches it as an event on the document.
pub fn tell(message: &OutMessage<'_>) {
    if let Some(parent) = parent() {
        // Any origin may receive it: the host is unknown and the message holds nothing secret. JSON values can always be posted.
        let value = JSON::parse(&message.json());
        let _ = value.and_then(|value| parent.post_message(&value, "*"));
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(detail) = JSON::parse(&message.json_without_record()) else { return };
    if let OutMessage::RunEnd(run) = message {
        define_record(&detail, Arc::clone(run));
    }
    let init = options(&[("detail", detail)]);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(&format!("sleep-count:{}", message.kind()), &init) {
        // It fails only for an event that is already being dispatched.
        let _ = document.dispatch_event(&event);
    }
}

/// Listens to messages from the host page. Those from other windows are ignored.
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

/// Defines a property `record` on `detail` that is built when it is first read.
fn define_record(detail: &JsValue, run: Arc<Run>) {
    let mut built = None;
    let build = move || {
        let write = || JSON::parse(&record::write(&run, usize::MAX)).unwrap_or(JsValue::NULL);
        built.get_or_insert_with(write).clone()
    };
    let getter = Closure::<dyn FnMut() -> JsValue>::new(build).into_js_value();
    let property = options(&[("get", getter), ("enumerable", JsValue::TRUE)]);
    Object::<JsValue>::define_property(detail.unchecked_ref(), &"record".into(), &property);
}

fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}
