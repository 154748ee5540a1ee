//! The count in JavaScript.

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::sharing::code::bracketed::bracketed;
use crate::sharing::code::sleeps::{Statement, filled, has_keys, listed, numbered, scattered_ms, statements};

/// The parts of each program that state the sleeps, the range of the count, its start, and the places.
const SLEEPS: &str = "const sleeps = {8: 3, 12: 2};";
const COMMENT: &str = "// Who sleeps";
const NUMBERS: &str = "for (let n = 1; n <= 30; n++)";
const START: &str = "const start = new Date();\n";
const PLACES: &str = "let free = 3;";
const INDENT: &str = "  ";

/// The program of each mode, written for the exercise.
const fn written(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("javascript/sync.js"),
        Mode::AsyncInTurn => include_str!("javascript/async-in-turn.js"),
        Mode::AsyncTogether => include_str!("javascript/async-together.js"),
        Mode::AsyncBlocking => include_str!("javascript/async-blocking.js"),
        Mode::Threads => include_str!("javascript/threads.js"),
        Mode::AsyncForgotten => include_str!("javascript/async-forgotten.js"),
        Mode::AsyncLimited => include_str!("javascript/async-limited.js"),
    }
}

/// The functions of the story *Status upload*.
const fn status_upload(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => include_str!("javascript/status-upload/sync.js"),
        Mode::AsyncInTurn | Mode::AsyncForgotten => include_str!("javascript/status-upload/async-in-turn.js"),
        Mode::AsyncTogether => include_str!("javascript/status-upload/async-together.js"),
        Mode::AsyncBlocking => include_str!("javascript/status-upload/async-blocking.js"),
        Mode::Threads => include_str!("javascript/status-upload/threads.js"),
        Mode::AsyncLimited => include_str!("javascript/status-upload/async-limited.js"),
    }
}

/// The program that runs `plan` in `mode`.
pub fn program(mode: Mode, plan: &Plan) -> String {
    let (program, names) = match plan.story() {
        Some(story) if story.slug == "status-upload" => (calling(status_upload(mode), written(mode)), String::new()),
        _ if has_keys(plan) => listing(plan, &said(plan, written(mode))),
        _ => {
            let program = said(plan, written(mode)).replace(NUMBERS, &numbers(1, plan.count()));
            if plan.is_named() { naming(plan, &program) } else { (program, String::new()) }
        }
    };
    filled(&limited(mode, plan, program), [COMMENT, SLEEPS], &names, &sleeps(plan))
}

/// The program with the limit of the plan, where it has one.
fn limited(mode: Mode, plan: &Plan, program: String) -> String {
    if mode != Mode::AsyncLimited {
        return program;
    }
    program.replace(mode.about().title, &mode.title(plan)).replace(PLACES, &places(plan.limit()))
}

/// The program as it prints names: `console.log` takes a percent sign in its first text for a place, if others follow.
fn said(plan: &Plan, written: &str) -> String {
    let has_percent = plan.is_named() && (1..=plan.count()).any(|step| plan.label(step).contains('%'));
    if has_percent { written.replace("(number, \"", "(number + \" ") } else { written.to_owned() }
}

/// The program for steps that their names don't tell apart, and the table of names that it takes.
fn naming(plan: &Plan, program: &str) -> (String, String) {
    let names = bracketed("const names = ", ["{", "};"], &numbered(plan), INDENT);
    (program.replace("console.log(number", "console.log(names[number]"), format!("{names}\n\n"))
}

/// The program for a list of tasks instead of the numbers, and that list.
fn listing(plan: &Plan, written: &str) -> (String, String) {
    let tasks = bracketed("const tasks = ", ["[", "];"], &listed(plan), INDENT);
    let program = written.replace(NUMBERS, "for (const number of tasks)").replace("(n)", "(number)");
    (program.replace("number", "task"), format!("{tasks}\n\n"))
}

/// The program with a call of `functions`, of which the last is `uploadStatus`, instead of the loop over the numbers.
fn calling(functions: &str, written: &str) -> String {
    let (before, timed) = written.split_once(START).unwrap_or((written, ""));
    let (_, after) = timed.split_once("  const end").unwrap_or(("", timed));
    let (before, main) = before.rsplit_once("\n\n").unwrap_or((before, ""));
    let call = if main.contains("async") { "await uploadStatus();" } else { "uploadStatus();" };
    format!("{before}\n\n{functions}\n{main}{START}  {call}\n  const end{after}").replace("number", "task")
}

/// The lines that state the sleeps of a plan.
pub fn sleeps(plan: &Plan) -> String {
    let lines: Vec<_> = statements(plan).into_iter().map(line).collect();
    lines.join("\n")
}

fn line(statement: Statement) -> String {
    match statement {
        Statement::Table(rows) => bracketed("const sleeps = ", ["{", "};"], &rows, INDENT),
        Statement::Nobody => "const sleeps = {};".to_owned(),
        Statement::One(step, length) => format!("sleeps[{step}] = {length};"),
        Statement::WakeOne(step) => format!("delete sleeps[{step}];"),
        Statement::All(first, last, length) => each(first, last, &format!("sleeps[n] = {length};")),
        Statement::Golden => "// The golden ratio scatters them evenly.\nconst golden = 0.6180339887498949;".to_owned(),
        Statement::Scattered(rule) => {
            let turn = format!("const turn = ((n - {}) * golden) % 1;", rule.first);
            let ms = format!("const ms = {};", scattered_ms(rule));
            each(rule.first, rule.last, &[&turn, &ms, "sleeps[n] = Math.round(ms) / 1000;"].join("\n  "))
        }
        Statement::WakeAll(first, last) => each(first, last, "delete sleeps[n];"),
        Statement::DropZeros => "for (const n in sleeps) {\n  if (sleeps[n] === 0) delete sleeps[n];\n}".to_owned(),
    }
}

fn each(first: u32, last: u32, what: &str) -> String {
    format!("{} {{\n  {what}\n}}", numbers(first, last))
}

fn numbers(first: u32, last: u32) -> String {
    format!("for (let n = {first}; n <= {last}; n++)")
}

fn places(limit: u32) -> String {
    format!("let free = {limit};")
}
