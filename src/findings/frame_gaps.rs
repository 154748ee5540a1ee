//! The pulse of the page: from its frames, when it was alive and when it was frozen.

/// A gap between two frames that a reader can notice, in ms.
pub const NOTICEABLE_MS: f64 = 50.0;

/// A stretch between two frames in which no other came. Times in ms on the page's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The last frame before.
    pub from_ms: f64,
    /// The first frame after.
    pub to_ms: f64,
}

impl Interval {
    /// How long it lasted, in ms.
    pub fn length_ms(self) -> f64 {
        self.to_ms - self.from_ms
    }

    /// The same stretch on a clock that starts at `start_ms` of this one.
    pub fn since(self, start_ms: f64) -> Self {
        Self { from_ms: self.from_ms - start_ms, to_ms: self.to_ms - start_ms }
    }
}

/// What is kept of a heartbeat: its first and its last beat, the longest gap, and every gap that can be noticed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameGaps {
    beats: Option<Interval>,
    longest_ms: Option<f64>,
    gaps: Vec<Interval>,
    ticks: u32,
    is_broken: bool,
}

/// How many ticks of a timer in one gap show that the page was alive without frames. One may come between the end of a
/// freeze and its first frame.
const TICKS_WITHOUT_FRAMES: u32 = 2;

impl FrameGaps {
    /// Takes in the beat of the frame at `now`, in ms.
    pub fn record(&mut self, now: f64) {
        let Some(beats) = &mut self.beats else {
            self.beats = Some(Interval { from_ms: now, to_ms: now });
            return;
        };
        let gap = Interval { from_ms: beats.to_ms, to_ms: now };
        beats.to_ms = now;
        if std::mem::take(&mut self.ticks) >= TICKS_WITHOUT_FRAMES {
            self.is_broken = true;
            return;
        }
        self.longest_ms = Some(self.longest_ms.map_or(gap.length_ms(), |longest| longest.max(gap.length_ms())));
        if gap.length_ms() > NOTICEABLE_MS {
            self.gaps.push(gap);
        }
    }

    /// Takes in the tick of a timer: while a page is frozen none comes, while it is only not drawn they go on.
    pub fn tick(&mut self) {
        self.ticks += 1;
        self.is_broken |= self.ticks > 2 * TICKS_WITHOUT_FRAMES;
    }

    /// Whether the page was alive at some time and got no frames, as in a hidden tab: then no freeze can be read from it.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// From the first beat to the last; nothing before the first.
    pub fn span(&self) -> Option<Interval> {
        self.beats
    }

    /// The longest gap between two beats, in ms; nothing where there were not two, or frames were missing.
    pub fn longest_ms(&self) -> Option<f64> {
        self.longest_ms.filter(|_| !self.is_broken)
    }

    /// The gaps that can be noticed, in order.
    pub fn gaps(&self) -> &[Interval] {
        &self.gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pulse(beats: &[f64]) -> FrameGaps {
        let mut pulse = FrameGaps::default();
        beats.iter().for_each(|&now| pulse.record(now));
        pulse
    }

    #[test]
    fn without_two_beats_nothing_is_known() {
        assert_eq!(pulse(&[]).longest_ms(), None);
        assert_eq!(pulse(&[7.0]).longest_ms(), None);
    }

    #[test]
    fn a_page_that_is_alive_and_not_drawn_is_not_frozen() {
        let mut unseen = pulse(&[0.0, 16.0]);
        (0..3).for_each(|_| unseen.tick());
        unseen.record(1016.0);
        unseen.record(1032.0);
        assert_eq!((unseen.longest_ms(), unseen.gaps(), unseen.is_broken()), (None, &[][..], true));

        let mut frozen = pulse(&[0.0, 16.0]);
        frozen.tick();
        frozen.record(1016.0);
        assert_eq!((frozen.longest_ms(), frozen.is_broken()), (Some(1000.0), false));
    }

    #[test]
    fn a_page_that_is_alive_and_never_drawn_again_is_told_without_another_frame() {
        let mut unseen = pulse(&[0.0, 16.0]);
        let broken = [1, 2, 3, 4, 5, 6].map(|_| {
            unseen.tick();
            unseen.is_broken()
        });
        assert_eq!(broken, [false, false, false, false, true, true]);
    }

    #[test]
    fn the_longest_gap_is_the_freeze_and_only_noticeable_ones_are_kept() {
        let pulse = pulse(&[0.0, 16.0, 32.0, 1532.0, 1582.0]);
        assert_eq!(pulse.longest_ms(), Some(1500.0));
        assert_eq!(pulse.gaps(), [Interval { from_ms: 32.0, to_ms: 1532.0 }]);
        assert_eq!(pulse.span(), Some(Interval { from_ms: 0.0, to_ms: 1582.0 }));
    }

    #[test]
    fn a_gap_keeps_its_length_on_another_clock() {
        let gap = Interval { from_ms: 90.0, to_ms: 250.0 }.since(100.0);
        assert_eq!((gap, gap.length_ms()), (Interval { from_ms: -10.0, to_ms: 150.0 }, 160.0));
    }
}
