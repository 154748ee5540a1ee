//! The browser parses a query as the native parser does.

use sleep_count::browser::address::parameters;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_browser_reads_a_link_as_the_native_parser_does() {
    for query in [
        "",
        "?",
        "?count=30&sleep=8:3,12:2&modes=sync,async-together&theme=dark&embed=1",
        "count=30&&sleep=8%3A3%2C12:2&=&count",
        "?count=+12+&sleep=1-3%3A0.1..0.5&theme=%64ark",
        "?sleep=8:3&sleep=9:1&preset=naps&count=%zz&modes=%F0%9F%98%B4,%ff,sync;async",
        "?story=busy-phone&sleep=2:1#count=5",
    ] {
        let query = query.split('#').next().unwrap();
        let native = form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect::<Vec<_>>();
        assert_eq!(parameters(query), native, "{query}");
    }
}
