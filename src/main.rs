//! The page's entry: reads the link and mounts the page. Natively there is no page to open.

/// Where the program is parted: what is reached only from here is a file of its own, which is loaded later.
#[cfg(target_arch = "wasm32")]
mod parting {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use sleep_count::page::panels::registry::{LazyViews, REGISTRY};

    #[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub fn later() -> Result<&'static LazyViews, SplitLoaderError> {
        Ok(&REGISTRY)
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    sleep_count::page::open(|| Box::pin(async { parting::later().await.ok() }));
}
