//! Resolves sleep rules, of which a later one overrides an earlier one, to the sleep of each step.

use crate::exercise::sleep_rule::SleepRule;

/// The sleep of each step in ms. Applies the rules from last to first and skips resolved steps, so that each step is
/// written once, however many rules cover it.
pub fn resolve_rules(count: u32, rules: &[SleepRule]) -> Vec<u32> {
    let mut sleeps = vec![0; count as usize];
    // A disjoint-set forest: an unresolved index points to itself, a resolved one past itself. The last entry is the end.
    let mut next: Vec<u32> = (0..=count).collect();
    for rule in rules.iter().rev() {
        let mut index = next_unresolved(&mut next, rule.first - 1);
        while index < rule.last.min(count) {
            sleeps[index as usize] = rule.ms_at(index + 1);
            next[index as usize] = index + 1;
            index = next_unresolved(&mut next, index);
        }
    }
    sleeps
}

/// The first unresolved index at or after `index`. Halves the path on the way.
fn next_unresolved(next: &mut [u32], mut index: u32) -> u32 {
    while next[index as usize] != index {
        next[index as usize] = next[next[index as usize] as usize];
        index = next[index as usize];
    }
    index
}
