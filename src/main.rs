//! The entry point: opens the page. A native build does nothing.

/// The split point: with the feature `split`, code reachable only from here goes into the lazy chunk.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
mod split_point {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use sleep_count::page::lazy::views::LazyChunk;
    use sleep_count::page::panels::registry::REGISTRY;

    #[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub fn later() -> Result<&'static LazyChunk, SplitLoaderError> {
        Ok(&REGISTRY)
    }
}

/// Without the feature, the program is one file, and the future is ready at once.
#[cfg(all(target_arch = "wasm32", not(feature = "split")))]
mod split_point {
    use std::convert::Infallible;

    use sleep_count::page::lazy::views::LazyChunk;
    use sleep_count::page::panels::registry::REGISTRY;

    pub async fn later() -> Result<&'static LazyChunk, Infallible> {
        Ok(&REGISTRY)
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    sleep_count::page::open(|| Box::pin(async { split_point::later().await.ok() }));
}
