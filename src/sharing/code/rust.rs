//! The count in Rust: the source that runs in the page.

use std::ops::Range;

use crate::exercise::mode::Mode;

/// The text of `count.rs`.
pub const SOURCE: &str = include_str!("../../exercise/count.rs");

/// The lines of the source, from 0, of the function that runs in `mode`, with its doc comment.
pub fn lines_of(mode: Mode) -> Option<Range<usize>> {
    let head = format!("fn {}(", mode.about().slug.replace('-', "_"));
    let is_head = |line: &&str| line.starts_with("pub ") && line.contains(&head);
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
    fn every_mode_has_one_whole_function() {
        for mode in Mode::ALL {
            let lines: Vec<_> = SOURCE.lines().collect();
            let function = &lines[lines_of(mode).unwrap()];
            assert!(function[0].starts_with("/// "), "{mode:?}");
            let name = format!(" fn {}(", mode.about().slug.replace('-', "_"));
            assert_eq!(function.iter().filter(|line| line.contains("fn ")).count(), 1, "{mode:?}");
            assert!(function.iter().any(|line| line.starts_with("pub ") && line.contains(&name)), "{mode:?}");
            assert_eq!(function.last(), Some(&"}"), "{mode:?}");
        }
    }
}
