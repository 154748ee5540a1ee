//! The gaps between the frames of a page, which show when it was frozen.

/// The shortest gap between two frames that is recorded and drawn, in ms.
pub const RECORDED_MS: f64 = 50.0;
/// The shortest gap between two frames that a reader notices, in ms: only from here on the page calls it a freeze.
pub const NOTICEABLE_MS: f64 = 100.0;

/// An interval of time, in ms on the page's clock unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeSpan {
    /// Its start: of a frame gap, the last frame before it.
    pub from_ms: f64,
    /// Its end: of a frame gap, the first frame after it.
    pub to_ms: f64,
}

impl TimeSpan {
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

/// A summary of a sequence of frames: the first and the last, the longest gap, and every gap that is long enough to be recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameGaps {
    frames: Option<TimeSpan>,
    longest_ms: Option<f64>,
    gaps: Vec<TimeSpan>,
    /// The number of timer ticks since the last frame.
    ticks: u32,
    /// The last frame or tick.
    alive_ms: f64,
    /// Since the last frame, the longest time without a tick.
    still: Option<TimeSpan>,
    is_broken: bool,
    resolution_ms: f64,
}

/// The number of timer ticks in one gap from which the page counts as alive without frames. One tick may come between the
/// end of a freeze and the next frame.
const TICKS_WITHOUT_FRAMES: u32 = 2;
/// The time for which a page may be alive without frames, in ms. Above it nobody can tell when the page was drawn.
const UNDRAWN_MS: f64 = 500.0;

impl FrameGaps {
    /// Sets the step of the clock, in ms: 0 unless it is coarse, infinite while it is not known. Of a gap that is measured in steps, one
    /// may be an error, so only those are recorded that are noticeable without it.
    pub fn set_resolution(&mut self, resolution_ms: f64) {
        self.resolution_ms = resolution_ms;
    }

    /// Records a frame at `now`, in ms.
    pub fn record(&mut self, now: f64) {
        let Some(frames) = &mut self.frames else {
            self.frames = Some(TimeSpan { from_ms: now, to_ms: now });
            self.alive_ms = now;
            return;
        };
        let frameless = TimeSpan { from_ms: frames.to_ms, to_ms: now };
        frames.to_ms = now;
        self.note_alive(now);
        self.note_undrawn(frameless);
        // A page that answered its timer was not frozen, only not drawn.
        let still = self.still.take();
        let gap = still.filter(|_| std::mem::take(&mut self.ticks) >= TICKS_WITHOUT_FRAMES).unwrap_or(frameless);
        let recorded_ms = if self.resolution_ms > 0.0 { NOTICEABLE_MS + self.resolution_ms } else { RECORDED_MS };
        let is_recorded = gap.length_ms() >= recorded_ms;
        let length_ms = if is_recorded { gap.length_ms() } else { (gap.length_ms() - self.resolution_ms).max(0.0) };
        self.longest_ms = Some(self.longest_ms.map_or(length_ms, |longest| longest.max(length_ms)));
        if is_recorded {
            self.gaps.push(gap);
        }
    }

    /// Records a timer tick at `now`, in ms. A frozen page gets none; a page that is alive but not drawn does.
    pub fn tick(&mut self, now: f64) {
        let Some(frames) = self.frames else { return };
        self.ticks += 1;
        self.note_alive(now);
        self.note_undrawn(TimeSpan { from_ms: frames.to_ms, to_ms: now });
    }

    fn note_alive(&mut self, now: f64) {
        let still = TimeSpan { from_ms: self.alive_ms, to_ms: now };
        self.alive_ms = now;
        if self.still.is_none_or(|longest| longest.length_ms() < still.length_ms()) {
            self.still = Some(still);
        }
    }

    fn note_undrawn(&mut self, frameless: TimeSpan) {
        let still_ms = self.still.map_or(0.0, TimeSpan::length_ms);
        self.is_broken |= self.ticks >= TICKS_WITHOUT_FRAMES && frameless.length_ms() - still_ms >= UNDRAWN_MS;
    }

    /// Whether frames were missing for long while the page was alive, as in a hidden tab. The longest freeze is then unknown.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The interval from the first frame to the last; `None` without frames.
    pub fn span(&self) -> Option<TimeSpan> {
        self.frames
    }

    /// The longest gap between two frames, in ms; `None` with fewer than two frames, or if frames were missing. Of a gap that is too short
    /// to be recorded on a coarse clock, the least that it can have been.
    pub fn longest_ms(&self) -> Option<f64> {
        self.longest_ms.filter(|_| !self.is_broken)
    }

    /// The recorded gaps, in order. On a fine clock they are `RECORDED_MS` or longer, and a reader does not notice all of them.
    pub fn gaps(&self) -> &[TimeSpan] {
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

    /// The gaps of these frames with timer ticks between them.
    fn gaps_with(frames: &[f64], ticks: &[f64]) -> FrameGaps {
        let mut gaps = FrameGaps::default();
        let mut ticks = ticks.iter().copied().peekable();
        for &now in frames {
            while let Some(tick) = ticks.next_if(|&tick| tick < now) {
                gaps.tick(tick);
            }
            gaps.record(now);
        }
        ticks.for_each(|tick| gaps.tick(tick));
        gaps
    }

    /// Ticks every 50 ms, from the first to the last.
    fn ticks(from: u32, to: u32) -> Vec<f64> {
        (from..=to).step_by(50).map(f64::from).collect()
    }

    #[test]
    fn a_page_that_is_alive_and_not_drawn_for_a_moment_is_not_frozen() {
        for to in [252, 456] {
            let away = gaps_with(&[0.0, 16.0, f64::from(to), f64::from(to + 16)], &ticks(50, to));
            assert_eq!((away.longest_ms(), away.is_broken()), (Some(50.0), false), "{to}");
            assert!(!away.gaps().iter().any(|gap| gap.is_noticeable()), "{to}");
        }
    }

    #[test]
    fn a_page_that_is_frozen_gets_a_tick_only_at_its_end() {
        for late_ticks in [&[][..], &[1010.0], &[1005.0, 1006.0]] {
            let frozen = gaps_with(&[0.0, 16.0, 1016.0, 1032.0], late_ticks);
            let longest_ms = frozen.longest_ms().unwrap();
            assert!((980.0..=1000.0).contains(&longest_ms), "{longest_ms}");
            assert_eq!((frozen.gaps().len(), frozen.is_broken()), (1, false));
        }
    }

    #[test]
    fn of_a_gap_in_which_the_page_was_alive_only_the_frozen_part_counts() {
        let mut late = ticks(50, 100);
        late.extend(ticks(900, 1000));
        let partly = gaps_with(&[0.0, 1010.0], &late);
        assert_eq!(partly.gaps(), [TimeSpan { from_ms: 100.0, to_ms: 900.0 }]);
        assert_eq!((partly.longest_ms(), partly.is_broken()), (Some(800.0), false));
    }

    #[test]
    fn a_page_that_is_not_drawn_for_long_is_unknown_with_or_without_another_frame() {
        let unseen = gaps_with(&[0.0, 16.0, 716.0, 732.0], &ticks(50, 700));
        assert_eq!((unseen.longest_ms(), unseen.is_broken()), (None, true));
        assert!(!gaps_with(&[0.0, 16.0], &ticks(50, 500)).is_broken());
        assert!(gaps_with(&[0.0, 16.0], &ticks(50, 600)).is_broken());
        // A hidden tab gets a tick a second.
        assert!(gaps_with(&[0.0, 16.0, 4016.0], &[1000.0, 2000.0, 3000.0]).is_broken());
    }

    /// What a clock with steps of `resolution_ms` makes of frames every 16.7 ms, but for gaps in which the page is frozen.
    fn stepped(resolution_ms: f64, freezes: &[(f64, f64)]) -> FrameGaps {
        let mut gaps = FrameGaps::default();
        gaps.set_resolution(resolution_ms);
        let frames = (0..300).map(|frame| f64::from(frame) * 16.7);
        let is_drawn = |now: &f64| !freezes.iter().any(|(from_ms, to_ms)| now > from_ms && now < to_ms);
        frames.filter(is_drawn).for_each(|now| gaps.record((now / resolution_ms).floor() * resolution_ms));
        gaps
    }

    #[test]
    fn the_steps_of_a_coarse_clock_are_no_freezes() {
        for resolution_ms in [16.7, 100.0, 250.0] {
            let alive = stepped(resolution_ms, &[]);
            assert_eq!((alive.gaps(), alive.is_broken()), (&[][..], false), "{resolution_ms}");
            assert!(alive.longest_ms().is_some_and(|ms| ms < NOTICEABLE_MS), "{resolution_ms}");
        }
    }

    #[test]
    fn a_freeze_is_recorded_on_a_coarse_clock_if_it_is_longer_than_a_step() {
        for resolution_ms in [16.7, 100.0, 250.0] {
            let frozen = stepped(resolution_ms, &[(1000.0, 3000.0)]);
            let longest_ms = frozen.longest_ms().unwrap();
            assert!((longest_ms - 2000.0).abs() <= resolution_ms + 16.7, "{longest_ms} in steps of {resolution_ms}");
            assert_eq!(frozen.gaps().len(), 1);
            // It can't be told from a short one.
            assert_eq!(stepped(resolution_ms, &[(1000.0, 1060.0)]).gaps(), []);
        }
    }

    #[test]
    fn while_the_step_is_not_known_no_gap_is_recorded() {
        let mut gaps = FrameGaps::default();
        gaps.set_resolution(f64::INFINITY);
        [0.0, 100.0, 900.0].into_iter().for_each(|now| gaps.record(now));
        assert_eq!((gaps.longest_ms(), gaps.gaps()), (Some(0.0), &[][..]));
        gaps.set_resolution(0.0);
        gaps.record(1900.0);
        assert_eq!(gaps.longest_ms(), Some(1000.0));
    }

    #[test]
    fn the_longest_gap_is_the_freeze_and_only_long_ones_are_kept() {
        let gaps = gaps_of(&[0.0, 16.0, 32.0, 1532.0, 1581.5, 1631.5, 1731.0, 1831.0]);
        assert_eq!(gaps.longest_ms(), Some(1500.0));
        let kept = [(32.0, 1532.0, true), (1581.5, 1631.5, false), (1631.5, 1731.0, false), (1731.0, 1831.0, true)];
        assert_eq!(gaps.gaps(), kept.map(|(from_ms, to_ms, _)| TimeSpan { from_ms, to_ms }));
        assert_eq!(gaps.gaps().iter().map(|gap| gap.is_noticeable()).collect::<Vec<_>>(), kept.map(|(.., is)| is));
        assert_eq!(gaps.span(), Some(TimeSpan { from_ms: 0.0, to_ms: 1831.0 }));
    }

    #[test]
    fn a_gap_keeps_its_length_on_another_clock() {
        let gap = TimeSpan { from_ms: 90.0, to_ms: 250.0 }.since(100.0);
        assert_eq!((gap, gap.length_ms()), (TimeSpan { from_ms: -10.0, to_ms: 150.0 }, 160.0));
    }
}
