//! Notices to the reader.

use crate::sharing::link_warning::LinkWarning;

/// A field for a number of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The count.
    Count,
    /// The seconds that this step sleeps.
    Sleep(u32),
}

/// A notice to the reader. The text of a warning is in the lazy chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A sentence.
    Sentence(String),
    /// A part of a link that can't be used.
    LinkWarning(LinkWarning),
    /// A text in a field that is not in the notation of links. The lazy chunk reads it, and replaces this notice.
    Typed(Field, String),
}
