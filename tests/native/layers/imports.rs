//! Which source file uses which: the module paths of a text, resolved to files.

use std::collections::HashMap;

/// A source file: its path below `src` and its text.
pub type Source = (String, String);

/// One file's use of another. `name` is the path as the first file has it, from the root of the crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    pub name: String,
}

/// A text without the lines that are comments.
pub fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// Every name and path in `code`. The paths of a group are taken apart: `a::{b, c::d}` gives `a::b` and `a::c::d`.
pub fn paths(code: &str) -> Vec<String> {
    let is_part = |character: char| character.is_alphanumeric() || "_:".contains(character);
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(is_part) {
        let run = &rest[start..];
        let (path, after) = run.split_at(run.find(|character| !is_part(character)).unwrap_or(run.len()));
        rest = after;
        match path.strip_suffix("::").zip(group(after)) {
            Some((prefix, inside)) => {
                found.extend(paths(inside).iter().map(|path| format!("{prefix}::{path}")));
                rest = &after[inside.len() + 2..];
            }
            None => found.push(path.trim_matches(':').to_owned()),
        }
    }
    found
}

/// What stands between the brace that `text` begins with and the one that closes it.
fn group(text: &str) -> Option<&str> {
    let mut depth = 0;
    let closes = |(_, character): &(usize, char)| {
        depth += i32::from(*character == '{') - i32::from(*character == '}');
        depth == 0
    };
    let (end, _) = text.starts_with('{').then(|| text.char_indices().find(closes))??;
    Some(&text[1..end])
}

/// The path of a file's module, from the root of the crate.
fn module(file: &str) -> Vec<&str> {
    let mut names: Vec<_> = file.trim_end_matches(".rs").split('/').collect();
    names.pop_if(|name| *name == "mod");
    names
}

/// All uses of one file by another. `super::*` in a module of tests means the file itself and is left out.
pub fn arrows(sources: &[Source]) -> Vec<Arrow> {
    let files: HashMap<_, _> = sources.iter().map(|(path, _)| (module(path), path)).collect();
    let mut arrows = Vec::new();
    for (from, text) in sources {
        for path in paths(&code(text)).iter().filter(|path| path.contains("::")) {
            let names = absolute(&module(from), path, |names| files.contains_key(names));
            let to = (1..=names.len()).rev().find_map(|length| files.get(&names[..length]));
            if let Some(to) = to.filter(|to| **to != from) {
                arrows.push(Arrow { from: from.clone(), to: (*to).clone(), name: names.join("::") });
            }
        }
    }
    arrows
}

/// A path from the root of the crate, for one that stands in `module`. Empty if it leads to another crate.
fn absolute<'a>(module: &[&'a str], path: &'a str, is_module: impl Fn(&[&str]) -> bool) -> Vec<&'a str> {
    let mut names: Vec<_> = path.split("::").collect();
    let supers = names.iter().take_while(|name| **name == "super").count();
    let base = match names[0] {
        "crate" => &[],
        "super" => &module[..module.len().saturating_sub(supers)],
        "self" => module,
        // A path may begin with a child of the module that it stands in.
        child if is_module(&[module, &[child]].concat()) => return [module, &names].concat(),
        _ => return Vec::new(),
    };
    names.drain(..supers.max(1));
    [base, &names].concat()
}

#[test]
fn paths_are_taken_out_of_groups_and_resolved_to_files() {
    let source = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let sources = [
        source("a/mod.rs", "mod b;\n// use crate::c::X;\npub use b::Y;"),
        source("a/b.rs", "use crate::{a::Z, c::{self, d::{E, F}}};\nfn f() -> super::Z { self::g::<u8>() }"),
        source("c/mod.rs", "use std::{fmt, io::Read};\nmod tests {\n    use super::*;\n}"),
        source("c/d.rs", "fn f(x: &crate::a::b::Y) { super::super::a::f(x) }"),
    ];
    let found: Vec<_> = arrows(&sources).into_iter().map(|arrow| [arrow.from, arrow.to, arrow.name]).collect();
    let expected = [
        ["a/mod.rs", "a/b.rs", "a::b::Y"],
        ["a/b.rs", "a/mod.rs", "a::Z"],
        ["a/b.rs", "c/mod.rs", "c::self"],
        ["a/b.rs", "c/d.rs", "c::d::E"],
        ["a/b.rs", "c/d.rs", "c::d::F"],
        ["a/b.rs", "a/mod.rs", "a::Z"],
        ["c/d.rs", "a/b.rs", "a::b::Y"],
        ["c/d.rs", "a/mod.rs", "a::f"],
    ];
    assert_eq!(found, expected);
}
