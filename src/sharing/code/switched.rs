//! The small Python program of the switches: one function for a step, and what starts the steps.

use crate::exercise::plan::Plan;
use crate::sharing::code::python::for_plan;
use crate::sharing::code::switches::{Function, Sleep, Start, Switch, Switches};

/// What stands before the word that starts the steps.
const START: &str = "# Start: ";

const LOOP: &str = "for number in range(1, 31):
    step(number)
";

const ASYNC_LOOP: &str = "async def main():
    for number in range(1, 31):
        await step(number)

asyncio.run(main())
";

const GATHER: &str = "async def main():
    await asyncio.gather(*[
        step(number)
        for number in range(1, 31)
    ])

asyncio.run(main())
";

const LIMITED: &str = "places = asyncio.Semaphore(3)

async def limited(number):
    async with places:
        await step(number)

async def main():
    await asyncio.gather(*[
        limited(number)
        for number in range(1, 31)
    ])

asyncio.run(main())
";

/// Threads that print at the same moment mix their lines, so each gets a moment to itself.
const THREADS: &str = "for number in range(1, 31):
    thread = threading.Thread(
        target=step, args=[number]
    )
    thread.start()
    # Lets it print before the next one.
    thread.join(0.02)
";

/// The program with these words, which runs `plan`. It prints the lines of the log alone.
pub fn program(switches: Switches, plan: &Plan) -> String {
    let Switches { function, sleep, start } = switches;
    let imports: String = modules(switches).iter().map(|module| format!("import {module}\n")).collect();
    let (function_word, sleep_word, start_word) = (function.word(), sleep.word(), start.word(plan));
    let starts = match (start, function) {
        (Start::Loop, Function::Def) => LOOP,
        (Start::Loop, Function::AsyncDef) => ASYNC_LOOP,
        (Start::Gather, _) => GATHER,
        (Start::Limited, _) => LIMITED,
        (Start::Threads, _) => THREADS,
    };
    let written = format!(
        "{imports}
# Who sleeps, and for how many seconds.
sleeps = {{8: 3, 12: 2}}

{function_word} step(number):
    if number in sleeps:
        print(number, \"start sleeping\")
        {sleep_word}(sleeps[number])
        print(number, \"done sleeping\")
    print(number)

{START}{start_word}
{starts}"
    );
    for_plan(&written, plan)
}

/// The modules that the program needs, in order of their names.
fn modules(Switches { function, sleep, start }: Switches) -> Vec<&'static str> {
    let awaits_in_loop = start == Start::Loop && function == Function::AsyncDef;
    let gathers = matches!(start, Start::Gather | Start::Limited);
    let needed = [
        ("asyncio", sleep != Sleep::Blocking || awaits_in_loop || gathers),
        ("threading", start == Start::Threads),
        ("time", sleep == Sleep::Blocking),
    ];
    needed.into_iter().filter(|(_, is_needed)| *is_needed).map(|(module, _)| module).collect()
}

/// The switch in a line of the program, with what stands before and after its word; `None` if the line has no switch.
pub fn switch_in(line: &str) -> Option<(Switch, &str, &str)> {
    if let Some(function) =
        Function::ALL.into_iter().find(|function| line.starts_with(&format!("{} step(", function.word())))
    {
        return Some((Switch::Function, "", &line[function.word().len()..]));
    }
    if line.starts_with(START) {
        return Some((Switch::Start, START, ""));
    }
    let indent = line.len() - line.trim_start().len();
    let (word, _) = line.split_once("(sleeps[")?;
    Sleep::ALL.into_iter().find(|sleep| sleep.word() == word.trim_start())?;
    Some((Switch::Sleep, &line[..indent], &line[word.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::mode::Mode;
    use crate::exercise::preset::EXERCISE;
    use crate::exercise::story::STORIES;
    use crate::findings::replay::Doing;
    use crate::sharing::code::Language;
    use crate::sharing::code::bracketed::WIDTH;
    use crate::sharing::code::running::running_line;

    #[test]
    fn a_program_holds_each_switch_once_and_in_order() {
        let stories = STORIES.iter().map(Plan::of_story);
        for plan in [EXERCISE.plan(), EXERCISE.plan().with_limit(100_000)].into_iter().chain(stories) {
            for switches in Switches::all() {
                let program = program(switches, &plan);
                let found: Vec<_> = program
                    .lines()
                    .filter_map(|line| {
                        let (switch, before, after) = switch_in(line)?;
                        let word = &switch.words(&plan)[switches.chosen(switch)];
                        assert_eq!(line, format!("{before}{word}{after}"));
                        Some(switch)
                    })
                    .collect();
                assert_eq!(found, Switch::ALL, "{program}");
            }
        }
    }

    #[test]
    fn a_name_in_the_program_is_no_switch() {
        for line in [
            "    \"async def step(\",",
            "tasks = [\"# Start: for\"]",
            "    \"time.sleep(sleeps[\",",
            "def steps(",
            "x(sleeps[",
        ] {
            assert_eq!(switch_in(line), None, "{line}");
        }
    }

    #[test]
    fn the_line_that_runs_is_the_sleep_or_the_print() {
        for switches in Switches::all() {
            let program = program(switches, &EXERCISE.plan());
            let line = |doing| {
                running_line(Language::Python, Mode::Sync, &program, doing).and_then(|at| program.lines().nth(at))
            };
            assert_eq!(line(Doing::Sleeping).and_then(switch_in).map(|(switch, ..)| switch), Some(Switch::Sleep));
            assert_eq!(line(Doing::Printing), Some("    print(number)"));
            assert_eq!([Doing::Starting, Doing::Over].map(line), [None, None]);
        }
    }

    #[test]
    fn a_program_is_short_and_fits_a_phone() {
        for switches in Switches::all() {
            let program = program(switches, &EXERCISE.plan());
            assert!(program.lines().count() <= 30, "{program}");
            assert!(program.lines().all(|line| line.len() <= WIDTH), "{program}");
        }
    }

    #[test]
    fn a_program_is_that_of_the_plan() {
        let switches = Switches { function: Function::AsyncDef, sleep: Sleep::Awaited, start: Start::Limited };
        let plan = Plan::of_story(&STORIES[0]).with_limit(2);
        let program = program(switches, &plan);
        for part in ["tasks = [", "asyncio.Semaphore(2)", "# Start: gather with Semaphore(2)", "for task in tasks"] {
            assert!(program.contains(part), "{program}");
        }
        assert!(!program.contains("number"), "{program}");
    }
}
