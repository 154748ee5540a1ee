//! The scope of a freeze: whether the page around this one freezes too. The host page measures it; it is never assumed.

use crate::exercise::format::seconds_read;

/// The shortest freeze, in ms, from which its scope can be measured. Every page has gaps of some tens of ms.
const MIN_FREEZE_MS: f64 = 200.0;

/// What freezes while a lane blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreezeScope {
    /// This page, which is not in a frame.
    Page,
    /// This page, and perhaps the article around it: not measured yet.
    Unknown,
    /// This frame alone, by the last measurement.
    Frame,
    /// The whole article, by the last measurement.
    Article,
}

impl FreezeScope {
    /// The scope of a freeze of `freeze_ms`, in which the article around had a longest gap of `host_gap_ms`. `None` if the
    /// freeze was too short to tell.
    pub fn measured(freeze_ms: f64, host_gap_ms: f64) -> Option<Self> {
        let scope = if stood_still(freeze_ms, host_gap_ms) { Self::Article } else { Self::Frame };
        (freeze_ms >= MIN_FREEZE_MS).then_some(scope)
    }

    /// The beginning of a sentence about a freeze to come.
    pub const fn does(self) -> &'static str {
        match self {
            Self::Page => "Freezes this page",
            Self::Unknown => "May freeze the whole article",
            Self::Frame => "Freezes this playground",
            Self::Article => "Freezes this whole article",
        }
    }

    /// The warning before a freeze of a given duration, such as "5 s".
    pub fn warning(self, duration: &str) -> String {
        format!("{} for {duration}, on purpose.", self.does())
    }

    /// The warning before a freeze that repeats.
    pub const fn repeated_warning(self) -> &'static str {
        match self {
            Self::Page => "Freezes this page each time.",
            Self::Unknown => "May freeze the whole article each time.",
            Self::Frame => "Freezes this playground each time.",
            Self::Article => "Freezes this whole article each time.",
        }
    }

    /// What happened to the article around a freeze, from its longest gap in ms.
    pub fn describe_host_gap(self, host_gap_ms: f64) -> String {
        let gap = seconds_read(host_gap_ms);
        match self {
            Self::Article => format!("The article around it stood still too, for {gap}."),
            _ => format!("The article around it went on: its longest pause was {gap}."),
        }
    }
}

/// Whether a page with a gap of `gap_ms` froze with this one. Half of the freeze is far above the gaps of a busy machine, and far
/// below the gap of a frozen page.
fn stood_still(freeze_ms: f64, gap_ms: f64) -> bool {
    gap_ms * 2.0 >= freeze_ms
}

/// How long this count stalled during another one's freeze, in ms; `None` if it did not.
pub fn stalled(freeze_ms: f64, gap_ms: f64) -> Option<f64> {
    (freeze_ms >= MIN_FREEZE_MS && stood_still(freeze_ms, gap_ms)).then_some(gap_ms)
}

/// How the sentence of [`frozen_by_other`] begins, and how it began in records of earlier versions.
const FROZEN_BY_OTHER: [&str; 2] =
    ["Something outside this page held it up", "Another count in this article froze, and this one stood still"];

/// The sentence for a freeze of something outside this page that froze it too.
pub fn frozen_by_other(ms: f64) -> String {
    format!("{} for {}.", FROZEN_BY_OTHER[0], seconds_read(ms))
}

/// The same for a place of two short lines.
pub fn frozen_by_other_in_brief(ms: f64) -> String {
    format!("Something outside held it up for {}.", seconds_read(ms))
}

/// Whether a remark of a run says that.
pub fn was_frozen_by_other(remark: &str) -> bool {
    FROZEN_BY_OTHER.iter().any(|beginning| remark.starts_with(beginning))
}

/// The sentence for a freeze of this count that froze another one in the same article.
pub fn froze_other(ms: f64) -> String {
    format!("Another count in this article stood still with this one, for {}.", seconds_read(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scope_is_what_the_article_measured() {
        let (frame, article) = (Some(FreezeScope::Frame), Some(FreezeScope::Article));
        for (freeze_ms, gap_ms, scope) in [(2000.0, 14.0, frame), (2000.0, 2003.0, article), (2000.0, 1000.0, article)]
        {
            assert_eq!(FreezeScope::measured(freeze_ms, gap_ms), scope, "{gap_ms} ms of {freeze_ms} ms");
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
    fn a_gap_of_less_than_half_a_freeze_is_no_stall() {
        assert_eq!([stalled(2000.0, 999.0), stalled(2000.0, 1001.0)], [None, Some(1001.0)]);
    }

    #[test]
    fn what_is_not_known_is_not_claimed() {
        assert_eq!(FreezeScope::Unknown.warning("5 s"), "May freeze the whole article for 5 s, on purpose.");
        assert_eq!(FreezeScope::Frame.warning("5 s"), "Freezes this playground for 5 s, on purpose.");
        assert_eq!(FreezeScope::Article.warning("5 s"), "Freezes this whole article for 5 s, on purpose.");
        assert_eq!(FreezeScope::Page.warning("5 s"), "Freezes this page for 5 s, on purpose.");
    }

    #[test]
    fn a_repeated_freeze_has_the_same_warning() {
        for scope in [FreezeScope::Page, FreezeScope::Unknown, FreezeScope::Frame, FreezeScope::Article] {
            let once = scope.warning("5 s");
            assert_eq!(
                Some(scope.repeated_warning()),
                once.replace("for 5 s, on purpose", "each time").get(..),
                "{once}"
            );
        }
    }

    #[test]
    fn two_counts_of_one_article_describe_each_others_freezes() {
        assert_eq!(
            [frozen_by_other(2003.0), froze_other(14.0)],
            [
                "Something outside this page held it up for 2.0 s.",
                "Another count in this article stood still with this one, for under 0.1 s."
            ]
        );
    }

    #[test]
    fn remarks_of_earlier_versions_are_known() {
        let earlier =
            "Another count in this article froze, and this one stood still with it for 2.0 s. Don't compare this run.";
        assert!(was_frozen_by_other(earlier));
        assert!(was_frozen_by_other(&frozen_by_other(2003.0)));
        assert!(!was_frozen_by_other(&froze_other(2003.0)));
    }

    #[test]
    fn afterwards_it_says_what_was_measured() {
        let (frame, article) =
            (FreezeScope::Frame.describe_host_gap(14.0), FreezeScope::Article.describe_host_gap(2003.0));
        assert_eq!(frame, "The article around it went on: its longest pause was under 0.1 s.");
        assert_eq!(article, "The article around it stood still too, for 2.0 s.");
    }
}
