//! The element's script: what it knows of modes and plans is what the page knows of them.

use std::fs;

use sleep_count::exercise::limits::MAX_STEPS;
use sleep_count::exercise::mode::Mode;
use sleep_count::sharing::link::Link;

fn script(name: &str) -> String {
    fs::read_to_string(format!("{}/src/embed/{name}.js", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_drawing_knows_every_mode_by_its_title_and_what_it_does() {
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
fn an_element_that_says_nothing_is_drawn_as_the_page_that_is_opened_without_a_link() {
    let link = Link::default();
    let slugs: Vec<_> = link.modes.iter().map(|mode| format!("\"{}\"", mode.about().slug)).collect();
    assert!(script("picture").contains(&format!("const USUAL_LANES = [{}];", slugs.join(", "))));
    let plan = script("plan");
    assert!(plan.contains(&format!("(count ?? \"{}\")", link.plan.count())));
    let sleeps: Vec<_> = link.plan.sleepers().map(|(step, ms)| format!("{step}:{}", ms / 1000)).collect();
    assert!(plan.contains(&format!("\"{}\"", sleeps.join(","))));
    assert!(plan.contains(&format!("steps > {MAX_STEPS}")));
}
