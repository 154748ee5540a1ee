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
    let slugs: Vec<_> = link.modes.iter().map(|mode| format!("\"{}\"", mode.about().slug)).collect();
    assert!(script("plan").contains(&format!("const USUAL_LANES = [{}];", slugs.join(", "))));
    let plan = script("plan");
    assert!(plan.contains(&format!("const USUAL_STEPS = {};", link.plan.count())));
    let sleeps: Vec<_> = link.plan.sleepers().map(|(step, ms)| format!("{step}:{}", ms / 1000)).collect();
    assert!(plan.contains(&format!("\"{}\"", sleeps.join(","))));
    assert!(plan.contains(&format!("steps > {MAX_STEPS}")));
}
