//! The table of the switches says what `python3` does with each program: its lines, and its last words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::PoisonError;
use std::thread;

use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::simulation::simulate;
use sleep_count::sharing::code::outcome::{Outcome, outcome, printed, warning};
use sleep_count::sharing::code::python_error::{Minor, PythonError};
use sleep_count::sharing::code::switched::program;
use sleep_count::sharing::code::switches::{Start, Switches};
use sleep_count::sharing::link::plan_query;

use super::{CLOCK, plan};

/// Deadlines are far apart, so that only a long stall can change their order; with the limit, one step waits for a place.
const PLANS: [&str; 3] = [
    "?count=12&sleep=3:0.6,5:0.3,8:0.15",
    "?count=6&sleep=1:0.2,2:0.5,4:0.1,5:0.9&limit=2",
    "?story=status-upload&sleep=1:0.3,2:0.1",
];
/// How often a program that printed its lines in another order runs again: on a busy machine a thread may print too late.
const TRIES: usize = 6;

fn python(file: &Path) -> Output {
    let ran = Command::new("python3").arg(file).output();
    assert!(ran.is_ok(), "python3 does not start: install it, because this test runs programs with it. {ran:?}");
    ran.unwrap()
}

/// The version of `python3`: 3 and this number.
fn version() -> Minor {
    let ran = Command::new("python3").args(["-c", "import sys; print(sys.version_info.minor)"]).output().unwrap();
    String::from_utf8(ran.stdout).unwrap().trim().parse().unwrap()
}

/// What Python did otherwise than the table says; `None` if it did that.
fn difference(switches: Switches, plan: &Plan, minor: Minor, ran: &Output) -> Option<String> {
    let (stdout, stderr) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let told = outcome(switches);
    let expected = printed(told).map_or_else(Vec::new, |mode| {
        simulate(mode, plan).events.iter().map(|event| plan.line(event)).collect::<Vec<_>>()
    });
    let lines: Vec<_> = stdout.lines().collect();
    let last = stderr.lines().next_back().unwrap_or_default();
    let ends_as_told = match told {
        // The wording depends on the version.
        Outcome::Fails(_, error) => !ran.status.success() && last == error.text_in(minor),
        Outcome::Prints(_) | Outcome::Nothing => ran.status.success() && !stderr.contains("Error"),
    };
    let warned = stderr.lines().find_map(|line| line.find("RuntimeWarning: coroutine").map(|at| &line[at..]));
    let is_as_told = lines == expected && ends_as_told && warned == warning(switches, plan);
    (!is_as_told)
        .then(|| format!("{switches:?} {}\nprinted {lines:?}\ntold    {expected:?}\n{stderr}", plan_query(plan)))
}

/// Runs the program until Python does what the table says, or it has run too often.
fn judge(switches: Switches, plan: &Plan, minor: Minor, file: &Path) -> Option<String> {
    fs::write(file, program(switches, plan)).unwrap();
    // Only deadlines and threads depend on the machine.
    let tries = if printed(outcome(switches)).is_some_and(|mode| !mode.about().adds_up) { TRIES } else { 1 };
    let mut wrong = None;
    for _ in 0..tries {
        wrong = difference(switches, plan, minor, &python(file));
        if wrong.is_none() {
            break;
        }
    }
    wrong
}

#[test]
fn python_does_with_every_combination_what_the_table_says() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("switches");
    fs::create_dir_all(&folder).unwrap();
    let minor = version();
    let plans = PLANS.map(plan);
    let _alone = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let wrong: Vec<_> = thread::scope(|scope| {
        let judged = Start::ALL.map(|start| {
            let (folder, plans) = (&folder, &plans);
            scope.spawn(move || {
                let of_start = Switches::all().filter(|switches| switches.start == start);
                let cases = of_start.flat_map(|switches| plans.iter().map(move |plan| (switches, plan)));
                let file = folder.join(format!("{start:?}.py"));
                cases.filter_map(|(switches, plan)| judge(switches, plan, minor, &file)).collect::<Vec<_>>()
            })
        });
        judged.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "Python 3.{minor} did something else:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_error_of_awaiting_none_is_worded_by_version() {
    let reworded = PythonError::ALL.map(|error| error.reworded().map(|(since, _)| since));
    assert_eq!(reworded, [None, None, Some(14)]);
}
