//! How a program states the sleeps of a plan: as one table if they are few, else rule by rule, so that it stays short.

use std::borrow::Cow;

use crate::exercise::format::seconds;
use crate::exercise::limits::MAX_NAMES;
use crate::exercise::plan::Plan;
use crate::exercise::sleep_rule::SleepRule;
use crate::sharing::code::bracketed::rows;
use crate::sharing::escape::json;

/// The most sleepers of a range that are listed one by one.
const MAX_LISTED: usize = 6;

/// A statement of a program about sleeps. Durations are texts in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// A table of sleeps, in rows such as `8: 3, 12: 2` or `"encoding": 3`.
    Table(Vec<String>),
    /// An empty table.
    Nobody,
    /// Sets the sleep of a step.
    One(u32, String),
    /// Removes the sleep of a step.
    WakeOne(u32),
    /// Sets the same sleep for the steps from the first to the last.
    All(u32, u32, String),
    /// Defines the number that scatters sleeps, which `Scattered` uses.
    Golden,
    /// Sets scattered sleeps for the steps of the rule.
    Scattered(SleepRule),
    /// Removes the sleeps of the steps from the first to the last.
    WakeAll(u32, u32),
    /// Removes sleeps of 0.
    DropZeros,
}

/// The statements for the sleeps of a plan, in order.
pub fn statements(plan: &Plan) -> Vec<Statement> {
    if has_keys(plan) {
        let named =
            plan.sleepers().map(|(step, ms)| format!("{}: {}", json(&plan.label(step)), seconds(u64::from(ms))));
        return table(named.collect());
    }
    let rules = plan.rules();
    let are_few = plan.sleepers().nth(MAX_LISTED).is_none();
    if are_few || rules.iter().all(|rule| rule.is_single()) {
        let named = |(step, ms): (u32, u32)| format!("{step}: {}", seconds(u64::from(ms)));
        return table(rows(plan.sleepers().map(named)));
    }
    let mut all = vec![Statement::Nobody];
    all.extend(rules.iter().any(|rule| is_scattered(*rule)).then_some(Statement::Golden));
    let of_rule = |(index, rule): (usize, &SleepRule)| statement(*rule, &rules[..index]);
    all.extend(rules.iter().enumerate().filter_map(of_rule));
    let can_round_to_zero = |rule: &SleepRule| is_scattered(*rule) && rule.from_ms.min(rule.to_ms) == 0;
    all.extend(rules.iter().any(can_round_to_zero).then_some(Statement::DropZeros));
    all
}

/// Names that every object has in JavaScript.
const OF_OBJECTS: [&str; 12] = [
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// Whether the names of the steps tell them apart, so that a table can have them as keys. Else their numbers are its keys.
pub fn has_keys(plan: &Plan) -> bool {
    let names: Vec<_> = (1..=plan.count()).take(MAX_NAMES).map(|step| plan.label(step)).collect();
    let is_key = |(index, name): (usize, &Cow<str>)| !names[..index].contains(name) && !OF_OBJECTS.contains(&&**name);
    plan.is_named() && names.iter().enumerate().all(is_key)
}

/// The names of all steps with their numbers, in rows such as `1: "boil water"`.
pub fn numbered(plan: &Plan) -> Vec<String> {
    (1..=plan.count()).map(|step| format!("{step}: {}", json(&plan.label(step)))).collect()
}

/// The names of all steps, as strings.
pub fn listed(plan: &Plan) -> Vec<String> {
    (1..=plan.count()).map(|step| json(&plan.label(step))).collect()
}

fn table(rows: Vec<String>) -> Vec<Statement> {
    vec![if rows.is_empty() { Statement::Nobody } else { Statement::Table(rows) }]
}

fn is_scattered(rule: SleepRule) -> bool {
    !rule.is_single() && rule.from_ms != rule.to_ms
}

/// The statement for a rule on top of `earlier` ones; `None` if it wakes a step that is awake.
fn statement(rule: SleepRule, earlier: &[SleepRule]) -> Option<Statement> {
    let SleepRule { first, last, from_ms, .. } = rule;
    let length = || seconds(u64::from(from_ms));
    Some(match (rule.is_single(), rule.wakes()) {
        (true, true) => {
            earlier.iter().rfind(|earlier| earlier.overlaps(rule)).filter(|earlier| !earlier.wakes())?;
            Statement::WakeOne(first)
        }
        (true, false) => Statement::One(first, length()),
        (false, true) => Statement::WakeAll(first, last),
        (false, false) if is_scattered(rule) => Statement::Scattered(rule),
        (false, false) => Statement::All(first, last, length()),
    })
}

/// An expression for a scattered sleep in ms, with `turn` for the fraction of the range, such as `1 + 999 * turn`.
pub fn scattered_ms(rule: SleepRule) -> String {
    let (sign, span) =
        if rule.to_ms < rule.from_ms { ('-', rule.from_ms - rule.to_ms) } else { ('+', rule.to_ms - rule.from_ms) };
    match rule.from_ms {
        0 => format!("{span} * turn"),
        from_ms => format!("{from_ms} {sign} {span} * turn"),
    }
}

/// The program with `names` before the comment on the sleeps, and with `sleeps` in place of those that it states. What a name holds
/// is replaced by nothing.
pub fn filled(program: &str, [comment, stated]: [&str; 2], names: &str, sleeps: &str) -> String {
    let (before, after) = program.split_once(stated).unwrap_or((program, ""));
    let (before, rest) = before.split_once(comment).unwrap_or((before, ""));
    format!("{before}{names}{comment}{rest}{sleeps}{after}")
}
