//! How far a freeze reaches: whether the page around this one stands still with it. Measured by that page, never assumed.

use crate::exercise::figures::reading;

/// What stands still while a lane blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This page, which stands in no other.
    Page,
    /// This page, and perhaps the article around it: nobody has measured.
    Unknown,
    /// This page; the article around it went on when that was measured last.
    Frame,
    /// The whole article.
    Article,
}

impl Reach {
    /// What was measured: the article around a freeze stood still for `host_gap_ms` while it lasted. Half of the freeze is
    /// far above what a busy article loses by itself, and far below what it loses when it stands still.
    pub fn measured(freeze_ms: f64, host_gap_ms: f64) -> Self {
        if host_gap_ms * 2.0 >= freeze_ms { Self::Article } else { Self::Frame }
    }

    /// What is said beforehand of a freeze that will take `told`: "5 s".
    pub fn warning(self, told: &str) -> String {
        let does = match self {
            Self::Page => "Freezes this page",
            Self::Unknown => "May freeze the whole article",
            Self::Frame => "Freezes this frame",
            Self::Article => "Freezes this whole article",
        };
        format!("{does} for {told}, on purpose.")
    }

    /// The same of a freeze that will come several times.
    pub const fn repeated_warning(self) -> &'static str {
        match self {
            Self::Page => "Freezes this page each time.",
            Self::Unknown => "May freeze the whole article each time.",
            Self::Frame => "Freezes this frame each time.",
            Self::Article => "Freezes this whole article each time.",
        }
    }

    /// What is said afterwards of the article around, from how long it stood still.
    pub fn told(self, host_gap_ms: f64) -> String {
        let gap = reading(host_gap_ms);
        match self {
            Self::Article => format!("The article around this frame stood still too, for {gap}."),
            _ => format!("The article around this frame went on: its longest pause was {gap}."),
        }
    }
}

/// What is said where another count in the same article froze this one with it.
pub fn frozen_by_other(ms: f64) -> String {
    format!("Another count in this article froze, and this one stood still with it for {}.", reading(ms))
}

/// What is said where a freeze of this count froze another one in the same article.
pub fn froze_other(ms: f64) -> String {
    format!("Another count in this article stood still with this one, for {}.", reading(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reach_is_what_the_article_measured() {
        for (freeze_ms, gap_ms, reach) in
            [(2000.0, 14.0, Reach::Frame), (2000.0, 2003.0, Reach::Article), (2000.0, 1000.0, Reach::Article)]
        {
            assert_eq!(Reach::measured(freeze_ms, gap_ms), reach, "{gap_ms} ms of {freeze_ms} ms");
        }
    }

    #[test]
    fn what_is_not_known_is_not_claimed() {
        assert_eq!(Reach::Unknown.warning("5 s"), "May freeze the whole article for 5 s, on purpose.");
        assert_eq!(Reach::Frame.warning("5 s"), "Freezes this frame for 5 s, on purpose.");
        assert_eq!(Reach::Article.warning("5 s"), "Freezes this whole article for 5 s, on purpose.");
        assert_eq!(Reach::Page.warning("5 s"), "Freezes this page for 5 s, on purpose.");
    }

    #[test]
    fn afterwards_it_says_what_was_measured() {
        let (frame, article) = (Reach::Frame.told(14.0), Reach::Article.told(2003.0));
        assert_eq!(frame, "The article around this frame went on: its longest pause was 14 ms.");
        assert_eq!(article, "The article around this frame stood still too, for 2.00 s.");
    }
}
