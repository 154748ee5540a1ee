//! The line of a program that runs at a given time of the replay.

use crate::exercise::mode::Mode;
use crate::findings::replay::Doing;
use crate::sharing::code::Language;
use crate::sharing::code::rust::step_function_of;

/// The line, from 0, of `program` that does `doing` in `mode`; `None` if no single line does.
pub fn running_line(language: Language, mode: Mode, program: &str, doing: Doing) -> Option<usize> {
    let lines = program.lines().map(str::trim).enumerate();
    if language == Language::Rust {
        let lines = lines.skip(step_function_of(mode)?.start);
        return match doing {
            // A step sleeps by a call of the clock, which has no other at the start of a line.
            Doing::Sleeping => position(lines, |line| line.starts_with("clock.")),
            Doing::Printing => position(lines, |line| line.starts_with("say(step, EventKind::Printed")),
            Doing::Starting | Doing::Over => None,
        };
    }
    match doing {
        Doing::Starting => position(lines, |line| is_set(line, "start")),
        // Not the line that removes sleeps of 0.
        Doing::Sleeping => {
            position(lines, |line| line.contains("(sleeps[") && !line.starts_with("if ") && !line.contains('"'))
        }
        // A line that prints only the number, without words.
        Doing::Printing => position(lines, |line| {
            ["print(", "console.log("].iter().any(|call| line.starts_with(call)) && !line.contains(['"', '`'])
        }),
        Doing::Over => position(lines, |line| is_set(line, "end")),
    }
}

/// Whether the line gives the variable its value. A name of a step may hold any text, so it has to begin so.
fn is_set(line: &str, variable: &str) -> bool {
    let line = line.strip_prefix("const ").unwrap_or(line);
    line.strip_prefix(variable).is_some_and(|rest| rest.starts_with(" = "))
}

fn position<'a>(mut lines: impl Iterator<Item = (usize, &'a str)>, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    lines.find(|(_, line)| is_it(line)).map(|(position, _)| position)
}
