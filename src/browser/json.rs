//! JSON as the browser parses it.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;

use crate::sharing::record::Json;

/// A value of JSON that the browser parsed or handed over.
#[derive(Clone, Debug)]
pub struct JsJson(JsValue);

impl JsJson {
    /// Parses a text; nothing where it is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A value that came from elsewhere.
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
