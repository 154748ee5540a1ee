//! The same count in other languages: whole programs that do what the page does, and the code that ran in the page.
//!
//! Each program stands as it is in a file of its own, written for the exercise: `python/sync.py` and so on. For another
//! plan only the line that says who sleeps and the number at which the count ends are replaced. For a story the numbers
//! become tasks in a list; one whose tasks call each other brings the functions in which it is told, such as
//! `python/status-upload/sync.py`.

mod bracketed;
pub mod javascript;
pub mod python;
pub mod running;
pub mod rust;
mod sleeps;

use std::ops::Range;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;

/// A language in which the count is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Python, with `asyncio`.
    Python,
    /// JavaScript, as Node runs it.
    JavaScript,
    /// Rust: the source of this very page.
    Rust,
}

/// What there is to say of a language.
#[derive(Debug)]
pub struct About {
    /// Its name in `data-code`.
    pub slug: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// The name of the file that a program is saved as.
    pub file: &'static str,
    /// How it is run, in words before the command.
    pub how: &'static str,
    /// The command that runs that file; empty for what does not run by itself.
    pub command: &'static str,
}

impl Language {
    /// Every language, each at its own place, in the order of the tabs: `ALL[language as usize] == language`.
    pub const ALL: [Self; 3] = [Self::Python, Self::JavaScript, Self::Rust];

    /// What there is to say of it.
    pub const fn about(self) -> &'static About {
        match self {
            Self::Python => &About {
                slug: "python",
                title: "Python",
                file: "count.py",
                how: "Run it with ",
                command: "python3 count.py",
            },
            Self::JavaScript => &About {
                slug: "javascript",
                title: "JavaScript",
                file: "count.js",
                how: "Run it with ",
                command: "node count.js",
            },
            Self::Rust => &About {
                slug: "rust",
                title: "Rust",
                file: "count.rs",
                how: "What ran on this page, as it is. Marked is the lane's own function.",
                command: "",
            },
        }
    }
}

/// The whole program that runs `plan` in `mode`. It prints the lines of the log, and then when it started, when it
/// ended, and what time elapsed.
pub fn program(language: Language, mode: Mode, plan: &Plan) -> String {
    match language {
        Language::Python => python::program(mode, plan),
        Language::JavaScript => javascript::program(mode, plan),
        Language::Rust => rust::SOURCE.to_owned(),
    }
}

/// Which lines of the program, from 0, are the function that runs in `mode`, where it holds others too.
pub fn running_lines(language: Language, mode: Mode) -> Option<Range<usize>> {
    match language {
        Language::Python | Language::JavaScript => None,
        Language::Rust => rust::lines_of(mode),
    }
}
