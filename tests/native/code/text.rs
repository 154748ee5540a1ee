//! The text of the programs: it fits a phone, and the highlighter and the comparison leave it as it is.

use proptest::prelude::*;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::sharing::code::bracketed::WIDTH;
use sleep_count::sharing::code::diff::side_by_side;
use sleep_count::sharing::code::highlight::{Kind, Token, lines, tokens};
use sleep_count::sharing::code::{Language, program};
use sleep_count::sharing::link::plan_query;

use super::plan;
use crate::any::plan as any_plan;

/// The numbers with the most digits.
const WIDE: [&str; 3] = [
    "?count=100000&sleep=99991:59.999,99992:59.999,99993:59.999,99994:59.999,99995:59.999",
    "?count=100000&sleep=99998-99999:59.999..0.001,99990-99999:0..59.999,99999-100000:59.999,99999:0,99998-100000:0",
    "?story=status-upload&sleep=1:59.999,2:59.998,3:59.997",
];

fn assert_fits_a_phone(plan: &Plan) {
    for (language, mode) in
        [Language::Python, Language::JavaScript].into_iter().flat_map(|language| Mode::ALL.map(|mode| (language, mode)))
    {
        let text = program(language, mode, plan);
        let labels: Vec<_> = (1..=plan.count()).map(|step| serde_json::to_string(&plan.label(step)).unwrap()).collect();
        // The table of names that are no keys makes the lines that print them longer.
        let names_a_step = |line: &str| {
            plan.is_named() && (labels.iter().any(|label| line.contains(label)) || line.contains("names[number]"))
        };
        let long: Vec<_> = text.lines().filter(|line| line.chars().count() > WIDTH && !names_a_step(line)).collect();
        assert_eq!(long, [""; 0], "{language:?} {mode:?} {}", plan_query(plan));
    }
}

/// The tokens hold the text, and each line has its own.
fn assert_holds_the_text(language: Language, text: &str) {
    let joined = |tokens: &[Token]| tokens.iter().map(|token| token.text).collect::<String>();
    assert_eq!(joined(&tokens(language, text)), text);
    let lines: Vec<_> = lines(language, text).iter().map(|line| joined(line)).collect();
    assert_eq!(lines, text.split_inclusive('\n').collect::<Vec<_>>());
}

/// The texts of these kinds, each with one space between.
fn of_kinds(language: Language, text: &str, kinds: &[Kind]) -> String {
    let found = tokens(language, text).into_iter().filter(|token| kinds.contains(&token.kind));
    found.map(|token| token.text).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn lines_that_we_write_fit_a_phone(plan in any_plan()) {
        assert_fits_a_phone(&plan);
    }

    #[test]
    fn tokens_hold_every_program(plan in any_plan()) {
        for (language, mode) in Language::ALL.into_iter().flat_map(|language| Mode::ALL.map(|mode| (language, mode))) {
            assert_holds_the_text(language, &program(language, mode, &plan));
        }
    }

    #[test]
    fn tokens_hold_any_text(text in "[a-z_ .:(\\[!#/\"'`\\\\\n0-9é]{0,60}|\\PC{0,40}") {
        Language::ALL.into_iter().for_each(|language| assert_holds_the_text(language, &text));
    }

    #[test]
    fn programs_side_by_side_have_their_equal_lines_in_the_same_rows(plan in any_plan(), modes in [0..Mode::ALL.len(), 0..Mode::ALL.len()]) {
        for language in [Language::Python, Language::JavaScript] {
            let texts = modes.map(|mode| program(language, Mode::ALL[mode], &plan));
            let [left, right] = texts.each_ref().map(|text| text.lines().collect::<Vec<_>>());
            let rows = side_by_side(&left, &right);
            // The row in which each equal line stands.
            let equal = [(&left, &rows[0]), (&right, &rows[1])].map(|(lines, rows)| {
                prop_assert_eq!(lines.len(), rows.len());
                let ends = rows.iter().scan(0, |end, row| { *end += row.gap + 1; Some(*end) });
                Ok(ends.zip(lines).zip(rows).filter(|(_, row)| !row.differs).map(|((end, line), _)| (end, *line)).collect::<Vec<_>>())
            });
            let [left_equal, right_equal] = equal;
            let left_equal = left_equal?;
            prop_assert_eq!(&left_equal, &right_equal?);
            prop_assert!(modes[0] != modes[1] || left_equal.len() == left.len());
        }
    }
}

#[test]
fn the_longest_numbers_and_every_story_fit_a_phone() {
    WIDE.map(plan).iter().for_each(assert_fits_a_phone);
}

#[test]
fn the_parts_of_the_programs_are_told_apart() {
    let python = program(Language::Python, Mode::AsyncTogether, &plan("?preset=exercise"));
    let of = |kind| of_kinds(Language::Python, &python, &[kind]);
    assert_eq!(of(Kind::Keyword), "import from import async def if in async def for in");
    assert_eq!(of(Kind::Wait), "await asyncio.sleep await asyncio.gather");
    assert_eq!(
        of(Kind::Call),
        "step print print print main range steps.append step datetime.now asyncio.run main datetime.now \
         total_seconds print print print"
    );
    assert_eq!(
        of(Kind::Comment),
        "# Async, together: all numbers start, and # each wakes on its own. # Who sleeps, and for how many seconds."
    );
    assert!(of(Kind::String).starts_with("\"start sleeping\" \"done sleeping\" "));
    let javascript = program(Language::JavaScript, Mode::AsyncInTurn, &plan("?preset=exercise"));
    let of = |kind| of_kinds(Language::JavaScript, &javascript, &[kind]);
    assert_eq!(of(Kind::Wait), "setTimeout await sleep await");
    assert!(of(Kind::Keyword).starts_with("const function const return new async function if in"));
    assert!(of(Kind::Call).starts_with("sleep Promise step console.log console.log console.log main Date step Date"));
}

#[test]
fn the_calls_that_wait_are_found_in_every_program() {
    for (mode, python, javascript) in [
        (Mode::Sync, "time.sleep", "sleep"),
        (Mode::AsyncInTurn, "await asyncio.sleep await", "setTimeout await sleep await"),
        (Mode::AsyncTogether, "await asyncio.sleep await asyncio.gather", "setTimeout await sleep await Promise.all"),
        (Mode::AsyncBlocking, "time.sleep await asyncio.gather", "sleep await Promise.all"),
        (
            Mode::Threads,
            "time.sleep threading.Thread thread.join",
            "await Worker await await sleep await await Promise.all",
        ),
        (Mode::AsyncForgotten, "asyncio.sleep await", "setTimeout sleep await"),
        (
            Mode::AsyncLimited,
            "await asyncio.sleep await await asyncio.gather",
            "setTimeout await sleep await await await Promise.all",
        ),
    ] {
        for (language, expected) in [(Language::Python, python), (Language::JavaScript, javascript)] {
            let text = program(language, mode, &plan("?preset=exercise"));
            assert_eq!(of_kinds(language, &text, &[Kind::Wait, Kind::Block]), expected, "{mode:?}");
        }
    }
    let rust = program(Language::Rust, Mode::Sync, &plan("?preset=exercise"));
    assert_eq!(of_kinds(Language::Rust, &rust, &[Kind::Block]), "clock.block");
    let waits = of_kinds(Language::Rust, &rust, &[Kind::Wait]);
    assert!(waits.contains("clock.sleep await") && waits.contains("clock.block_elsewhere await"), "{waits}");
}
