//! Words that readers never meet: the terms of the code have plainer names on the page.

use std::fs;
use std::path::{Path, PathBuf};

/// The words, in lower case.
const NEVER: [&str; 10] =
    ["lane", "lanes", "frame", "frames", "future", "futures", "findings", "simulation", "main thread", "virtual clock"];

/// Texts that may hold one of them.
const EXCEPT: [&str; 2] = [
    // The caption of the strip.
    "A mark for each frame the page drew",
    // Code of the project, which the page shows, is read as code.
    "sharing/code/",
];

/// The string literals of a source in Rust or JavaScript, without what `${}` inserts into them. Tests at the end of a file in Rust are
/// left out.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut literals = Vec::new();
    let mut rest = source.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '/' if rest.peek() == Some(&'/') => rest.by_ref().take_while(|character| *character != '\n').for_each(drop),
            '/' if rest.peek() == Some(&'*') => skip_comment(&mut rest),
            '\'' if rest.peek() == Some(&'"') => drop(rest.next()),
            '"' | '`' => literals.push(literal(&mut rest, character)),
            _ => {}
        }
    }
    literals
}

/// Skips a comment that ends with `*/`.
fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut last = ' ';
    rest.by_ref()
        .take_while(|character| !(std::mem::replace(&mut last, *character) == '*' && *character == '/'))
        .for_each(drop);
}

/// Skips what `${}` inserts into a literal, which may hold literals with insertions of their own.
fn skip_inserted(rest: &mut impl Iterator<Item = char>) {
    let mut open = 0;
    for character in rest.by_ref() {
        open += i32::from(character == '{') - i32::from(character == '}');
        if open == 0 {
            break;
        }
    }
}

/// The rest of a literal that ends with `quote`.
fn literal(rest: &mut impl Iterator<Item = char>, quote: char) -> String {
    let mut text = String::new();
    while let Some(character) = rest.next().filter(|character| *character != quote) {
        match character {
            '\\' => text.extend(rest.next().filter(|escaped| *escaped != '\n')),
            '$' if quote == '`' => skip_inserted(rest),
            _ => text.push(character),
        }
    }
    text
}

/// The text between the tags of a page.
fn texts(html: &str) -> Vec<String> {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    body.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text.to_owned()).collect()
}

/// The word that a reader would meet in `text`. A text without a space is a key, and one with a class or an attribute is a selector.
fn word_in(text: &str) -> Option<&'static str> {
    let is_code = !text.trim().contains(' ') || text.contains("sc-") || text.contains("data-");
    let lower = text.to_lowercase();
    let is_word = |word: &&&str| {
        let inside = |character: char| character.is_alphanumeric() || "-_".contains(character);
        lower
            .match_indices(**word)
            .any(|(at, _)| !lower[..at].ends_with(inside) && !lower[at + word.len()..].starts_with(inside))
    };
    NEVER.iter().filter(|_| !is_code && !EXCEPT.contains(&text)).find(is_word).copied()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "js") {
            found.push(path);
        }
    }
}

#[test]
fn the_page_says_no_word_of_its_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["page", "findings", "exercise", "sharing", "embed"] {
        files(&root.join("src").join(folder), &mut paths);
    }
    paths.retain(|path| !EXCEPT.iter().any(|part| path.to_string_lossy().contains(part)));
    let mut said = Vec::new();
    let html = fs::read_to_string(root.join("index.html")).unwrap();
    said.extend(texts(&html).into_iter().map(|text| ("index.html".to_owned(), text)));
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root).unwrap().display().to_string();
        said.extend(literals(&source).into_iter().map(|text| (name.clone(), text)));
    }
    assert!(said.len() > 1000, "only {} texts", said.len());
    let found: Vec<_> = said.iter().filter_map(|said| word_in(&said.1).map(|word| (word, said))).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_planted_word_is_found() {
    for (source, word) in [
        ("let a = \"Run a lane.\";", Some("lane")),
        ("let a = \"In the main \\\n    thread\";", None),
        ("let a = \"In the main \\\nthread\";", Some("main thread")),
        ("let a = `Two Frames, ${lane.of(a)} of`;", Some("frames")),
        ("let a = `Two of ${frames.of(a)} here`;", None),
        ("// a \"future run\"\nlet a = '\"'; let b = \"a plane \\\" of lane-work\";", None),
        ("let a = `one ${b ? `of ${c}` : \"\"} two`; let d = \"three\"; lane.of(d)", None),
        ("/* `odd */ let a = \"one \"; // lane b", None),
        ("let a = \"[data-lane=sync] b\"; let b = \"frame\";", None),
        ("#[cfg(test)]\nmod tests { \"a lane\" }", None),
        ("let a = \"A mark for each frame the page drew\";", None),
    ] {
        assert_eq!(literals(source).iter().find_map(|text| word_in(text)), word, "{source}");
    }
    assert_eq!(
        texts("<body><p title=\"a lane\">one <b>lane here</b>").iter().find_map(|text| word_in(text)),
        Some("lane")
    );
}
