//! Programs as they are shown: two side by side, with the lines in which they differ.

use std::ops::Range;

use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::sharing::code::diff::{Row, side_by_side};
use crate::sharing::code::rust::functions_of;
use crate::sharing::code::{Language, program};

/// The most lines of a program that are compared and highlighted. A plan of many single sleeps has more.
pub const MAX_LINES: usize = 400;

/// A program as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Its text.
    pub text: String,
    /// Its lines; empty if they are too many to be compared.
    pub lines: Vec<Line>,
}

/// A line of a program that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The mode that it is for, if the other program has no such line.
    pub only_in: Option<Mode>,
    /// The number of empty rows before it, so that it is beside its equal.
    pub gap: usize,
}

/// The programs of one or two modes. Without a second mode, the second one is empty.
pub fn programs(language: Language, (first, second): (Mode, Option<Mode>), plan: &Plan) -> [Written; 2] {
    let Some(second) = second else {
        let text = program(language, first, plan);
        let length = Some(text.lines().count()).filter(|length| *length <= MAX_LINES);
        let lines = vec![Line::default(); length.unwrap_or_default()];
        return [Written { text, lines }, Written::default()];
    };
    let modes = [first, second];
    let texts = modes.map(|mode| program(language, mode, plan));
    let [left, right] = texts.each_ref().map(|text| text.lines().collect::<Vec<_>>());
    let rows =
        if left.len().max(right.len()) > MAX_LINES { [const { Vec::new() }; 2] } else { side_by_side(&left, &right) };
    let mut all = rows.into_iter().zip(modes).map(|(rows, mode)| {
        let line = |Row { differs, gap }| Line { only_in: differs.then_some(mode), gap };
        rows.into_iter().map(line).collect::<Vec<_>>()
    });
    texts.map(|text| Written { text, lines: all.next().unwrap_or_default() })
}

/// The program that has every mode, with the functions that only one of the two modes uses.
pub fn every_mode(language: Language, first: Mode, second: Option<Mode>) -> Written {
    let text = program(language, first, &Plan::counting_to(1).0);
    let functions: [Vec<Range<usize>>; 2] = [functions_of(first), second.map(functions_of).unwrap_or_default()];
    let only_in = |line: usize| {
        let is_in = |functions: &[Range<usize>]| functions.iter().any(|function| function.contains(&line));
        match functions.each_ref().map(|functions| is_in(functions)) {
            [true, false] => Some(first),
            [false, true] => second,
            _ => None,
        }
    };
    let lines = (0..text.lines().count()).map(|line| Line { only_in: only_in(line), gap: 0 }).collect();
    Written { text, lines }
}
