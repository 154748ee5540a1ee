//! The page's address, and the parameters of its query.

use js_sys::Array;
use web_sys::UrlSearchParams;

/// The page's address without query and fragment: `https://example.org/sleep-count/`.
pub fn address() -> String {
    let whole = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let end = whole.find(['?', '#']).unwrap_or(whole.len());
    // The question mark of a mangled link.
    whole[..end].split("%3F").next().unwrap_or_default().to_owned()
}

/// The parameters of a query with their values, in order, as the browser parses them.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let parameters =
        UrlSearchParams::new_with_str(query).map(|parameters| Array::from(&parameters)).unwrap_or_default();
    let text = |pair: &Array, index| pair.get(index).as_string().unwrap_or_default();
    parameters.iter().map(|pair| Array::from(&pair)).map(|pair| (text(&pair, 0), text(&pair, 1))).collect()
}
