//! Wall-clock times as text. The wall clock can be set at any time, so nothing is measured with it.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// The current time as ISO 8601: `2026-01-01T10:00:00.000Z`.
pub fn iso_now() -> String {
    Date::new_0().to_iso_string().into()
}

/// The current time, in ms.
pub fn now_ms() -> f64 {
    Date::now()
}

/// The time 1 ms after `iso`, both as ISO 8601.
pub fn next_ms(iso: &str) -> String {
    let ms = Date::parse(iso) + 1.0;
    Date::new(&JsValue::from_f64(ms)).to_iso_string().into()
}

/// The local time of day of an ISO 8601 text: "10:00:00". Not formatted for a locale: loading its data would delay the end of a
/// run.
pub fn time_of_day(iso: &str) -> String {
    let mut clock = String::from(Date::new(&JsValue::from_str(iso)).to_time_string());
    // The time zone follows.
    clock.truncate("10:00:00".len());
    clock
}

/// The local date and time of an ISO 8601 text.
pub fn day_and_time(iso: &str) -> String {
    Date::new(&JsValue::from_str(iso)).to_locale_string("en-GB", &JsValue::UNDEFINED).into()
}
