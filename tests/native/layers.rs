//! The house: each floor uses only those below it.

use std::fs;
use std::path::{Path, PathBuf};

const FLOORS: [&str; 5] = ["exercise", "findings", "sharing", "browser", "page"];

/// The files below `folder`, at any depth: path and text.
fn files_below(folder: &Path) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = |path: PathBuf| match path.is_dir() {
        true => files_below(&path),
        false => vec![(path.display().to_string(), fs::read_to_string(&path).unwrap())],
    };
    paths.flat_map(files).collect()
}

/// The floors that the source below `folder` names in `crate::` paths.
fn used_by(folder: &Path) -> Vec<(String, String)> {
    let floor = |after: &str| after.chars().take_while(char::is_ascii_lowercase).collect();
    let used = |(path, text): (String, String)| {
        let floors: Vec<String> = text.split("crate::").skip(1).map(floor).collect();
        floors.into_iter().map(move |floor| (path.clone(), floor))
    };
    files_below(folder).into_iter().flat_map(used).collect()
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
        for (path, text) in files_below(&source.join(floor)) {
            for name in ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_timers"] {
                assert!(!text.contains(name), "{path} names {name}");
            }
        }
    }
}

#[test]
fn the_exercise_is_short() {
    let text = include_str!("../../src/exercise/count.rs");
    assert!(text.lines().count() < 120);
}
