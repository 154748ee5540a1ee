//! Fields of events by their names. `web-sys` has a function for each field, and each of those functions would lengthen the first load, also
//! if the lazy chunk alone uses it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// A number of an event or another object; 0 if it has no such field.
pub fn number(object: &JsValue, name: &str) -> f64 {
    field(object, name).as_f64().unwrap_or_default()
}

/// Whether a flag of an event is set.
pub fn flag(event: &Event, name: &str) -> bool {
    field(event, name).is_truthy()
}

/// A field of an object; undefined if it has none.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}
