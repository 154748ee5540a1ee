//! How far a freeze reaches: whether the page around this one stands still with it. Measured by that page, never assumed.

use crate::exercise::format::reading;

/// A freeze that is shorter, in ms, says nothing of how far it reached: every page loses some tens of ms by itself.
const TELLING_MS: f64 = 200.0;

/// What stands still while a lane blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreezeScope {
    /// This page, which stands in no other.
    Page,
    /// This page, and perhaps the article around it: nobody has measured.
    Unknown,
    /// This page; the article around it went on when that was measured last.
    Frame,
    /// The whole article.
    Article,
}

impl FreezeScope {
    /// What was measured: the article around a freeze stood still for `host_gap_ms` while it lasted; nothing where the freeze
    /// was too short to tell.
    pub fn measured(freeze_ms: f64, host_gap_ms: f64) -> Option<Self> {
        let reach = if stood_still(freeze_ms, host_gap_ms) { Self::Article } else { Self::Frame };
        (freeze_ms >= TELLING_MS).then_some(reach)
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

/// Whether what lost `gap_ms` stood still with a freeze. Half of it is far above what is lost on a busy machine, and far below
/// what is lost by standing still.
fn stood_still(freeze_ms: f64, gap_ms: f64) -> bool {
    gap_ms * 2.0 >= freeze_ms
}

/// For how long this count stood still with another one's freeze, if it did.
pub fn stalled(freeze_ms: f64, gap_ms: f64) -> Option<f64> {
    (freeze_ms >= TELLING_MS && stood_still(freeze_ms, gap_ms)).then_some(gap_ms)
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
        let (frame, article) = (Some(FreezeScope::Frame), Some(FreezeScope::Article));
        for (freeze_ms, gap_ms, reach) in [(2000.0, 14.0, frame), (2000.0, 2003.0, article), (2000.0, 1000.0, article)]
        {
            assert_eq!(FreezeScope::measured(freeze_ms, gap_ms), reach, "{gap_ms} ms of {freeze_ms} ms");
        }
    }

    #[test]
    fn a_freeze_that_is_no_longer_than_what_any_page_loses_says_nothing() {
        for (freeze_ms, gap_ms) in [(13.3, 16.4), (0.0, 0.0), (199.0, 199.0)] {
            assert_eq!(FreezeScope::measured(freeze_ms, gap_ms), None, "{gap_ms} ms of {freeze_ms} ms");
            assert_eq!(stalled(freeze_ms, gap_ms), None, "{gap_ms} ms of {freeze_ms} ms");
        }
    }

    #[test]
    fn who_lost_less_than_half_of_a_freeze_did_not_stand_still_with_it() {
        assert_eq!([stalled(2000.0, 999.0), stalled(2000.0, 1001.0)], [None, Some(1001.0)]);
    }

    #[test]
    fn what_is_not_known_is_not_claimed() {
        assert_eq!(FreezeScope::Unknown.warning("5 s"), "May freeze the whole article for 5 s, on purpose.");
        assert_eq!(FreezeScope::Frame.warning("5 s"), "Freezes this frame for 5 s, on purpose.");
        assert_eq!(FreezeScope::Article.warning("5 s"), "Freezes this whole article for 5 s, on purpose.");
        assert_eq!(FreezeScope::Page.warning("5 s"), "Freezes this page for 5 s, on purpose.");
    }

    #[test]
    fn a_freeze_that_comes_again_is_warned_of_in_the_same_words() {
        for reach in [FreezeScope::Page, FreezeScope::Unknown, FreezeScope::Frame, FreezeScope::Article] {
            let once = reach.warning("5 s");
            assert_eq!(
                Some(reach.repeated_warning()),
                once.replace("for 5 s, on purpose", "each time").get(..),
                "{once}"
            );
        }
    }

    #[test]
    fn two_counts_of_one_article_tell_of_each_other() {
        assert_eq!(
            [frozen_by_other(2003.0), froze_other(14.0)],
            [
                "Another count in this article froze, and this one stood still with it for 2.00 s.",
                "Another count in this article stood still with this one, for 14 ms."
            ]
        );
    }

    #[test]
    fn afterwards_it_says_what_was_measured() {
        let (frame, article) = (FreezeScope::Frame.told(14.0), FreezeScope::Article.told(2003.0));
        assert_eq!(frame, "The article around this frame went on: its longest pause was 14 ms.");
        assert_eq!(article, "The article around this frame stood still too, for 2.00 s.");
    }
}
