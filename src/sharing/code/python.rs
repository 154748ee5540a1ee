//! The count in Python.

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::sharing::code::bracketed::bracketed;
use crate::sharing::code::sleeps::{Statement, filled, has_keys, listed, numbered, scattered_ms, statements};

/// The parts of each program that state the sleeps, the range of the count, and the places.
const SLEEPS: &str = "sleeps = {8: 3, 12: 2}";
const COMMENT: &str = "# Who sleeps";
const NUMBERS: &str = "range(1, 31)";
const PLACES: &str = "asyncio.Semaphore(3)";
const INDENT: &str = "    ";

/// The program of each mode, written for the exercise.
const fn written(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("python/sync.py"),
        Mode::AsyncInTurn => include_str!("python/async-in-turn.py"),
        Mode::AsyncTogether => include_str!("python/async-together.py"),
        Mode::AsyncBlocking => include_str!("python/async-blocking.py"),
        Mode::Threads => include_str!("python/threads.py"),
        Mode::AsyncForgotten => include_str!("python/async-forgotten.py"),
        Mode::AsyncLimited => include_str!("python/async-limited.py"),
    }
}

/// The functions of the story *Status upload*.
const fn status_upload(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("python/status-upload/sync.py"),
        Mode::AsyncInTurn | Mode::AsyncForgotten => include_str!("python/status-upload/async-in-turn.py"),
        Mode::AsyncTogether => include_str!("python/status-upload/async-together.py"),
        Mode::AsyncBlocking => include_str!("python/status-upload/async-blocking.py"),
        Mode::Threads => include_str!("python/status-upload/threads.py"),
        Mode::AsyncLimited => include_str!("python/status-upload/async-limited.py"),
    }
}

/// The program that runs `plan` in `mode`.
pub fn program(mode: Mode, plan: &Plan) -> String {
    let written = written(mode).replace(mode.about().title, &mode.title(plan));
    match plan.story() {
        Some(story) if story.slug == "status-upload" => stating(&calling(status_upload(mode), &written), "", plan),
        _ => for_plan(&written, plan),
    }
}

/// A program that was written for the exercise, made for another plan.
pub fn for_plan(written: &str, plan: &Plan) -> String {
    let (program, names) = if has_keys(plan) {
        listing(plan, written)
    } else {
        let program = written.replace(NUMBERS, &numbers(1, plan.count()));
        if plan.is_named() { naming(plan, &program) } else { (program, String::new()) }
    };
    stating(&program, &names, plan)
}

/// The program with the places, the names and the sleeps of the plan.
fn stating(program: &str, names: &str, plan: &Plan) -> String {
    let program = program.replace(PLACES, &places(plan.limit()));
    filled(&program, [COMMENT, SLEEPS], names, &sleeps(plan))
}

/// The program for steps that their names don't tell apart, and the table of names that it takes.
fn naming(plan: &Plan, program: &str) -> (String, String) {
    let names = bracketed("names = ", ["{", "}"], &numbered(plan), INDENT);
    (program.replace("print(number", "print(names[number]"), format!("{names}\n\n"))
}

/// The program for a list of tasks instead of the numbers, and that list.
fn listing(plan: &Plan, written: &str) -> (String, String) {
    let tasks = bracketed("tasks = ", ["[", "]"], &listed(plan), INDENT);
    (written.replace(NUMBERS, "tasks").replace("number", "task"), format!("{tasks}\n\n"))
}

/// The program with a call of `functions`, of which the last is `upload_status`, instead of the loop over the numbers. A `main`
/// that does no more than this call is left out.
fn calling(functions: &str, written: &str) -> String {
    let (before, rest) = written
        .split_once("\n\n\nasync def main")
        .or_else(|| written.split_once("\n\n\ndef main"))
        .unwrap_or((written, ""));
    let (main, timed) = rest.split_once("\n\n\nstart").unwrap_or(("", rest));
    let loop_over = format!("    for number in {NUMBERS}:\n        step(number)\n");
    let (main, timed) = match main.strip_prefix(&format!("():\n{loop_over}")) {
        Some(more) if !more.is_empty() => (format!("\n\ndef main():\n    upload_status()\n{more}\n"), timed.to_owned()),
        _ => (String::new(), timed.replace("main()", "upload_status()")),
    };
    format!("{before}\n\n\n{functions}{main}\n\nstart{timed}").replace("number", "task")
}

/// The lines that state the sleeps of a plan.
pub fn sleeps(plan: &Plan) -> String {
    let mut lines = String::new();
    for line in statements(plan).into_iter().map(line) {
        // Python's prompt needs a blank line after a block.
        let is_after_block = lines.lines().next_back().is_some_and(|last| last.starts_with(' '));
        lines.push_str(if lines.is_empty() {
            ""
        } else if is_after_block {
            "\n\n"
        } else {
            "\n"
        });
        lines.push_str(&line);
    }
    lines
}

/// What stands in a notebook in place of the call that starts the event loop, and that call: a notebook runs in a loop of its own.
/// `None` for a program without one.
pub fn in_notebook(program: &str) -> Option<(String, &str)> {
    let call = program.lines().find(|line| line.starts_with("asyncio.run("))?;
    let main = call.strip_prefix("asyncio.run(")?.strip_suffix(')')?;
    Some((format!("await {main}"), call))
}

fn line(statement: Statement) -> String {
    match statement {
        Statement::Table(rows) => bracketed("sleeps = ", ["{", "}"], &rows, INDENT),
        Statement::Nobody => "sleeps = {}".to_owned(),
        Statement::One(step, length) => format!("sleeps[{step}] = {length}"),
        Statement::WakeOne(step) => format!("del sleeps[{step}]"),
        Statement::All(first, last, length) => each(first, last, &format!("sleeps[number] = {length}")),
        Statement::Golden => "# The golden ratio scatters them evenly.\ngolden = 0.6180339887498949".to_owned(),
        Statement::Scattered(rule) => {
            let turn = format!("turn = (number - {}) * golden % 1", rule.first);
            let ms = format!("ms = round({})", scattered_ms(rule));
            each(rule.first, rule.last, &[&turn, &ms, "sleeps[number] = ms / 1000"].join("\n    "))
        }
        Statement::WakeAll(first, last) => each(first, last, "if number in sleeps:\n        del sleeps[number]"),
        Statement::DropZeros => {
            "for number in list(sleeps):\n    if sleeps[number] == 0:\n        del sleeps[number]".to_owned()
        }
    }
}

fn each(first: u32, last: u32, what: &str) -> String {
    format!("for number in {}:\n    {what}", numbers(first, last))
}

fn numbers(first: u32, last: u32) -> String {
    format!("range({first}, {})", last + 1)
}

fn places(limit: u32) -> String {
    format!("asyncio.Semaphore({limit})")
}
