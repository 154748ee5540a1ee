//! The count in Python.

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::story::Story;
use crate::sharing::code::bracketed::{bracketed, rows};
use crate::sharing::code::sleeps::{Statement, scattered_ms, statements};

/// The parts of each program that state the sleeps and the range of the count.
const SLEEPS: &str = "sleeps = {8: 3, 12: 2}";
const NUMBERS: &str = "range(1, 31)";
const INDENT: &str = "    ";

/// The program of each mode, written for the exercise.
const fn written(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("python/sync.py"),
        Mode::AsyncInTurn => include_str!("python/async-in-turn.py"),
        Mode::AsyncTogether => include_str!("python/async-together.py"),
        Mode::AsyncBlocking => include_str!("python/async-blocking.py"),
        Mode::Threads => include_str!("python/threads.py"),
    }
}

/// The functions of the story *Status upload*.
const fn status_upload(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("python/status-upload/sync.py"),
        Mode::AsyncInTurn => include_str!("python/status-upload/async-in-turn.py"),
        Mode::AsyncTogether => include_str!("python/status-upload/async-together.py"),
        Mode::AsyncBlocking => include_str!("python/status-upload/async-blocking.py"),
        Mode::Threads => include_str!("python/status-upload/threads.py"),
    }
}

/// The program that runs `plan` in `mode`.
pub fn program(mode: Mode, plan: &Plan) -> String {
    let program = match plan.story() {
        None => written(mode).replace(NUMBERS, &numbers(1, plan.count())),
        Some(story) if story.slug == "status-upload" => calling(status_upload(mode), written(mode)),
        Some(story) => listing(story, written(mode)),
    };
    program.replace(SLEEPS, &sleeps(plan))
}

/// The program with a list of a story's tasks instead of the numbers.
fn listing(story: &Story, written: &str) -> String {
    let tasks = bracketed(["[", "]"], &rows(story.labels.iter().map(|label| format!("\"{label}\""))), INDENT);
    let program = written.replace(NUMBERS, "tasks").replace("number", "task");
    program.replace("# Which tasks", &format!("tasks = {tasks}\n\n# Which tasks"))
}

/// The program with a call of `functions`, of which the last is `upload_status`, instead of the loop over the numbers.
fn calling(functions: &str, written: &str) -> String {
    let (before, timed) = written.split_once("\n\n\nstart").unwrap_or((written, ""));
    let before = before.split_once("\n\n\nasync def main").map_or(before, |(before, _)| before);
    let walk = format!("for number in {NUMBERS}:\n    step(number)\n");
    let timed = timed.replace(&walk, "upload_status()\n").replace("main()", "upload_status()");
    format!("{before}\n\n\n{functions}\n\nstart{timed}").replace("number", "task")
}

/// The lines that state the sleeps of a plan.
pub fn sleeps(plan: &Plan) -> String {
    let lines: Vec<_> = statements(plan).into_iter().map(line).collect();
    lines.join("\n")
}

fn line(statement: Statement) -> String {
    match statement {
        Statement::Table(rows) => format!("sleeps = {}", bracketed(["{", "}"], &rows, INDENT)),
        Statement::Nobody => "sleeps = {}".to_owned(),
        Statement::One(step, length) => format!("sleeps[{step}] = {length}"),
        Statement::WakeOne(step) => format!("del sleeps[{step}]"),
        Statement::All(first, last, length) => each(first, last, &format!("sleeps[number] = {length}")),
        Statement::Scattered(rule) => {
            let turn = format!("turn = (number - {}) * 0.6180339887498949 % 1", rule.first);
            let length = format!("sleeps[number] = round({}) / 1000", scattered_ms(rule));
            each(rule.first, rule.last, &["# The golden ratio scatters them evenly.", &turn, &length].join("\n    "))
        }
        Statement::WakeAll(first, last) => each(first, last, "sleeps.pop(number, None)"),
        Statement::DropZeros => {
            "sleeps = {number: sleeps[number] for number in sleeps if sleeps[number] > 0}".to_owned()
        }
    }
}

fn each(first: u32, last: u32, what: &str) -> String {
    format!("for number in {}:\n    {what}", numbers(first, last))
}

fn numbers(first: u32, last: u32) -> String {
    format!("range({first}, {})", last + 1)
}
