//! With the feature `split`, has the linker keep the relocations by which wasm-split cuts the program in two.

fn main() {
    println!("cargo::rerun-if-changed=.make/link.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if is_wasm && std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=sleep-count=--emit-relocs");
    }
}
