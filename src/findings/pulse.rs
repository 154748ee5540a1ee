//! The pulse of the page: from its frames, when it was alive and when it was frozen.

/// A gap between two frames that a reader can notice, in ms.
pub const NOTICEABLE_MS: f64 = 50.0;

/// A stretch between two frames in which no other came. Times in ms on the page's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The last frame before.
    pub from_ms: f64,
    /// The first frame after.
    pub to_ms: f64,
}

impl Gap {
    /// How long it lasted, in ms.
    pub fn length_ms(self) -> f64 {
        self.to_ms - self.from_ms
    }
}

/// What is kept of a heartbeat: its first and its last beat, the longest gap, and every gap that can be noticed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pulse {
    beats: Option<Gap>,
    longest_ms: Option<f64>,
    gaps: Vec<Gap>,
}

impl Pulse {
    /// Takes in the beat of the frame at `now`, in ms.
    pub fn beat(&mut self, now: f64) {
        let Some(beats) = &mut self.beats else {
            self.beats = Some(Gap { from_ms: now, to_ms: now });
            return;
        };
        let gap = Gap { from_ms: beats.to_ms, to_ms: now };
        beats.to_ms = now;
        self.longest_ms = Some(self.longest_ms.map_or(gap.length_ms(), |longest| longest.max(gap.length_ms())));
        if gap.length_ms() > NOTICEABLE_MS {
            self.gaps.push(gap);
        }
    }

    /// From the first beat to the last; nothing before the first.
    pub fn beats(&self) -> Option<Gap> {
        self.beats
    }

    /// The longest gap between two beats, in ms; nothing where there were not two.
    pub fn longest_ms(&self) -> Option<f64> {
        self.longest_ms
    }

    /// The gaps that can be noticed, in order.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pulse(beats: &[f64]) -> Pulse {
        let mut pulse = Pulse::default();
        beats.iter().for_each(|&now| pulse.beat(now));
        pulse
    }

    #[test]
    fn without_two_beats_nothing_is_known() {
        assert_eq!(pulse(&[]).longest_ms(), None);
        assert_eq!(pulse(&[7.0]).longest_ms(), None);
    }

    #[test]
    fn the_longest_gap_is_the_freeze_and_only_noticeable_ones_are_kept() {
        let pulse = pulse(&[0.0, 16.0, 32.0, 1532.0, 1548.0]);
        assert_eq!(pulse.longest_ms(), Some(1500.0));
        assert_eq!(pulse.gaps(), [Gap { from_ms: 32.0, to_ms: 1532.0 }]);
        assert_eq!(pulse.beats(), Some(Gap { from_ms: 0.0, to_ms: 1548.0 }));
    }
}
