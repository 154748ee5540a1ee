//! The plot: positions of times and rows in the picture.

use crate::exercise::format::seconds;
use crate::findings::timeline::Timeline;

/// From the picture's left edge to the start of the axis, in px. The style sheet has the same number.
pub const LEFT_PX: f64 = 48.0;
/// From the end of the axis to the picture's right edge, in px. The style sheet has the same number.
pub const RIGHT_PX: f64 = 16.0;

/// The most rows with a sleeper that are drawn tall.
const MAX_TALL: usize = 32;
/// The most rows that are not drawn with reduced height.
const MAX_ROWS: usize = 100;
/// The height of the name above the bar of a row, in px.
pub const NAME_PX: f64 = 18.0;

/// The axis of time, in px.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Its end, in ms.
    pub end_ms: f64,
    /// The width of the picture, in px.
    pub width: f64,
}

impl Axis {
    /// The x coordinate of a time, clamped to the axis.
    pub fn x(self, ms: f64) -> f64 {
        LEFT_PX + (ms / self.end_ms).clamp(0.0, 1.0) * self.length()
    }

    /// Its length, in px.
    pub fn length(self) -> f64 {
        (self.width - LEFT_PX - RIGHT_PX).max(1.0)
    }

    /// Round times in ms with their labels, as many as have room.
    pub fn ticks(self) -> Vec<(f64, String)> {
        let most = (self.length() / 48.0).clamp(2.0, 8.0);
        let rounds = (0..10).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
        let step = rounds.into_iter().find(|step| self.end_ms / (*step as f64) <= most).unwrap_or(10_000_000_000);
        let label = |ms: u64| match (ms, step) {
            (0, _) => "0".to_owned(),
            _ if self.end_ms < 1000.0 => format!("{ms} ms"),
            _ => format!("{} s", seconds(ms)),
        };
        (0..)
            .map(|tick| tick * step)
            .take_while(|&ms| ms as f64 <= self.end_ms)
            .map(|ms| (ms as f64, label(ms)))
            .collect()
    }
}

/// The positions of the rows: the top of each, then the bottom of the last, in px from the top of the first.
#[derive(Clone, Debug)]
pub struct Rows {
    tops: Vec<f64>,
    is_named: bool,
}

impl Rows {
    /// The rows of a timeline. Those with sleepers are tall if there are not too many.
    pub fn of(timeline: &Timeline) -> Self {
        let sleepers = timeline.rows.iter().filter(|row| row.sleepers > 0).count();
        let low = if timeline.rows.len() > MAX_ROWS { 3.0 } else { 5.0 };
        let height = |sleeps: bool| match (timeline.is_named, sleeps && sleepers <= MAX_TALL) {
            (true, _) => NAME_PX + 22.0,
            (false, true) => 22.0,
            (false, false) => low,
        };
        let mut tops = vec![0.0];
        for row in &timeline.rows {
            tops.push(tops[tops.len() - 1] + height(row.sleepers > 0));
        }
        Self { tops, is_named: timeline.is_named }
    }

    /// The bottom of the last row.
    pub fn height(&self) -> f64 {
        self.tops[self.tops.len() - 1]
    }

    /// From the top of a row, below the name if steps have names, to the bottom of another.
    pub fn between(&self, (first, last): (usize, usize)) -> (f64, f64) {
        (self.tops[first] + self.name_px(), self.tops[last + 1])
    }

    /// The height of the name above each bar; 0 if steps have no names.
    pub const fn name_px(&self) -> f64 {
        if self.is_named { NAME_PX } else { 0.0 }
    }
}
