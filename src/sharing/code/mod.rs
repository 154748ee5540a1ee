//! The count in several languages: complete programs that do what the page does, and the code that runs in the page.
//!
//! Each program is a file of its own, written for the exercise: `python/sync.py` and so on. For another plan, only the
//! line that states the sleeps and the end of the count are replaced. For named steps, a list of tasks
//! takes the place of the numbers; names that can't be keys, such as two that are alike, stand in a table beside them. A
//! story whose tasks call each other has functions of its own, such as `python/status-upload/sync.py`.

pub mod bracketed;
pub mod diff;
pub mod highlight;
pub mod javascript;
pub mod outcome;
pub mod pair;
pub mod python;
pub mod python_error;
pub mod running;
pub mod rust;
pub mod side_by_side;
mod sleeps;
pub mod switched;
pub mod switches;
mod syntax;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;

/// A language in which the count is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Python, with `asyncio`.
    Python,
    /// JavaScript, as Node runs it.
    JavaScript,
    /// Rust: the source of this page.
    Rust,
}

/// The properties of a language.
#[derive(Debug)]
pub struct AboutLanguage {
    /// Its name in `data-code`.
    pub slug: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// The words before the command that runs it.
    pub how: &'static str,
    /// The command that runs a file; empty if it does not run by itself.
    pub command: &'static str,
}

impl Language {
    /// Every language, in order of the tabs and of its discriminant: `ALL[language as usize] == language`.
    pub const ALL: [Self; 3] = [Self::Python, Self::JavaScript, Self::Rust];

    /// Its properties.
    pub const fn about(self) -> &'static AboutLanguage {
        match self {
            Self::Python => &AboutLanguage {
                slug: "python",
                title: "Python",
                ending: "py",
                how: "Run it with ",
                command: "python3",
            },
            Self::JavaScript => &AboutLanguage {
                slug: "javascript",
                title: "JavaScript",
                ending: "js",
                how: "Run it with ",
                command: "node",
            },
            Self::Rust => &AboutLanguage {
                slug: "rust",
                title: "Rust",
                ending: "rs",
                how: "What ran on this page, as it is. Tinted is what only one of the two runs.",
                command: "",
            },
        }
    }

    /// The file name for a saved program.
    pub fn file(self, mode: Mode) -> String {
        let name = if has_every_mode(self) { "count" } else { mode.about().slug };
        format!("{name}.{}", self.about().ending)
    }
}

/// Whether a language's program is the same in every mode, with a function for each.
pub const fn has_every_mode(language: Language) -> bool {
    matches!(language, Language::Rust)
}

/// The complete program that runs `plan` in `mode`. It prints the lines of the log, then its start, its end, and the elapsed
/// time.
pub fn program(language: Language, mode: Mode, plan: &Plan) -> String {
    match language {
        Language::Python => python::program(mode, plan),
        Language::JavaScript => javascript::program(mode, plan),
        Language::Rust => rust::SOURCE.to_owned(),
    }
}
