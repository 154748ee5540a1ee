//! Painting: from rules, of which a later one lies over an earlier one, to every step's sleep.

use crate::exercise::sleep_rule::SleepRule;

/// Every step's sleep in ms. Goes from the last rule to the first and passes over what is painted, so that each step is
/// painted once, however many rules speak of it.
pub fn resolve_rules(count: u32, rules: &[SleepRule]) -> Vec<u32> {
    let mut sleeps = vec![0; count as usize];
    // Where to go on from each step: to itself, or past it where it is painted. One more stands for the end.
    let mut onward: Vec<u32> = (0..=count).collect();
    for rule in rules.iter().rev() {
        let mut index = unpainted(&mut onward, rule.first - 1);
        while index < rule.last.min(count) {
            sleeps[index as usize] = rule.ms_at(index + 1);
            onward[index as usize] = index + 1;
            index = unpainted(&mut onward, index);
        }
    }
    sleeps
}

/// The first step from `index` on that is not painted; on the way there, shortens the way.
fn unpainted(onward: &mut [u32], mut index: u32) -> u32 {
    while onward[index as usize] != index {
        onward[index as usize] = onward[onward[index as usize] as usize];
        index = onward[index as usize];
    }
    index
}
