//! The documents: their links and paths lead somewhere, and their tables name every mode, preset and story.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::preset::Preset;

const README_MAX_WORDS: usize = 1000;
/// Folders of documents; the README is added to what they hold.
const FOLDERS: [&str; 2] = ["docs", ".github"];
/// Where a path in code marks begins that is checked. Others may be generated, or lie elsewhere.
const CHECKED_PATHS: [&str; 6] = ["src/", "tests/", "style/", "docs/", ".make/", ".github/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    assert!(text.is_ok(), "{path} can't be read: {text:?}");
    text.unwrap()
}

/// Every document, as a path from the root of the repository.
fn documents() -> Vec<String> {
    let in_folder = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let documents = entries.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
        documents.map(|path| path.strip_prefix(root()).unwrap().display().to_string()).collect::<Vec<_>>()
    };
    let mut documents: Vec<_> = FOLDERS.into_iter().flat_map(in_folder).collect();
    documents.push("README.md".to_owned());
    documents.sort();
    documents
}

/// The lines outside fenced code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The parts of a line: even ones are text, odd ones stand in code marks.
fn parts(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split('`').enumerate()
}

/// The targets of the links and pictures in a document.
fn targets(text: &str) -> Vec<&str> {
    let after_brackets = |line| str::split(line, "](").skip(1).filter_map(|rest: &str| Some(rest.split_once(')')?.0));
    prose(text).flat_map(after_brackets).collect()
}

/// What stands in code marks in a document.
fn code(text: &str) -> Vec<&str> {
    prose(text).flat_map(|line| parts(line).filter(|(place, _)| place % 2 == 1).map(|(_, part)| part)).collect()
}

/// The anchor that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// The anchors of a document's headings. GitHub numbers those that repeat.
fn anchors(text: &str) -> Vec<String> {
    let mut seen = HashMap::new();
    let headings = prose(text).filter(|line| line.starts_with('#')).map(|line| anchor(line.trim_start_matches('#')));
    let numbered = headings.map(|anchor| {
        let count = seen.entry(anchor.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { anchor } else { format!("{anchor}-{}", *count - 1) }
    });
    numbered.collect()
}

/// The file that a link in `document` leads to, as a path from the root of the repository.
fn resolve(document: &str, target: &str) -> String {
    let mut path = PathBuf::from(document);
    path.pop();
    for part in Path::new(target).components() {
        match part {
            Component::ParentDir => assert!(path.pop(), "{document} links above the repository: {target}"),
            Component::CurDir => {}
            part => path.push(part),
        }
    }
    path.display().to_string()
}

/// Why a link in `document` leads nowhere, if it does.
fn fault(document: &str, target: &str) -> Option<String> {
    if target.starts_with("https://") {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { document.to_owned() } else { resolve(document, path) };
    if !root().join(&path).exists() {
        return Some(format!("{document} links to {target}, and there is no {path}"));
    }
    let is_known = anchor.is_empty() || anchors(&read(&path)).iter().any(|known| known == anchor);
    (!is_known).then(|| format!("{document} links to {target}, and {path} has no heading of that name"))
}

#[test]
fn every_link_in_a_document_leads_somewhere() {
    let mut checked = 0;
    let mut faults = Vec::new();
    for document in documents() {
        let text = read(&document);
        let targets = targets(&text);
        checked += targets.len();
        faults.extend(targets.into_iter().filter_map(|target| fault(&document, target)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(checked > 50, "only {checked} links were found: this test reads the wrong files");
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    for target in ["missing.md", "docs/links.md#missing", "#missing", "http://example.org/"] {
        assert!(fault("README.md", target).is_some(), "{target}");
    }
    for target in ["docs/links.md#sleeps", "#the-source", "LICENSE", "src/exercise/count.rs", "https://example.org/"] {
        assert_eq!(fault("README.md", target), None);
    }
}

#[test]
fn every_document_is_reached_from_the_readme() {
    let mut reached = vec!["README.md".to_owned()];
    let mut next = 0;
    while let Some(document) = reached.get(next).cloned() {
        next += 1;
        for target in targets(&read(&document)) {
            let path = resolve(&document, target.split('#').next().unwrap_or_default());
            if path.ends_with(".md") && !target.starts_with("https://") && !reached.contains(&path) {
                reached.push(path);
            }
        }
    }
    reached.sort();
    assert_eq!(reached, documents());
}

#[test]
fn every_path_in_code_marks_exists() {
    let mut faults = Vec::new();
    for document in documents() {
        for path in code(&read(&document)) {
            // A pattern such as `tests/e2e/build/*.test.mjs`, and a command, are no paths.
            let is_path = CHECKED_PATHS.iter().any(|folder| path.starts_with(folder)) && !path.contains(['*', ' ']);
            if is_path && !root().join(path).exists() {
                faults.push(format!("{document} names {path}, which is not there"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_readme_is_short_and_its_example_is_the_one_that_is_tried() {
    let text = read("README.md");
    let words = text.split_whitespace().count();
    assert!(words <= README_MAX_WORDS, "the README has {words} words; the limit is {README_MAX_WORDS}");
    assert!(text.contains(&format!("```html\n{}```", read("tests/e2e/examples/element.html"))));
}

#[test]
fn the_tables_of_links_name_every_mode_preset_and_story() {
    let (readme, links) = (read("README.md"), read("docs/links.md"));
    for mode in Mode::ALL {
        let about = mode.about();
        assert!(readme.contains(&format!("| {} |", about.title)), "README.md has no row for {}", about.title);
        let row = format!("| `{}` | {} |", about.slug, about.title);
        assert!(links.contains(&row), "docs/links.md has no row {row}");
    }
    for preset in Preset::all() {
        let start = format!("| `{}` |", preset.slug);
        assert!(links.contains(&start), "docs/links.md has no row for the preset {}", preset.slug);
    }
}
