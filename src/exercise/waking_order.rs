//! The waking order: who wakes before whom.

use std::cmp::Ordering;

/// Where a sleeper stands among the others: by deadline, then in the order in which they fell asleep.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// When the sleeper is to wake, in ms.
    pub deadline_ms: f64,
    /// Greater than those of all who fell asleep before.
    pub turn: u64,
    /// Where its waker lies meanwhile.
    pub bed: usize,
}

impl Ord for Place {
    /// A heap has the greatest on top: that is who is to wake next.
    fn cmp(&self, other: &Self) -> Ordering {
        other.deadline_ms.total_cmp(&self.deadline_ms).then(other.turn.cmp(&self.turn))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place {}
