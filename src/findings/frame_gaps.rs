//! The gaps between the frames of a page, which show when it was frozen.

/// The shortest gap between two frames that is recorded and drawn, in ms.
pub const RECORDED_MS: f64 = 50.0;
/// The shortest gap between two frames that a reader notices, in ms: only from here on the page calls it a freeze.
pub const NOTICEABLE_MS: f64 = 100.0;

/// An interval of time, in ms on the page's clock unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its start: of a frame gap, the last frame before it.
    pub from_ms: f64,
    /// Its end: of a frame gap, the first frame after it.
    pub to_ms: f64,
}

impl Interval {
    /// Its length, in ms.
    pub fn length_ms(self) -> f64 {
        self.to_ms - self.from_ms
    }

    /// Whether a reader notices it, if it is a gap between two frames.
    pub fn is_noticeable(self) -> bool {
        self.length_ms() >= NOTICEABLE_MS
    }

    /// The same interval on a clock that starts at `start_ms` of this one.
    pub fn since(self, start_ms: f64) -> Self {
        Self { from_ms: self.from_ms - start_ms, to_ms: self.to_ms - start_ms }
    }
}

/// A summary of a sequence of frames: the first and the last, the longest gap, and every gap of `RECORDED_MS` or more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameGaps {
    frames: Option<Interval>,
    longest_ms: Option<f64>,
    gaps: Vec<Interval>,
    ticks: u32,
    is_broken: bool,
}

/// The number of timer ticks in one gap from which the page counts as alive without frames. One tick may come between the
/// end of a freeze and the next frame.
const TICKS_WITHOUT_FRAMES: u32 = 2;

impl FrameGaps {
    /// Records a frame at `now`, in ms.
    pub fn record(&mut self, now: f64) {
        let Some(frames) = &mut self.frames else {
            self.frames = Some(Interval { from_ms: now, to_ms: now });
            return;
        };
        let gap = Interval { from_ms: frames.to_ms, to_ms: now };
        frames.to_ms = now;
        if std::mem::take(&mut self.ticks) >= TICKS_WITHOUT_FRAMES {
            self.is_broken = true;
            return;
        }
        self.longest_ms = Some(self.longest_ms.map_or(gap.length_ms(), |longest| longest.max(gap.length_ms())));
        if gap.length_ms() >= RECORDED_MS {
            self.gaps.push(gap);
        }
    }

    /// Records a timer tick. A frozen page gets none; a page that is alive but not drawn does.
    pub fn tick(&mut self) {
        self.ticks += 1;
        self.is_broken |= self.ticks > 2 * TICKS_WITHOUT_FRAMES;
    }

    /// Whether frames were missing while the page was alive, as in a hidden tab. The longest freeze is then unknown.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The interval from the first frame to the last; `None` without frames.
    pub fn span(&self) -> Option<Interval> {
        self.frames
    }

    /// The longest gap between two frames, in ms; `None` with fewer than two frames, or if frames were missing.
    pub fn longest_ms(&self) -> Option<f64> {
        self.longest_ms.filter(|_| !self.is_broken)
    }

    /// The gaps of `RECORDED_MS` or more, in order. A reader does not notice all of them.
    pub fn gaps(&self) -> &[Interval] {
        &self.gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps_of(frames: &[f64]) -> FrameGaps {
        let mut gaps = FrameGaps::default();
        frames.iter().for_each(|&now| gaps.record(now));
        gaps
    }

    #[test]
    fn without_two_frames_nothing_is_known() {
        assert_eq!(gaps_of(&[]).longest_ms(), None);
        assert_eq!(gaps_of(&[7.0]).longest_ms(), None);
    }

    #[test]
    fn a_page_that_is_alive_and_not_drawn_is_not_frozen() {
        let mut unseen = gaps_of(&[0.0, 16.0]);
        (0..3).for_each(|_| unseen.tick());
        unseen.record(1016.0);
        unseen.record(1032.0);
        assert_eq!((unseen.longest_ms(), unseen.gaps(), unseen.is_broken()), (None, &[][..], true));

        let mut frozen = gaps_of(&[0.0, 16.0]);
        frozen.tick();
        frozen.record(1016.0);
        assert_eq!((frozen.longest_ms(), frozen.is_broken()), (Some(1000.0), false));
    }

    #[test]
    fn a_page_that_is_alive_and_never_drawn_again_is_detected_without_another_frame() {
        let mut unseen = gaps_of(&[0.0, 16.0]);
        let broken = [1, 2, 3, 4, 5, 6].map(|_| {
            unseen.tick();
            unseen.is_broken()
        });
        assert_eq!(broken, [false, false, false, false, true, true]);
    }

    #[test]
    fn the_longest_gap_is_the_freeze_and_only_long_ones_are_kept() {
        let gaps = gaps_of(&[0.0, 16.0, 32.0, 1532.0, 1581.5, 1631.5, 1731.0, 1831.0]);
        assert_eq!(gaps.longest_ms(), Some(1500.0));
        let kept = [(32.0, 1532.0, true), (1581.5, 1631.5, false), (1631.5, 1731.0, false), (1731.0, 1831.0, true)];
        assert_eq!(gaps.gaps(), kept.map(|(from_ms, to_ms, _)| Interval { from_ms, to_ms }));
        assert_eq!(gaps.gaps().iter().map(|gap| gap.is_noticeable()).collect::<Vec<_>>(), kept.map(|(.., is)| is));
        assert_eq!(gaps.span(), Some(Interval { from_ms: 0.0, to_ms: 1831.0 }));
    }

    #[test]
    fn a_gap_keeps_its_length_on_another_clock() {
        let gap = Interval { from_ms: 90.0, to_ms: 250.0 }.since(100.0);
        assert_eq!((gap, gap.length_ms()), (Interval { from_ms: -10.0, to_ms: 150.0 }, 160.0));
    }
}
