//! Notices: what the reader has to be told.

use crate::sharing::link_warning::LinkWarning;

/// Something that the reader has to be told. The rest of the page has the words for what can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A sentence.
    Sentence(String),
    /// A value that can't be used.
    LinkWarning(LinkWarning),
}
