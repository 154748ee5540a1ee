//! Options for the browser: objects with fields. `web-sys` has a function for each field of each kind of options, and each of those
//! functions would lengthen the first load, wherever it is used.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object with these fields. The caller knows that it is a `T`: it is not checked.
pub fn options<T: JsCast>(fields: &[(&str, JsValue)]) -> T {
    #[inline(never)]
    fn object(fields: &[(&str, JsValue)]) -> JsValue {
        let object = JsValue::from(Object::<JsValue>::new());
        for (name, value) in fields {
            // Setting a field of a plain object can't fail.
            let _ = Reflect::set(&object, &JsValue::from_str(name), value);
        }
        object
    }
    object(fields).unchecked_into()
}
