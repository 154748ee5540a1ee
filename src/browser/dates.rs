//! The wall clock, for people. It can be moved at any time, so nothing is measured by it.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Now, as ISO 8601: `2026-01-01T10:00:00.000Z`.
pub fn iso_now() -> String {
    Date::new_0().to_iso_string().into()
}

/// A millisecond after that time, both as ISO 8601.
pub fn next_ms(iso: &str) -> String {
    let next = Date::new(&JsValue::from_str(iso));
    next.set_milliseconds(next.get_milliseconds() + 1);
    next.to_iso_string().into()
}

/// The time of day of an ISO 8601 text, where the reader is: "10:00:00". A run's end waits for it, and the browser would first look
/// up how a language writes it.
pub fn time_of_day(iso: &str) -> String {
    let mut clock = String::from(Date::new(&JsValue::from_str(iso)).to_time_string());
    // What follows is the zone.
    clock.truncate("10:00:00".len());
    clock
}

/// The date and the time of day of an ISO 8601 text, where the reader is.
pub fn day_and_time(iso: &str) -> String {
    Date::new(&JsValue::from_str(iso)).to_locale_string("en-GB", &JsValue::UNDEFINED).into()
}
