//! The element's script repeats facts about modes and plans. They are those of the page.

use std::fs;

use sleep_count::exercise::limits::MAX_STEPS;
use sleep_count::exercise::mode::Mode;
use sleep_count::sharing::link::Link;

fn script(name: &str) -> String {
    fs::read_to_string(format!("{}/src/embed/{name}.js", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_element_knows_the_slug_of_every_mode() {
    let slugs: Vec<_> = Mode::ALL.iter().map(|mode| format!("\"{}\"", mode.about().slug)).collect();
    let list = format!("const LANES = [{}];", slugs.join(", "));
    assert!(script("plan").contains(&list), "src/embed/plan.js lacks {list}");
}

#[test]
fn an_element_without_attributes_has_the_plan_and_lanes_of_an_empty_link() {
    let link = Link::default();
    assert!(script("plan").contains(&format!("const USUAL_LANES = {};", link.modes.len())));
    let plan = script("plan");
    assert!(plan.contains(&format!("const USUAL_STEPS = {};", link.plan.count())));
    let sleeps: Vec<_> = link.plan.sleepers().map(|(step, ms)| format!("{step}:{}", ms / 1000)).collect();
    assert!(plan.contains(&format!("\"{}\"", sleeps.join(","))));
    assert!(plan.contains(&format!("steps > {MAX_STEPS}")));
}

#[test]
fn no_two_modules_of_the_element_define_the_same_name() {
    // A build without a bundler puts all modules into one scope.
    let folder = format!("{}/src/embed", env!("CARGO_MANIFEST_DIR"));
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let modules = paths.filter(|path| path.extension().is_some_and(|end| end == "js"));
    let mut names = Vec::new();
    for text in modules.map(|path| fs::read_to_string(path).unwrap()) {
        let defined = text.lines().filter_map(|line| {
            let rest = line.strip_prefix("export ").unwrap_or(line);
            let rest = ["const ", "let ", "class "].iter().find_map(|word| rest.strip_prefix(word))?;
            rest.split([' ', '=', ';']).next().map(str::to_owned)
        });
        names.extend(defined);
    }
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!((names.len(), all > 20), (all, true), "{names:?}");
}

#[test]
fn the_style_of_the_element_fits_into_a_template() {
    // A build without a bundler writes it between backticks.
    let style = fs::read_to_string(format!("{}/src/embed/style.css", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(!style.contains(['`', '\\']) && !style.contains("${"));
}
