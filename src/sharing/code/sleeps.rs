//! How a program says who sleeps: all named at once where they are few, and else rule by rule, so that it stays short.

use crate::exercise::format::seconds;
use crate::exercise::plan::Plan;
use crate::exercise::sleep_rule::SleepRule;
use crate::sharing::code::bracketed::rows;

/// The most sleepers that are named in one row.
const A_ROW: usize = 6;

/// What a program has to say to put the plan's sleepers to sleep. Lengths are texts, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// Who sleeps, in rows such as `8: 3, 12: 2` or `"encoding": 3`.
    These(Vec<String>),
    /// Nobody sleeps yet.
    Nobody,
    /// This step sleeps.
    One(u32, String),
    /// This step stays awake after all.
    WakeOne(u32),
    /// The steps from the first to the last sleep, each as long.
    All(u32, u32, String),
    /// The steps of the rule sleep, each for a length of its own.
    Scattered(SleepRule),
    /// The steps from the first to the last stay awake after all.
    WakeAll(u32, u32),
    /// Whoever was put to sleep for no time stays awake.
    DropZeros,
}

/// All that a program has to say of the plan's sleepers, in order.
pub fn said_of(plan: &Plan) -> Vec<Say> {
    if plan.story().is_some() {
        let named = plan.sleepers().map(|(step, ms)| format!("\"{}\": {}", plan.label(step), seconds(u64::from(ms))));
        return these(rows(named));
    }
    let rules = plan.rules();
    let are_few = plan.sleepers().nth(A_ROW).is_none();
    if are_few || rules.iter().all(|rule| rule.is_single()) {
        let named = |(step, ms): (u32, u32)| format!("{step}: {}", seconds(u64::from(ms)));
        let named: Vec<_> = plan.sleepers().map(named).collect();
        let rows: Vec<_> = named.chunks(A_ROW).map(|row| row.join(", ")).collect();
        return these(rows);
    }
    let mut said = vec![Say::Nobody];
    let of_rule = |(index, rule): (usize, &SleepRule)| say(*rule, &rules[..index]);
    said.extend(rules.iter().enumerate().filter_map(of_rule));
    let can_round_to_zero = |rule: &SleepRule| rule.from_ms != rule.to_ms && rule.from_ms.min(rule.to_ms) == 0;
    said.extend(rules.iter().any(can_round_to_zero).then_some(Say::DropZeros));
    said
}

fn these(rows: Vec<String>) -> Vec<Say> {
    vec![if rows.concat().is_empty() { Say::Nobody } else { Say::These(rows) }]
}

/// What a rule says that is laid over `earlier` ones; nothing where it wakes a step that is awake.
fn say(rule: SleepRule, earlier: &[SleepRule]) -> Option<Say> {
    let SleepRule { first, last, from_ms, to_ms } = rule;
    let length = || seconds(u64::from(from_ms));
    Some(match (rule.is_single(), rule.wakes()) {
        (true, true) => {
            earlier.iter().rfind(|earlier| earlier.overlaps(rule)).filter(|earlier| !earlier.wakes())?;
            Say::WakeOne(first)
        }
        (true, false) => Say::One(first, length()),
        (false, true) => Say::WakeAll(first, last),
        (false, false) if from_ms == to_ms => Say::All(first, last, length()),
        (false, false) => Say::Scattered(rule),
    })
}

/// The length in ms of a step that is `turn` of the way from one end of a scatter to the other, such as `1 + 999 * turn`.
pub fn scattered_ms(rule: SleepRule) -> String {
    let (sign, span) =
        if rule.to_ms < rule.from_ms { ('-', rule.from_ms - rule.to_ms) } else { ('+', rule.to_ms - rule.from_ms) };
    match rule.from_ms {
        0 => format!("{span} * turn"),
        from_ms => format!("{from_ms} {sign} {span} * turn"),
    }
}
