//! The waking order: who wakes before whom.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::mem;

/// Into so many parts the time is cut in which those wake who are not in order yet: the first part's are brought into order.
const PARTS: f64 = 32.0;

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

/// Places, the first to wake in front. Only those who wake soon are in order: a heap of a hundred thousand is larger than what a
/// processor has at hand, and to take out its first takes three times as long.
#[derive(Debug, Default)]
pub struct Places {
    soon: BinaryHeap<Place>,
    /// Those who wake after all of these, in no order.
    later: Vec<Place>,
    /// The last deadline in ms of those who wake soon; whoever comes and is to wake until then is one of them.
    soon_until_ms: f64,
}

impl Places {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.soon.len() + self.later.len()
    }

    /// Who wakes first; nothing where there is nobody.
    pub fn first(&self) -> Option<&Place> {
        self.soon.peek()
    }

    /// Puts one among them.
    pub fn put(&mut self, place: Place) {
        if self.soon.is_empty() {
            self.soon_until_ms = place.deadline_ms;
        }
        if place.deadline_ms > self.soon_until_ms {
            self.later.push(place);
        } else {
            self.soon.push(place);
        }
    }

    /// Takes out who wakes first.
    pub fn drop_first(&mut self) {
        self.soon.pop();
        self.look_ahead();
    }

    /// Takes out all but those.
    pub fn retain(&mut self, stays: impl Fn(&Place) -> bool) {
        let mut soon = mem::take(&mut self.soon).into_vec();
        soon.retain(&stays);
        self.soon = soon.into();
        self.later.retain(stays);
        self.look_ahead();
    }

    /// Brings more into order, where nobody is left who wakes soon.
    fn look_ahead(&mut self) {
        if !self.soon.is_empty() {
            return;
        }
        let deadlines = || self.later.iter().map(|place| place.deadline_ms);
        let first_ms = deadlines().fold(f64::INFINITY, f64::min);
        let last_ms = deadlines().fold(f64::NEG_INFINITY, f64::max);
        self.soon_until_ms = first_ms + (last_ms - first_ms) / PARTS;
        let (soon, until_ms) = (&mut self.soon, self.soon_until_ms);
        self.later.retain(|place| {
            let is_later = place.deadline_ms > until_ms;
            if !is_later {
                soon.push(*place);
            }
            is_later
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(deadline_ms: f64, turn: u64) -> Place {
        Place { deadline_ms, turn, bed: 0 }
    }

    #[test]
    fn only_those_who_wake_soon_are_in_order() {
        let mut places = Places::default();
        // Whoever comes first, and all who wake no later, wake soon; of the others nothing is known yet.
        places.put(place(0.0, 0));
        (1..=3_200).for_each(|turn| places.put(place(turn as f64, turn)));
        places.put(place(0.0, 3_201));
        assert_eq!((places.soon.len(), places.later.len(), places.len()), (2, 3_200, 3_202));
        places.drop_first();
        assert_eq!((places.soon.len(), places.later.len()), (1, 3_200));
        // A part of the time in which the others wake is looked at next, to its end.
        places.drop_first();
        assert_eq!((places.soon.len(), places.later.len()), (100, 3_100));
        let woken: Vec<f64> = std::iter::from_fn(|| {
            let first = places.first()?.deadline_ms;
            places.drop_first();
            Some(first)
        })
        .collect();
        assert!(woken.is_sorted());
        assert_eq!(woken.len(), 3_200);
    }

    #[test]
    fn who_is_left_is_looked_at_when_all_go_who_wake_soon() {
        let mut places = Places::default();
        (0..10).for_each(|turn| places.put(place(turn as f64, turn)));
        places.retain(|place| place.turn > 7);
        assert_eq!((places.first().map(|place| place.turn), places.len()), (Some(8), 2));
        places.retain(|_| false);
        assert!(places.first().is_none());
    }
}
