//! A text that changes stands alone in its element and is set there. Browsers that translate a page replace its text nodes, so what is
//! written to a text node is lost.

use std::fs;
use std::path::Path;

use crate::layers::imports::code;

/// The elements of a view that hold text, and no list of other elements.
const OF_TEXT: [&str; 18] = [
    "a", "b", "button", "caption", "code", "dd", "dt", "h2", "h3", "label", "legend", "li", "mark", "p", "span",
    "summary", "td", "th",
];

/// The methods that add to an element of `dom/`.
const ADDING: [&str; 7] = ["child", "children", "text", "dyn_text", "dynamic", "dynamic_by", "keyed_list"];

/// The elements of text in these leptos views that hold only a block of code: `<p>{sentence}</p>`. Leptos writes the block's text to
/// a text node, also when it builds a view again; `prop:textContent=sentence` sets it in the element.
fn blocks_as_text(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for tag in OF_TEXT {
        let end = format!("</{tag}>");
        for (at, _) in code.match_indices(&end) {
            let inside = code[..at].trim_end();
            let block = inside.strip_suffix('}').and_then(|_| inside.get(opening(inside)?..));
            if block.is_some_and(|block| inside.trim_end_matches(block).trim_end().ends_with('>')) {
                found.extend(block);
            }
        }
    }
    found
}

/// The offset of the brace that opens what the last brace of `text` closes.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().rev().find_map(|(at, character)| {
        depth += i32::from(character == '}') - i32::from(character == '{');
        (depth == 0).then_some(at)
    })
}

/// What is added to elements of `dom/` after their text was bound. The next text replaces it.
fn added_to_bound_texts(code: &str) -> Vec<&str> {
    let after = code.match_indices(".dyn_text(").filter_map(|(at, call)| {
        let arguments = &code[at + call.len()..];
        let mut depth = 1;
        let end = arguments.find(|character| {
            depth += i32::from(character == '(') - i32::from(character == ')');
            depth == 0
        })?;
        arguments[end + 1..].trim_start().strip_prefix('.')
    });
    let name = |after: &str| after.find(|character: char| !character.is_alphanumeric() && character != '_');
    let names = after.filter_map(|after| after.get(..name(after)?));
    names.filter(|name| ADDING.contains(name)).collect()
}

/// The code of all files below a folder of `src/page`.
fn read(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| match path.is_dir() {
        true => read(&path),
        false => vec![(path.display().to_string(), code(&fs::read_to_string(&path).unwrap()))],
    });
    files.collect()
}

#[test]
fn no_changing_text_is_held_by_its_text_node() {
    let files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page"));
    let all = |words| files.iter().map(|(_, code)| code.matches(words).count()).sum::<usize>();
    let (in_views, bound) = (all("prop:textContent="), all(".dyn_text("));
    assert!(in_views > 30 && bound > 10, "{in_views} and {bound} texts were found: this test reads the wrong files");
    for (path, code) in &files {
        assert_eq!(blocks_as_text(code), Vec::<&str>::new(), "{path}: use prop:textContent");
        assert_eq!(added_to_bound_texts(code), Vec::<&str>::new(), "{path}: bind the text of an element of its own");
    }
}

#[test]
fn a_planted_text_node_is_found() {
    for (view, block) in [
        ("<p>{sentence}</p>", "{sentence}"),
        ("<td class=\"a\">\n    {move || format!(\"{many} lines\")}\n</td>", "{move || format!(\"{many} lines\")}"),
        ("<li>{move || { said.get() }}</li>", "{move || { said.get() }}"),
    ] {
        assert_eq!(blocks_as_text(view), [block]);
    }
    for view in
        ["<ul>{rows}</ul>", "<p prop:textContent=sentence/>", "<p>\"Again: \" {buttons}</p>", "<p>\"No runs yet.\"</p>"]
    {
        assert_eq!(blocks_as_text(view), Vec::<&str>::new());
    }
    assert_eq!(added_to_bound_texts("el(\"p\").dyn_text(move || text()).child(span)"), ["child"]);
    assert_eq!(
        added_to_bound_texts("el(\"p\").child(el(\"b\").dyn_text(label)).text(\"s\").dyn_text(a);"),
        Vec::<&str>::new()
    );
}
