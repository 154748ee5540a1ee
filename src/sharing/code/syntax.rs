//! The syntax of each language, as far as the programs of this page use it.

use crate::sharing::code::Language;

/// What the highlighter knows of a language.
pub struct Syntax {
    /// The start of a comment, which goes to the end of the line.
    pub comment: &'static str,
    /// The quotes around a string.
    pub quotes: &'static [char],
    /// What may stand before the opening quote.
    pub prefix: &'static str,
    /// What stands between the names of a path, beside the dot.
    pub separator: &'static str,
    /// The keywords.
    pub keywords: &'static [&'static str],
    /// The keywords before the name of a function that is defined.
    pub defining: &'static [&'static str],
    /// The calls that wait.
    pub waits: &'static [&'static str],
    /// The calls that block the page's thread.
    pub blocks: &'static [&'static str],
}

/// The syntax of a language.
pub const fn syntax(language: Language) -> Syntax {
    match language {
        Language::Python => Syntax {
            comment: "#",
            quotes: &['"', '\''],
            prefix: "f",
            separator: ".",
            keywords: &["async", "def", "del", "else", "for", "from", "if", "import", "in", "with"],
            defining: &["def"],
            waits: &["time.sleep", "asyncio.sleep", "asyncio.gather", "threading.Thread", "thread.join"],
            blocks: &[],
        },
        Language::JavaScript => Syntax {
            comment: "//",
            quotes: &['"', '\'', '`'],
            prefix: "",
            separator: ".",
            keywords: &[
                "async", "const", "delete", "else", "for", "function", "if", "import", "in", "let", "new", "of",
                "return", "while",
            ],
            defining: &["function"],
            waits: &["sleep", "setTimeout", "Promise.all", "Worker"],
            blocks: &[],
        },
        Language::Rust => Syntax {
            comment: "//",
            // A lifetime has a quote, too.
            quotes: &['"'],
            prefix: "b",
            separator: "::",
            keywords: &[
                "as", "async", "const", "crate", "else", "fn", "for", "if", "impl", "in", "let", "match", "move",
                "mut", "pub", "use",
            ],
            defining: &["fn"],
            waits: &["clock.sleep", "clock.block_elsewhere"],
            blocks: &["clock.block"],
        },
    }
}
