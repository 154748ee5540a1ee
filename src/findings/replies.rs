//! Replies to what the reader did during a run: pokes, which test whether the page is alive, and a Stop that was pressed during a
//! freeze.

use crate::exercise::format::{listed, moment_read, seconds_read, times};
use crate::findings::frame_gaps::{NOTICEABLE_MS, TimeSpan};

/// The most answers that are listed one by one.
const MAX_LISTED: usize = 5;

/// The replies of one run. Times are in ms on the page's clock.
#[derive(Clone, Debug, Default)]
pub struct Replies {
    freeze: Option<TimeSpan>,
    late_ms: Vec<f64>,
    late_stop_sentence: Option<String>,
}

impl Replies {
    /// Records the interval in which the run blocked the page.
    pub fn note_freeze(&mut self, freeze: TimeSpan) {
        self.freeze = Some(freeze);
    }

    /// The interval in which the run blocked the page; `None` before it is over.
    pub fn freeze(&self) -> Option<TimeSpan> {
        self.freeze
    }

    /// Whether the run blocked the page at `ms`.
    pub fn was_frozen_at(&self, ms: f64) -> bool {
        self.freeze.is_some_and(|freeze| freeze.from_ms <= ms && ms <= freeze.to_ms)
    }

    /// Records a Stop that was pressed at `pressed_ms` and delivered at `heard_ms`. Only the first one during the freeze counts.
    /// `then` ends the sentence about it.
    pub fn note_stop(&mut self, pressed_ms: f64, heard_ms: f64, then: &str) {
        if let Some(freeze) = self.freeze.filter(|_| self.was_frozen_at(pressed_ms)) {
            let sentence = || stop_unheard(pressed_ms - freeze.from_ms, heard_ms - freeze.from_ms, then);
            self.late_stop_sentence.get_or_insert_with(sentence);
        }
    }

    /// Records the delay of the answer to a poke, in ms.
    pub fn note_poke(&mut self, late_ms: f64) {
        self.late_ms.push(late_ms);
    }

    /// The delay of the answer to each poke, in ms.
    pub fn late_ms(&self) -> &[f64] {
        &self.late_ms
    }

    /// The sentence about a Stop that was pressed during the freeze, if there was one.
    pub fn late_stop_sentence(&self) -> Option<String> {
        self.late_stop_sentence.clone()
    }
}

/// The short answer beside the Poke button.
pub fn answer(late_ms: f64) -> String {
    if late_ms <= NOTICEABLE_MS {
        return "Answered at once.".to_owned();
    }
    format!("Answered {} late.", seconds_read(late_ms))
}

/// A summary of the answers to pokes, from the delay of each in ms: "You poked 3 times; the answers came 4.1 s, 3.2 s and
/// 1.0 s late."
fn answers(late_ms: &[f64]) -> String {
    let latest_ms = late_ms.iter().copied().fold(0.0, f64::max);
    let poked = times(late_ms.len());
    if late_ms.is_empty() {
        return "You did not poke.".to_owned();
    }
    if latest_ms <= NOTICEABLE_MS {
        let came = if late_ms.len() == 1 { "the answer" } else { "every answer" };
        return format!("You poked {poked}; {came} came at once.");
    }
    if late_ms.len() > MAX_LISTED {
        return format!("You poked {poked}; the answers came up to {} late.", seconds_read(latest_ms));
    }
    let delays: Vec<_> = late_ms.iter().map(|&ms| seconds_read(ms)).collect();
    let came = if delays.len() == 1 { "the answer came" } else { "the answers came" };
    format!("You poked {poked}; {came} {} late.", listed(&delays))
}

/// What a lane says of its pokes: "Alive again. You poked once; ...", without "Alive again" if its run froze the page for less than is
/// noticeable. `None` if there were none.
pub fn poked(late_ms: &[f64], freeze_ms: f64) -> Option<String> {
    let alive = if freeze_ms > NOTICEABLE_MS { "Alive again. " } else { "" };
    (!late_ms.is_empty()).then(|| format!("{alive}{}", answers(late_ms)))
}

/// The sentence for a Stop that was pressed during a freeze. Times are in ms from the run's start; `then` ends the sentence.
fn stop_unheard(pressed_ms: f64, heard_ms: f64, then: &str) -> String {
    let (pressed, heard) = (moment_read(pressed_ms), moment_read(heard_ms));
    format!("You pressed Stop at {pressed}. The page heard it at {heard}{then}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_answers_are_listed_one_by_one() {
        for (late_ms, sentence) in [
            (vec![], "You did not poke."),
            (vec![4100.0, 3200.0, 1000.0], "You poked 3 times; the answers came 4.1 s, 3.2 s and 1.0 s late."),
            (vec![800.0], "You poked once; the answer came 0.8 s late."),
            (vec![8.0], "You poked once; the answer came at once."),
            (vec![2.0, 8.0], "You poked twice; every answer came at once."),
            (vec![900.0; 5], "You poked 5 times; the answers came 0.9 s, 0.9 s, 0.9 s, 0.9 s and 0.9 s late."),
            (vec![900.0; 6], "You poked 6 times; the answers came up to 0.9 s late."),
        ] {
            assert_eq!(answers(&late_ms), sentence);
        }
    }

    #[test]
    fn a_stop_during_a_freeze_is_explained() {
        let sentence = "You pressed Stop at 1.2 s. The page heard it at 5.0 s, with nothing left to stop.";
        assert_eq!(stop_unheard(1200.0, 5008.0, ", with nothing left to stop."), sentence);
    }
}
