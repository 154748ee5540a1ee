//! The count in Python.

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::sharing::code::sleeps::{Say, said_of, scattered_ms};

/// What in each program says who sleeps, and to where it counts.
const SLEEPS: &str = "sleeps = {8: 3, 12: 2}";
const NUMBERS: &str = "range(1, 31)";

/// The program of each mode, for the exercise.
const fn written(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("python/sync.py"),
        Mode::AsyncInTurn => include_str!("python/async-in-turn.py"),
        Mode::AsyncTogether => include_str!("python/async-together.py"),
        Mode::AsyncBlocking => include_str!("python/async-blocking.py"),
        Mode::Threads => include_str!("python/threads.py"),
    }
}

/// The program that runs `plan` in `mode`.
pub fn program(mode: Mode, plan: &Plan) -> String {
    written(mode).replace(NUMBERS, &numbers(1, plan.count())).replace(SLEEPS, &sleeps(plan))
}

/// The lines that say who sleeps.
pub fn sleeps(plan: &Plan) -> String {
    let lines: Vec<_> = said_of(plan).into_iter().map(line).collect();
    lines.join("\n")
}

fn line(say: Say) -> String {
    match say {
        Say::These(rows) if rows.len() == 1 => format!("sleeps = {{{}}}", rows.concat()),
        Say::These(rows) => format!("sleeps = {{\n    {},\n}}", rows.join(",\n    ")),
        Say::Nobody => "sleeps = {}".to_owned(),
        Say::One(step, length) => format!("sleeps[{step}] = {length}"),
        Say::WakeOne(step) => format!("del sleeps[{step}]"),
        Say::All(first, last, length) => each(first, last, &format!("sleeps[number] = {length}")),
        Say::Scattered(rule) => {
            let turn = format!("turn = (number - {}) * 0.6180339887498949 % 1", rule.first);
            let length = format!("sleeps[number] = round({}) / 1000", scattered_ms(rule));
            each(rule.first, rule.last, &["# The golden ratio scatters them evenly.", &turn, &length].join("\n    "))
        }
        Say::WakeAll(first, last) => each(first, last, "sleeps.pop(number, None)"),
        Say::DropZeros => "sleeps = {number: sleeps[number] for number in sleeps if sleeps[number] > 0}".to_owned(),
    }
}

fn each(first: u32, last: u32, what: &str) -> String {
    format!("for number in {}:\n    {what}", numbers(first, last))
}

fn numbers(first: u32, last: u32) -> String {
    format!("range({first}, {})", last + 1)
}
