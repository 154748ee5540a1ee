//! The programs in other languages, run by python3 and node, print the lines of the log.

#[path = "code/names.rs"]
mod names;
#[path = "code/pasted.rs"]
mod pasted;
#[path = "code/stories.rs"]
mod stories;
#[path = "code/switches.rs"]
mod switches;
#[path = "code/text.rs"]
mod text;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sleep_count::exercise::log::EventKind;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::preset::EXERCISE;
use sleep_count::exercise::simulation::simulate;
use sleep_count::sharing::code::side_by_side::{Written, every_mode, programs};
use sleep_count::sharing::code::{Language, has_every_mode, javascript, program, python};
use sleep_count::sharing::link::{Link, plan_query};

const PLANS: usize = 60;
/// The number of parallel processes a language. They mostly sleep.
const PROCESSES: usize = 4;
/// How often a program that printed its lines in another order runs again, each time with sleeps twice as long.
const DOUBLINGS: usize = 4;
const BEGIN: &str = "=== program\n";

/// Held by a test while it runs programs that sleep: two such tests at once would delay each other's timers.
static CLOCK: Mutex<()> = Mutex::new(());

fn plan(link: &str) -> Plan {
    Link::parse(link).0.plan
}

/// A language's interpreter, and a program for it that runs many programs one after another.
fn interpreter(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Python => ("python3", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/code/run.py")),
        Language::JavaScript => ("node", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/code/run.js")),
        Language::Rust => unreachable!("the Rust source is not run as a program"),
    }
}

/// The output of each program. They run one after another in one process; `name` is the folder that they are written to.
fn outputs(language: Language, name: &str, programs: &[String]) -> Vec<String> {
    let (command, runner) = interpreter(language);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let write = |(index, program): (usize, &String)| {
        let file = folder.join(format!("{index}-{}", language.about().ending));
        fs::write(&file, program).unwrap();
        file
    };
    let files: Vec<_> = programs.iter().enumerate().map(write).collect();
    let ran = Command::new(command).arg(runner).args(&files).output();
    assert!(ran.is_ok(), "{command} does not start: install it, because these tests run programs with it. {ran:?}");
    let ran = ran.unwrap();
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{command} ended with {}: {errors}", ran.status);
    let printed = String::from_utf8(ran.stdout).unwrap().replace("\r\n", "\n");
    let printed: Vec<_> = printed.split(BEGIN).skip(1).map(str::to_owned).collect();
    assert_eq!(printed.len(), programs.len(), "{command} did not run every program: {errors}");
    printed
}

/// The lines of the log in the output of a program, which ends with the start, the end and the elapsed time.
fn log_lines(printed: &str) -> Vec<&str> {
    let (log, times) = printed.split_once("Start: ").unwrap();
    assert!(times.contains("\nEnd: ") && times.contains("\nElapsed: ") && times.ends_with(" s\n"), "{times}");
    log.lines().collect()
}

/// Small plans: a few single sleeps, in some plans also a range with a step woken again. Deadlines are equal or at least 20 ms
/// apart.
fn small_plans() -> Vec<Plan> {
    let singles = prop::collection::vec((1_u64..=20, 1_u64..=4), 0..5);
    let range = prop::option::weighted(0.3, (1_u64..=12, 7_u64..=8, prop::option::of(1_u64..=20)));
    let small = (1_u64..=20, singles, range).prop_map(|(count, singles, range)| {
        let mut items = Vec::new();
        if let Some((first, length, awake)) = range {
            items.push(format!("{first}-{}:0.02", first + length));
            items.extend(awake.map(|step| format!("{step}:0")));
        }
        items.extend(singles.iter().map(|(step, times)| format!("{step}:0.0{}", 2 * times)));
        Link::parse(&format!("?count={count}&sleep={}", items.join(","))).0.plan
    });
    let mut runner = TestRunner::deterministic();
    (0..PLANS).map(|_| small.new_tree(&mut runner).unwrap().current()).collect()
}

/// Small plans for threads, which the machine may start and end late: at most four sleeps, with deadlines at least 100 ms
/// apart.
fn plans_for_threads() -> Vec<Plan> {
    let lengths = Just(vec![1, 2, 3, 4]).prop_shuffle();
    let small =
        (1_u64..=20, prop::collection::btree_set(1_u64..=20, 0..=4), lengths).prop_map(|(count, steps, lengths)| {
            let steps = steps.into_iter().filter(|step| *step <= count);
            let items: Vec<_> = steps.zip(lengths).map(|(step, length)| format!("{step}:0.{length}")).collect();
            Link::parse(&format!("?count={count}&sleep={}", items.join(","))).0.plan
        });
    let mut runner = TestRunner::deterministic();
    (0..PLANS).map(|_| small.new_tree(&mut runner).unwrap().current()).collect()
}

/// Whether the sleeps of a plan end at least 20 ms apart in [`Mode::AsyncLimited`]. Where several end at once, JavaScript lets the next
/// step in before the second of them wakes.
fn is_for_limited(plan: &Plan) -> bool {
    let events = simulate(Mode::AsyncLimited, plan).events;
    let ends: Vec<_> = events.iter().filter(|event| event.kind == EventKind::SleepDone).collect();
    ends.is_sorted_by(|one, other| other.at_ms - one.at_ms >= 20.0)
}

/// Small plans for a limit, each with limits of 1, 2, 3 and one that no step waits for.
fn plans_for_limited() -> Vec<Plan> {
    let small = (1_u64..=20, prop::collection::btree_set(1_u64..=20, 0..=6), prop::collection::vec(1_u32..=9, 6));
    let small = small.prop_map(|(count, steps, lengths)| {
        let steps = steps.into_iter().filter(|step| *step <= count);
        let items: Vec<_> = steps.zip(lengths).map(|(step, length)| format!("{step}:0.{:02}", 2 * length)).collect();
        let plan = Link::parse(&format!("?count={count}&sleep={}", items.join(","))).0.plan;
        [1, 2, 3, plan.sleepers().count() as u32 + 1].map(|limit| plan.clone().with_limit(limit))
    });
    let mut runner = TestRunner::deterministic();
    let drawn = std::iter::repeat_with(|| small.new_tree(&mut runner).unwrap().current());
    drawn.filter(|plans| plans.iter().all(is_for_limited)).take(PLANS).flatten().collect()
}

/// The same plan with sleeps twice as long.
fn doubled(plan: &Plan) -> Plan {
    let query = plan_query(plan);
    let (before, sleeps) = query.split_once("sleep=").unwrap();
    let (sleeps, after) = sleeps.split_at(sleeps.find('&').unwrap_or(sleeps.len()));
    let item = |item: &str| {
        let (steps, seconds) = item.split_once(':').unwrap();
        format!("{steps}:{}", 2.0 * seconds.parse::<f64>().unwrap())
    };
    let items: Vec<_> = sleeps.split(',').filter(|item| !item.is_empty()).map(item).collect();
    let doubled = self::plan(&format!("{before}sleep={}{after}", items.join(",")));
    let expected: Vec<_> = plan.sleepers().map(|(step, ms)| (step, 2 * ms)).collect();
    assert_eq!(doubled.sleepers().collect::<Vec<_>>(), expected, "{query}");
    doubled
}

/// The lines of the program and of the simulation, if they differ.
fn mismatch(mode: Mode, plan: &Plan, printed: &str) -> Option<String> {
    let simulated: Vec<_> = simulate(mode, plan).events.iter().map(|event| plan.line(event)).collect();
    let lines = log_lines(printed);
    let differs = || format!("{mode:?} {}\nprinted   {lines:?}\nsimulated {simulated:?}", plan_query(plan));
    (lines != simulated).then(differs)
}

/// The cases whose program prints other lines than the simulation, each with both.
fn wrong_ones(language: Language, name: &str, cases: Vec<(Mode, Plan)>) -> Vec<((Mode, Plan), String)> {
    let programs: Vec<_> = cases.iter().map(|(mode, plan)| program(language, *mode, plan)).collect();
    let printed = outputs(language, name, &programs);
    let judged = cases.into_iter().zip(printed).map(|(case, printed)| {
        let why = mismatch(case.0, &case.1, &printed)?;
        Some((case, why))
    });
    judged.flatten().collect()
}

/// Runs the cases, and returns the mismatches.
fn mismatches(language: Language, name: &str, cases: Vec<(Mode, Plan)>) -> Vec<String> {
    let wrong = wrong_ones(language, name, cases);
    // If the machine stalls for longer than two deadlines are apart, the steps may wake in another order. A wrong program is
    // wrong however far apart they are, and a stall is at some time too short.
    let (mut again, mut wrong): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|((mode, _), _)| !mode.about().adds_up);
    for _ in 0..DOUBLINGS {
        if again.is_empty() {
            break;
        }
        again = wrong_ones(language, name, again.iter().map(|((mode, plan), _)| (*mode, doubled(plan))).collect());
    }
    wrong.extend(again);
    wrong.into_iter().map(|(_, why)| why).collect()
}

#[test]
fn programs_print_the_lines_of_the_log() {
    let (plans, apart, limited) = (small_plans(), plans_for_threads(), plans_for_limited());
    for plans in [&plans, &apart, &limited] {
        let sleepers: usize = plans.iter().map(|plan| plan.sleepers().count()).sum();
        assert!(sleepers > PLANS, "only {sleepers} sleeps: these plans show little");
    }
    let modes = Mode::ALL.into_iter().filter(|mode| ![Mode::Threads, Mode::AsyncLimited].contains(mode));
    let mut cases: Vec<_> = modes.flat_map(|mode| plans.iter().map(move |plan| (mode, plan.clone()))).collect();
    cases.extend(apart.iter().map(|plan| (Mode::Threads, plan.clone())));
    cases.extend(limited.iter().map(|plan| (Mode::AsyncLimited, plan.clone())));
    let cases = &cases;
    let _alone = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let wrong: Vec<_> = thread::scope(|scope| {
        let mut threads = Vec::new();
        for language in [Language::Python, Language::JavaScript] {
            for process in 0..PROCESSES {
                // Round robin, so that each process gets cases of every mode.
                let dealt: Vec<_> = cases.iter().skip(process).step_by(PROCESSES).cloned().collect();
                let name = format!("{}-{process}", language.about().slug);
                threads.push(scope.spawn(move || mismatches(language, &name, dealt)));
            }
        }
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} programs printed something else:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn programs_hold_the_sleeps_of_the_plan() {
    let plans = [
        "?count=30&sleep=8:3,12:2",
        "?count=30&sleep=",
        "?preset=naps",
        "?preset=ten-thousand",
        "?count=100000&sleep=1-100000:0.001..60",
        "?count=100&sleep=1-50:0..0.005",
        "?count=100&sleep=1-50:0..0.005,7:0,9:3",
        "?count=100&sleep=11-90:2..0.25,20-30:0,25:0,40-60:0.3,50:0",
        "?count=100&sleep=1:1,2:1,3:1,4:1,5:1,6:1,7:1,99:0.125",
    ]
    .map(plan);
    let in_python = plans.each_ref().map(|plan| {
        let loop_over = "for number in sorted(sleeps):\n    print(number, round(sleeps[number] * 1000))\n";
        format!("{}\n{loop_over}", python::sleeps(plan))
    });
    let in_javascript = plans.each_ref().map(|plan| {
        let loop_over =
            "for (const number in sleeps) console.log(Number(number), Math.round(sleeps[number] * 1000));\n";
        format!("{}\n{loop_over}", javascript::sleeps(plan))
    });
    for (language, programs) in [(Language::Python, in_python), (Language::JavaScript, in_javascript)] {
        let printed = outputs(language, &format!("{}-sleeps", language.about().slug), &programs);
        for (plan, printed) in plans.iter().zip(printed) {
            let expected: String = plan.sleepers().map(|(step, ms)| format!("{step} {ms}\n")).collect();
            assert!(printed == expected, "{language:?} has other sleeps for {}", plan_query(plan));
        }
    }
}

#[test]
fn the_programs_of_the_exercise_are_the_template_files() {
    let files = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/sharing/code");
    for (language, ending) in [(Language::Python, "py"), (Language::JavaScript, "js")] {
        for mode in Mode::ALL {
            let name = format!("{}/{}.{ending}", language.about().slug, mode.about().slug);
            let written = fs::read_to_string(files.join(&name)).unwrap();
            assert_eq!(program(language, mode, &EXERCISE.plan()), written);
            let other = program(language, mode, &plan("?count=12&sleep=5:0.25"));
            assert!(other.contains("{5: 0.25}"), "{name}: {other}");
            assert!(!["8: 3", "30", "31"].iter().any(|old| other.contains(old)), "{name}: {other}");
        }
    }
}

#[test]
fn few_or_single_sleeps_are_listed_and_others_are_written_as_rules() {
    for (query, expected) in [
        ("?count=30&sleep=1-3:1", "sleeps = {1: 1, 2: 1, 3: 1}"),
        ("?count=30&sleep=1-7:1", "sleeps = {}\nfor number in range(1, 8):\n    sleeps[number] = 1"),
        (
            "?count=30&sleep=1:1,2:1,3:1,4:1,5:1,6:1,7:1",
            "sleeps = {\n    1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1,\n    7: 1,\n}",
        ),
    ] {
        assert_eq!(python::sleeps(&plan(query)), expected);
    }
}

#[test]
fn the_program_of_a_long_count_is_short() {
    let long = plan("?count=100000&sleep=1-100000:0.001..1,20-40:0.5,99999:3,7:0");
    for language in [Language::Python, Language::JavaScript] {
        for mode in Mode::ALL {
            let lines = program(language, mode, &long).lines().count();
            assert!(lines < 80, "{language:?} {mode:?}: {lines} lines");
        }
    }
    let golden = "sleeps = {}\n\
        # The golden ratio scatters them evenly.\n\
        golden = 0.6180339887498949\n\
        for number in range(1, 10001):\n\
        \x20   turn = (number - 1) * golden % 1\n\
        \x20   ms = round(1 + 999 * turn)\n\
        \x20   sleeps[number] = ms / 1000";
    assert_eq!(python::sleeps(&plan("?preset=ten-thousand")), golden);
}

#[test]
fn only_the_rust_source_has_the_functions_of_every_mode() {
    assert_eq!(Language::ALL.map(has_every_mode), [false, false, true]);
    assert_eq!(
        Language::ALL.map(|language| language.file(Mode::AsyncInTurn)),
        ["async-in-turn.py", "async-in-turn.js", "count.rs"]
    );
    let tinted = |first, second| {
        let Written { text, lines } = every_mode(Language::Rust, first, second);
        let heads = text.lines().zip(lines).filter(|(line, _)| line.contains("fn "));
        let of =
            |line: &str| line.split_once("fn ").map(|(_, name)| name.split('(').next().unwrap().to_owned()).unwrap();
        heads.filter_map(|(line, shown)| Some((of(line), shown.only_in?))).collect::<Vec<_>>()
    };
    let named =
        |names: &[(&str, Mode)]| names.iter().map(|(name, mode)| ((*name).to_owned(), *mode)).collect::<Vec<_>>();
    assert_eq!(
        tinted(Mode::Sync, Some(Mode::AsyncTogether)),
        named(&[
            ("sync", Mode::Sync),
            ("async_together", Mode::AsyncTogether),
            ("step_that_blocks", Mode::Sync),
            ("step_that_awaits", Mode::AsyncTogether)
        ])
    );
    assert_eq!(
        tinted(Mode::AsyncTogether, Some(Mode::AsyncInTurn)),
        named(&[("async_in_turn", Mode::AsyncInTurn), ("async_together", Mode::AsyncTogether)])
    );
    assert_eq!(tinted(Mode::Threads, None), named(&[("threads", Mode::Threads), ("step_in_a_thread", Mode::Threads)]));
}

#[test]
fn programs_side_by_side_say_which_lines_are_only_in_one() {
    let shown = |link: &str, first, second| programs(Language::Python, (first, second), &plan(link));
    let only = |written: &Written| {
        let lines = written.text.lines().zip(&written.lines).filter(|(_, line)| line.only_in.is_some());
        lines.map(|(text, _)| text.trim().to_owned()).collect::<Vec<_>>()
    };
    let [sync, together] = shown("?preset=exercise", Mode::Sync, Some(Mode::AsyncTogether));
    assert_eq!(
        only(&sync)[2..],
        ["import time", "def step(number):", "time.sleep(sleeps[number])", "def main():", "step(number)", "main()"]
    );
    assert_eq!(
        only(&together)[2..],
        [
            "import asyncio",
            "async def step(number):",
            "await asyncio.sleep(sleeps[number])",
            "async def main():",
            "steps = []",
            "steps.append(step(number))",
            "await asyncio.gather(*steps)",
            "asyncio.run(main())"
        ]
    );
    let height = |written: &Written| written.lines.iter().map(|line| line.gap + 1).sum::<usize>();
    assert_eq!(height(&sync), height(&together));
    assert!(sync.lines.iter().all(|line| matches!(line.only_in, None | Some(Mode::Sync))));
    let [alone, nothing] = shown("?preset=exercise", Mode::Sync, None);
    assert_eq!((only(&alone), nothing), (Vec::new(), Written::default()));
    assert_eq!(alone.lines.len(), alone.text.lines().count());
    let many: Vec<_> = (1..=4000).map(|step| format!("{step}:0.00{}", 1 + step % 7)).collect();
    let [one, other] = shown(&format!("?count=4000&sleep={}", many.join(",")), Mode::Sync, Some(Mode::AsyncTogether));
    assert!(one.lines.is_empty() && other.lines.is_empty(), "{} lines", one.text.lines().count());
}
