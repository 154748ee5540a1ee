//! Notices to the reader.

use crate::sharing::link_warning::LinkWarning;

/// A notice to the reader. The text of a warning is in the lazy chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A sentence.
    Sentence(String),
    /// A part of a link that can't be used.
    LinkWarning(LinkWarning),
}
