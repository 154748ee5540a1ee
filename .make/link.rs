//! Lets the linker say of the page's program what it moved where: by that `.make/bin/wasm-bindgen` splits it.

fn main() {
    println!("cargo::rerun-if-changed=.make/link.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=sleep-count=--emit-relocs");
    }
}
