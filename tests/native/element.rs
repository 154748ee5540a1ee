//! The element's script repeats facts about modes and plans. They are those of the page.

use std::fs;

use sleep_count::exercise::limits::MAX_STEPS;
use sleep_count::exercise::mode::Mode;
use sleep_count::sharing::link::Link;

fn script(name: &str) -> String {
    fs::read_to_string(format!("{}/src/embed/{name}.js", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_placeholder_picture_has_the_title_and_the_flags_of_every_mode() {
    let picture = script("picture");
    for mode in Mode::ALL {
        let about = mode.about();
        let flags = match (about.adds_up, about.blocks) {
            (true, true) => ", true, true",
            (true, false) => ", true",
            _ => "",
        };
        let key = if about.slug.contains('-') { format!("\"{}\"", about.slug) } else { about.slug.to_owned() };
        let entry = format!("  {key}: [\"{}\"{flags}],\n", about.title);
        assert!(picture.contains(&entry), "src/embed/picture.js lacks {entry}");
    }
}

#[test]
fn an_element_without_attributes_has_the_plan_and_lanes_of_an_empty_link() {
    let link = Link::default();
    let slugs: Vec<_> = link.modes.iter().map(|mode| format!("\"{}\"", mode.about().slug)).collect();
    assert!(script("picture").contains(&format!("const USUAL_LANES = [{}];", slugs.join(", "))));
    let plan = script("plan");
    assert!(plan.contains(&format!("(count ?? \"{}\")", link.plan.count())));
    let sleeps: Vec<_> = link.plan.sleepers().map(|(step, ms)| format!("{step}:{}", ms / 1000)).collect();
    assert!(plan.contains(&format!("\"{}\"", sleeps.join(","))));
    assert!(plan.contains(&format!("steps > {MAX_STEPS}")));
}
