//! The house: each floor uses only those below it.

use std::fs;
use std::path::Path;

const FLOORS: [&str; 5] = ["exercise", "findings", "sharing", "browser", "page"];

/// The floors that the source below `folder` names in `crate::` paths.
fn used_by(folder: &Path) -> Vec<(String, String)> {
    let mut used = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            used.extend(used_by(&path));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for after in text.split("crate::").skip(1) {
            let floor: String = after.chars().take_while(|c| c.is_ascii_lowercase()).collect();
            used.push((path.display().to_string(), floor));
        }
    }
    used
}

#[test]
fn no_arrow_points_up() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut arrows = 0;
    for (height, floor) in FLOORS.iter().enumerate() {
        for (file, used) in used_by(&source.join(floor)) {
            let depth = FLOORS.iter().position(|name| *name == used);
            assert!(depth.is_some_and(|depth| depth <= height), "{file} uses {used}, which is above {floor}");
            arrows += 1;
        }
    }
    assert!(arrows > 20, "only {arrows} uses were found: this test reads the wrong files");
}

#[test]
fn the_lower_floors_name_no_web_crate() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for floor in &FLOORS[..3] {
        for entry in fs::read_dir(source.join(floor)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            for name in ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_timers"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn the_exercise_is_short() {
    let text = include_str!("../../src/exercise/count.rs");
    assert!(text.lines().count() < 120);
}
