//! The page's entry: reads the link and mounts the page. Natively there is no page to open.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sleep_count::page::open();
}
