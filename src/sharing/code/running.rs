//! The line of a program that runs at a given time of the replay.

use crate::exercise::mode::Mode;
use crate::findings::replay::Doing;
use crate::sharing::code::Language;

/// The line, from 0, of `program` that does `doing` in `mode`; `None` if no single line does.
pub fn running_line(language: Language, mode: Mode, program: &str, doing: Doing) -> Option<usize> {
    let mut lines = program.lines().map(str::trim).enumerate();
    if language == Language::Rust {
        let (function, sleep) = in_rust(mode);
        lines.find(|(_, line)| line.contains(function))?;
        return match doing {
            Doing::Sleeping => position(lines, |line| line.starts_with(sleep)),
            Doing::Printing => position(lines, |line| line.starts_with("say(step, EventKind::Printed")),
            Doing::Starting | Doing::Over => None,
        };
    }
    match doing {
        Doing::Starting => position(lines, |line| line.contains("start = ")),
        // Not the line that removes sleeps of 0.
        Doing::Sleeping => position(lines, |line| line.contains("(sleeps[") && !line.starts_with("if ")),
        // A line that prints only the number, without words.
        Doing::Printing => position(lines, |line| {
            ["print(", "console.log("].iter().any(|call| line.starts_with(call)) && !line.contains(['"', '`'])
        }),
        Doing::Over => position(lines, |line| line.contains("end = ")),
    }
}

/// The function of a step in the page's source, and the call with which it sleeps.
const fn in_rust(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Sync | Mode::AsyncBlocking => ("fn step_that_blocks(", "clock.block("),
        Mode::AsyncInTurn | Mode::AsyncTogether => ("fn step_that_awaits(", "clock.sleep("),
        Mode::Threads => ("fn step_in_a_thread(", "clock.block_elsewhere("),
    }
}

fn position<'a>(mut lines: impl Iterator<Item = (usize, &'a str)>, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    lines.find(|(_, line)| is_it(line)).map(|(position, _)| position)
}
