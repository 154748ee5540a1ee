//! The count in Rust: the source that runs in the page.

use std::ops::Range;

use crate::exercise::mode::Mode;

/// The text of `count.rs`.
pub const SOURCE: &str = include_str!("../../exercise/count.rs");

/// The lines of the source, from 0, of the functions that run in `mode`, with their doc comments: its own, and that of its steps.
pub fn functions_of(mode: Mode) -> Vec<Range<usize>> {
    let own = own_function(mode);
    let of_steps = own.clone().and_then(step_function);
    own.into_iter().chain(of_steps).collect()
}

/// The lines of the function that runs a step in `mode`.
pub fn step_function_of(mode: Mode) -> Option<Range<usize>> {
    own_function(mode).and_then(step_function)
}

/// The function of a mode is named as its slug.
fn own_function(mode: Mode) -> Option<Range<usize>> {
    lines_of(&format!(" fn {}(", mode.about().slug.replace('-', "_")))
}

/// The lines of the step's function that is called in these lines. Its name begins with `step_`.
fn step_function(caller: Range<usize>) -> Option<Range<usize>> {
    let called = SOURCE.lines().skip(caller.start).take(caller.len()).find_map(|line| line.split_once("step_"))?.1;
    let (name, _) = called.split_once('(')?;
    lines_of(&format!("fn step_{name}("))
}

/// The lines of the function with this head.
fn lines_of(head: &str) -> Option<Range<usize>> {
    let is_head = |line: &&str| !line.starts_with([' ', '/']) && line.contains(head);
    let at = SOURCE.lines().position(|line| is_head(&line))?;
    let doc_lines: usize =
        SOURCE.lines().take(at).fold(0, |doc_lines, line| if line.starts_with("///") { doc_lines + 1 } else { 0 });
    let length = SOURCE.lines().skip(at).position(|line| line == "}")?;
    Some(at - doc_lines..at + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_has_its_own_function_and_that_of_its_steps() {
        let lines: Vec<_> = SOURCE.lines().collect();
        for mode in Mode::ALL {
            let functions = functions_of(mode);
            assert_eq!(functions.len(), 2, "{mode:?}");
            let own = format!(" fn {}(", mode.about().slug.replace('-', "_"));
            for (lines, name) in functions.into_iter().map(|function| &lines[function]).zip([own.as_str(), "fn step_"])
            {
                assert!(lines[0].starts_with("/// "), "{mode:?}");
                assert_eq!(lines.iter().filter(|line| line.contains("fn ")).count(), 1, "{mode:?}");
                assert!(lines.iter().any(|line| line.contains(name)), "{mode:?}");
                assert_eq!(lines.last(), Some(&"}"), "{mode:?}");
            }
        }
    }
}
