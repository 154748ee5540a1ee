//! The step of a clock: the least by which its readings differ. Browsers make it coarse against fingerprinting: 1, 16.7 or 100 ms.

use crate::exercise::format::millis;

/// The least step that counts as coarse, in ms. A finer one is far below everything that a reader notices.
const COARSE_MS: f64 = 4.0;
/// The number of changes of the clock after which its step is known. One alone may be longer, since the machine may be busy.
const CHANGES: u32 = 3;

/// Measures the step of a clock from its readings, which follow each other closely. Times in ms.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClockResolution {
    latest_ms: Option<f64>,
    /// The shortest step forward.
    least_ms: Option<f64>,
    /// The longest step back. A clock that is rounded at random goes back by up to its step.
    back_ms: f64,
    changes: u32,
}

impl ClockResolution {
    /// Adds a reading.
    pub fn read(&mut self, now: f64) {
        let passed_ms = now - self.latest_ms.replace(now).unwrap_or(now);
        if passed_ms > 0.0 {
            self.changes += 1;
            self.least_ms = Some(self.least_ms.map_or(passed_ms, |least_ms| least_ms.min(passed_ms)));
        }
        self.back_ms = self.back_ms.max(-passed_ms);
    }

    /// Forgets the latest reading, since what follows it comes later than at once.
    pub fn pause(&mut self) {
        self.latest_ms = None;
    }

    /// The step, 0 if it is not coarse; `None` if there are too few readings.
    pub fn known_ms(&self) -> Option<f64> {
        let resolution_ms = self.least_ms?.max(self.back_ms);
        match resolution_ms >= COARSE_MS {
            true => (self.changes >= CHANGES).then_some(resolution_ms),
            false => Some(0.0),
        }
    }
}

/// "This browser tells the time in steps of 100 ms."
pub fn told(resolution_ms: f64) -> String {
    let tenths = (resolution_ms * 10.0).round() / 10.0;
    format!("This browser tells the time in steps of {} ms.", millis(tenths))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known after each batch of `size` readings of a clock.
    fn known_after(size: usize, readings: &[f64]) -> Vec<Option<f64>> {
        let mut resolution = ClockResolution::default();
        let batches = readings.chunks(size);
        batches
            .map(|batch| {
                batch.iter().for_each(|&now| resolution.read(now));
                resolution.known_ms()
            })
            .collect()
    }

    #[test]
    fn a_fine_clock_is_known_at_its_first_step() {
        for resolution_ms in [0.005, 0.1, 1.0] {
            assert_eq!(known_after(1, &[7.0, 7.0, 7.0 + resolution_ms]), [None, None, Some(0.0)], "{resolution_ms}");
        }
    }

    #[test]
    fn a_coarse_clock_is_known_after_three_steps() {
        for resolution_ms in [16.5, 100.0] {
            let readings = [0.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0].map(|steps| steps * resolution_ms);
            let known = known_after(1, &readings);
            assert_eq!((&known[..6], known[6]), (&[None; 6][..], Some(resolution_ms)), "{resolution_ms}");
        }
    }

    #[test]
    fn a_busy_machine_does_not_make_a_clock_coarse() {
        assert_eq!(known_after(1, &[0.0, 30.0, 55.0, 55.1]), [None, None, None, Some(0.0)]);
        // Two of three steps are read too late.
        assert_eq!(known_after(4, &[0.0, 300.0, 400.0, 600.0]), [Some(100.0)]);
    }

    #[test]
    fn time_between_batches_is_no_step() {
        let mut resolution = ClockResolution::default();
        for now in [0.0, 23.0, 46.0, 69.0] {
            resolution.read(now);
            resolution.pause();
        }
        assert_eq!(resolution.known_ms(), None);
        resolution.read(92.0);
        resolution.read(93.0);
        assert_eq!(resolution.known_ms(), Some(0.0));
    }

    #[test]
    fn a_clock_that_is_rounded_at_random_is_as_coarse_as_it_goes_back() {
        assert_eq!(known_after(5, &[0.0, 100.0, 0.0, 100.0, 200.0]), [Some(100.0)]);
        assert_eq!(known_after(6, &[3.0, 61.0, 98.0, 12.0, 55.0, 56.0]), [Some(86.0)]);
    }

    #[test]
    fn the_step_is_told_to_the_tenth_of_a_millisecond() {
        let told = [100.0, 16.666_666_7, 16.700_000_000_3].map(told);
        assert_eq!(
            told,
            ["100", "16.7", "16.7"].map(|step| format!("This browser tells the time in steps of {step} ms."))
        );
    }

    #[test]
    fn of_a_clock_that_stands_nothing_is_known() {
        assert_eq!(known_after(3, &[5.0, 5.0, 5.0]), [None]);
    }
}
