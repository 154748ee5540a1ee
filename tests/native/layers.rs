//! The layers of the source: each uses only those below it, no folders use each other in a circle, and each file builds its views
//! in one way.

#[path = "layers/imports.rs"]
pub mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use imports::{Arrow, Source, arrows, code, paths};

/// The order of what is in a folder: what comes later uses only what comes earlier, and names in one list do not use each other.
type Order = (&'static str, &'static [&'static [&'static str]]);

const ORDERS: [Order; 3] = [
    ("", &[&["exercise"], &["findings"], &["sharing"], &["browser"], &["page"]]),
    ("page", &[&["dom"], &["state"], &["lazy"], &["run"], &["embed"], &["screen", "panels"], &["app.rs"], &["mod.rs"]]),
    // A lane shows its log, and the bar of buttons shows the heartbeat of a lane.
    ("page/screen", &[&["log"], &["lane", "plan"], &["band"]]),
];

/// The source files that start a program use what they like.
const PROGRAMS: [&str; 2] = ["main.rs", "bin/"];

/// Everything in which these sources break the rules, one sentence each, sorted.
fn violations(sources: &[Source]) -> BTreeSet<String> {
    let is_program = |path: &str| PROGRAMS.iter().any(|program| path.starts_with(program));
    let library: Vec<Source> = sources.iter().filter(|(path, _)| !is_program(path)).cloned().collect();
    let arrows = arrows(&library);
    let mut found = BTreeSet::new();
    for (folder, order) in ORDERS {
        found.extend(library.iter().filter_map(|(path, _)| unordered(folder, order, path)));
        found.extend(arrows.iter().filter_map(|arrow| upward(folder, order, arrow)));
    }
    found.extend(cycles(&arrows));
    found.extend(library.iter().filter_map(|(path, _)| stray(path)));
    found.extend(library.iter().flat_map(misplaced_views));
    found.extend(arrows.iter().filter_map(mixed_views));
    found.extend(sources.iter().filter_map(names_the_registry));
    found
}

/// What `path` is in within `folder`: a folder or a file.
fn child<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    let below = if folder.is_empty() { path } else { path.strip_prefix(folder)?.strip_prefix('/')? };
    below.split('/').next()
}

fn rank(order: &[&[&str]], child: &str) -> Option<usize> {
    order.iter().position(|names| names.contains(&child))
}

/// A folder that has no place in the order of the one that it is in.
fn unordered(folder: &str, order: &[&[&str]], path: &str) -> Option<String> {
    let child = child(folder, path)?;
    let is_ordered = child.ends_with(".rs") || rank(order, child).is_some();
    (!is_ordered).then(|| format!("order: src/{folder} has no place for {child}"))
}

/// A use of what is not below.
fn upward(folder: &str, order: &[&[&str]], arrow: &Arrow) -> Option<String> {
    let (user, used) = (child(folder, &arrow.from)?, child(folder, &arrow.to)?);
    let is_below = user == used || rank(order, used)? < rank(order, user)?;
    (!is_below).then(|| format!("order: {} uses {}, but {used} is not below {user}", arrow.from, arrow.to))
}

/// The uses between folders that are part of a cycle. Within each folder, a folder stands for all that is below it, and the files
/// directly there stand together.
fn cycles(arrows: &[Arrow]) -> Vec<String> {
    let mut uses = BTreeMap::<(String, String), &Arrow>::new();
    for arrow in arrows {
        let (user, used): (Vec<_>, Vec<_>) = (arrow.from.split('/').collect(), arrow.to.split('/').collect());
        let common = user.iter().zip(&used).take_while(|(one, other)| one == other).count();
        let node = |names: &[&str]| match names[common].ends_with(".rs") {
            true => [&names[..common], &["*.rs"]].concat().join("/"),
            false => names[..=common].join("/"),
        };
        let (user, used) = (node(&user), node(&used));
        if user != used {
            uses.entry((user, used)).or_insert(arrow);
        }
    }
    let leads_back = |(user, used): &(String, String)| {
        let mut reached = BTreeSet::from([used]);
        loop {
            let next: Vec<_> = uses.keys().filter(|(from, _)| reached.contains(from)).map(|(_, to)| to).collect();
            let before = reached.len();
            reached.extend(next);
            if reached.len() == before {
                return reached.contains(user);
            }
        }
    };
    let told = |((user, used), arrow): (&(String, String), &&Arrow)| {
        format!("cycle: {user} uses {used}, as {} uses {}", arrow.from, arrow.to)
    };
    uses.iter().filter(|(folders, _)| leads_back(folders)).map(told).collect()
}

/// A file directly in `src/page` that is not one of the two that join its folders.
fn stray(path: &str) -> Option<String> {
    let file = path.strip_prefix("page/").filter(|below| !below.contains('/'))?;
    (!["app.rs", "mod.rs"].contains(&file)).then(|| format!("folder: {path} lies directly in src/page"))
}

/// leptos' views outside the folder that is built of them.
fn misplaced_views((path, text): &Source) -> Vec<String> {
    let code = code(text);
    let found = ["view!", "#[component"].into_iter().filter(|words| code.contains(words));
    let outside = found.filter(|_| !path.starts_with("page/panels/"));
    outside.map(|words| format!("views: {path} has {words}, which belongs in src/page/panels")).collect()
}

/// A use of the page's own elements in the folder that is built of leptos' views.
fn mixed_views(arrow: &Arrow) -> Option<String> {
    let own = ["page/dom/mod.rs", "page/dom/element", "page/dom/dynamic"];
    let is_mixed = arrow.from.starts_with("page/panels/") && own.iter().any(|own| arrow.to.starts_with(own));
    is_mixed.then(|| format!("views: {} uses {}, but builds its views with leptos", arrow.from, arrow.to))
}

/// A use of the registry of the lazy chunk outside the split point: the linker would keep the chunk's code in the first load.
fn names_the_registry((path, text): &Source) -> Option<String> {
    let is_use = |path: &String| path.contains("::") && path.split("::").any(|name| name == "registry");
    let is_named = path != "main.rs" && paths(&code(text)).iter().any(is_use);
    is_named.then(|| format!("registry: {path} names the registry of the lazy chunk, which only main.rs may"))
}

/// The source files below `folder`, which is below `src`.
fn read(folder: &str) -> Vec<Source> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let mut sources = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        let entry = entry.unwrap();
        let below = format!("{folder}{}", entry.file_name().display());
        match entry.file_type().unwrap().is_dir() {
            true => sources.extend(read(&format!("{below}/"))),
            false if below.ends_with(".rs") => sources.push((below, fs::read_to_string(entry.path()).unwrap())),
            false => {}
        }
    }
    sources
}

#[test]
fn the_source_keeps_its_layers() {
    let sources = read("");
    let arrows = arrows(&sources).len();
    assert!(arrows > 300, "only {arrows} uses were found: this test reads the wrong files");
    let found: Vec<_> = violations(&sources).into_iter().collect();
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_planted_violation_is_found() {
    let tidy = [
        ("main.rs", "use sleep_count::page::panels::registry::REGISTRY;"),
        ("exercise/plan.rs", "//! Sleeps of `crate::page::state`."),
        ("sharing/link.rs", "use crate::exercise::plan::Plan;"),
        ("sharing/code/mod.rs", "use crate::sharing::link::Link;\nmod python;\npub use python::program;"),
        ("sharing/code/python.rs", "use super::Language;"),
        ("browser/clock.rs", ""),
        ("page/mod.rs", "use crate::page::{app::app, screen::lane::section};"),
        ("page/app.rs", "use crate::page::panels::code::Code;"),
        ("page/dom/mod.rs", "pub mod dynamic;\npub mod element;"),
        ("page/dom/element.rs", "// No `view!` here."),
        ("page/dom/dynamic.rs", "use crate::page::dom::element::El;"),
        ("page/state/session.rs", "use crate::sharing::{code, link::Link};"),
        ("page/lazy/loader.rs", "use crate::page::state::session::Session;"),
        ("page/run/history.rs", "use crate::page::lazy::loader::Loader;"),
        ("page/screen/notices.rs", "use crate::page::dom::element::El;"),
        ("page/screen/log/rows.rs", "use crate::page::screen::notices::notices;"),
        ("page/screen/lane/section.rs", "use crate::page::{dom::element::El, screen::log::rows};"),
        ("page/screen/plan/chips.rs", "use crate::page::dom::{dynamic::Item, element};"),
        ("page/panels/mod.rs", "pub mod code;\npub mod registry;"),
        ("page/panels/registry.rs", "pub static REGISTRY: u8 = 0;"),
        ("page/panels/code.rs", "#[component]\nfn Code() { view! { <p/> } }"),
    ];
    let owned = |(path, text): (&str, &str)| (path.to_owned(), text.to_owned());
    let tidy = tidy.map(owned);
    assert_eq!(violations(&tidy), BTreeSet::new());
    let planted: [(&str, &str, &[&str]); 19] = [
        (
            "exercise/count.rs",
            "use crate::browser::clock::BrowserClock;",
            &["order: exercise/count.rs uses browser/clock.rs, but browser is not below exercise"],
        ),
        (
            "page/state/lane.rs",
            "fn f(run: &crate::page::run::history::History) {}",
            &[
                "cycle: page/lazy uses page/state, as page/lazy/loader.rs uses page/state/session.rs",
                "cycle: page/run uses page/lazy, as page/run/history.rs uses page/lazy/loader.rs",
                "cycle: page/state uses page/run, as page/state/lane.rs uses page/run/history.rs",
                "order: page/state/lane.rs uses page/run/history.rs, but run is not below state",
            ],
        ),
        (
            "page/lazy/slots.rs",
            "use super::super::panels::code::Code;",
            &["order: page/lazy/slots.rs uses page/panels/code.rs, but panels is not below lazy"],
        ),
        (
            "page/screen/idle.rs",
            "use crate::page::{\n    dom::element::El,\n    panels::code::{Code, CodeProps},\n};",
            &["order: page/screen/idle.rs uses page/panels/code.rs, but panels is not below screen"],
        ),
        (
            "page/panels/share.rs",
            "use crate::page::screen::notices::Notice;",
            &["order: page/panels/share.rs uses page/screen/notices.rs, but screen is not below panels"],
        ),
        (
            "page/run/controller.rs",
            "use crate::page::app::app;",
            &["order: page/run/controller.rs uses page/app.rs, but app.rs is not below run"],
        ),
        (
            "page/screen/plan/lede.rs",
            "use crate::page::screen::lane::section::lane;",
            &["order: page/screen/plan/lede.rs uses page/screen/lane/section.rs, but lane is not below plan"],
        ),
        (
            "page/screen/log/foot.rs",
            "use crate::page::screen::lane::section::lane;",
            &[
                "cycle: page/screen/lane uses page/screen/log, as page/screen/lane/section.rs uses page/screen/log/rows.rs",
                "cycle: page/screen/log uses page/screen/lane, as page/screen/log/foot.rs uses page/screen/lane/section.rs",
                "order: page/screen/log/foot.rs uses page/screen/lane/section.rs, but lane is not below log",
            ],
        ),
        (
            "page/screen/below.rs",
            "use crate::page::screen::log::rows::Rows;",
            &[
                "cycle: page/screen/*.rs uses page/screen/log, as page/screen/below.rs uses page/screen/log/rows.rs",
                "cycle: page/screen/log uses page/screen/*.rs, as page/screen/log/rows.rs uses page/screen/notices.rs",
            ],
        ),
        (
            "sharing/export.rs",
            "use crate::sharing::code::program;",
            &[
                "cycle: sharing/*.rs uses sharing/code, as sharing/export.rs uses sharing/code/mod.rs",
                "cycle: sharing/code uses sharing/*.rs, as sharing/code/mod.rs uses sharing/link.rs",
            ],
        ),
        ("page/widgets/button.rs", "", &["order: src/page has no place for widgets"]),
        ("util/text.rs", "", &["order: src/ has no place for util"]),
        ("page/guess.rs", "", &["folder: page/guess.rs lies directly in src/page"]),
        (
            "page/screen/band/guess.rs",
            "fn guess() -> impl IntoView { view! { <p/> } }",
            &["views: page/screen/band/guess.rs has view!, which belongs in src/page/panels"],
        ),
        (
            "page/dom/focus.rs",
            "#[component(transparent)]\nfn Focus() {}",
            &["views: page/dom/focus.rs has #[component, which belongs in src/page/panels"],
        ),
        (
            "page/panels/ranges.rs",
            "use crate::page::dom::element::{El, el};",
            &["views: page/panels/ranges.rs uses page/dom/element.rs, but builds its views with leptos"],
        ),
        (
            "page/panels/presets.rs",
            "use crate::page::dom::{self, dynamic::Item};",
            &[
                "views: page/panels/presets.rs uses page/dom/dynamic.rs, but builds its views with leptos",
                "views: page/panels/presets.rs uses page/dom/mod.rs, but builds its views with leptos",
            ],
        ),
        (
            "page/mod.rs",
            "fn f() { crate::page::panels::registry::REGISTRY.begin }",
            &["registry: page/mod.rs names the registry of the lazy chunk, which only main.rs may"],
        ),
        (
            "bin/worker.rs",
            "use sleep_count::page::panels::{registry, code::Code};",
            &["registry: bin/worker.rs names the registry of the lazy chunk, which only main.rs may"],
        ),
    ];
    for (path, text, expected) in planted {
        let sources = [&tidy[..], &[owned((path, text))]].concat();
        let expected: BTreeSet<_> = expected.iter().map(|sentence| (*sentence).to_owned()).collect();
        assert_eq!(violations(&sources), expected, "{path}");
    }
}

#[test]
fn the_layers_below_the_browser_name_no_web_crate() {
    for folder in ["exercise/", "findings/", "sharing/"] {
        for (path, text) in read(folder) {
            for name in ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_timers"] {
                assert!(!text.contains(name), "{path} names {name}");
            }
        }
    }
}

#[test]
fn the_count_is_short() {
    let lines = include_str!("../../src/exercise/count.rs").lines().count();
    let most = 20 * sleep_count::exercise::mode::Mode::ALL.len();
    assert!(lines <= most, "count.rs is shown on the page: its {lines} lines should be {most} at most, 20 a mode");
}
