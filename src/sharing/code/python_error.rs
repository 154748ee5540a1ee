//! The errors of the program whose words can be switched, as Python tells them.

/// An error, as Python tells it in its last line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PythonError {
    /// `await` stands in a `def`.
    AwaitOutside,
    /// `gather` got something that is no coroutine.
    NoCoroutine,
    /// `await` got something that can't be awaited.
    NoAwaitable,
}

/// A version of Python: 3 and this number.
pub type Minor = u32;

impl PythonError {
    /// Every error.
    pub const ALL: [Self; 3] = [Self::AwaitOutside, Self::NoCoroutine, Self::NoAwaitable];

    /// The error word for word, as most versions of Python tell it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::AwaitOutside => "SyntaxError: 'await' outside async function",
            Self::NoCoroutine => "TypeError: An asyncio.Future, a coroutine or an awaitable is required",
            Self::NoAwaitable => "TypeError: object NoneType can't be used in 'await' expression",
        }
    }

    /// The version since which Python tells it in other words, and these.
    pub const fn reworded(self) -> Option<(Minor, &'static str)> {
        match self {
            Self::AwaitOutside | Self::NoCoroutine => None,
            Self::NoAwaitable => Some((14, "TypeError: 'NoneType' object can't be awaited")),
        }
    }

    /// The error word for word in a version of Python.
    pub const fn text_in(self, minor: Minor) -> &'static str {
        match self.reworded() {
            Some((since, text)) if minor >= since => text,
            _ => self.text(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_in_the_words_of_the_version() {
        assert_eq!(
            [13, 14, 15].map(|minor| PythonError::AwaitOutside.text_in(minor)),
            [PythonError::AwaitOutside.text(); 3]
        );
        assert_eq!(
            [13, 14, 15].map(|minor| PythonError::NoAwaitable.text_in(minor)),
            [
                "TypeError: object NoneType can't be used in 'await' expression",
                "TypeError: 'NoneType' object can't be awaited",
                "TypeError: 'NoneType' object can't be awaited"
            ]
        );
    }
}
