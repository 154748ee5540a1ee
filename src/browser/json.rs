//! JSON values that the browser parsed.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;

use crate::sharing::record::Json;

/// A JSON value held by the browser.
#[derive(Clone, Debug)]
pub struct JsJson(JsValue);

impl JsJson {
    /// Parses a text; `None` if it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// Wraps a JavaScript value, such as the data of a message.
    pub fn of(value: JsValue) -> Self {
        Self(value)
    }
}

impl Json for JsJson {
    fn field(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        (!value.is_undefined()).then_some(Self(value))
    }

    fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(&self.0).then(|| Array::from(&self.0).iter().map(Self).collect())
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }
}
