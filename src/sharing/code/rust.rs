//! The Rust that runs in the page: its own source.

use std::ops::Range;

use crate::exercise::mode::Mode;

/// The heart of the page, as it is.
pub const SOURCE: &str = include_str!("../../exercise/count.rs");

/// Which lines of the source, from 0, are the function that runs in `mode`, with what is said above it.
pub fn lines_of(mode: Mode) -> Option<Range<usize>> {
    let head = format!("fn {}(", mode.about().slug.replace('-', "_"));
    let is_head = |line: &&str| line.starts_with("pub ") && line.contains(&head);
    let at = SOURCE.lines().position(|line| is_head(&line))?;
    let said: usize = SOURCE.lines().take(at).fold(0, |said, line| if line.starts_with("///") { said + 1 } else { 0 });
    let length = SOURCE.lines().skip(at).position(|line| line == "}")?;
    Some(at - said..at + length + 1)
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
