//! The programs run where people paste them: at Python's prompt, in a notebook, and in each way in which Node takes a program.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::PoisonError;

use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::findings::forgotten::sentences;
use sleep_count::sharing::code::python::in_notebook;
use sleep_count::sharing::code::{Language, program};

use super::{CLOCK, DOUBLINGS, doubled, log_lines, mismatch, plan};
use crate::made::run;

/// Plans whose sleeps are stated in every way, and whose lines have one order in modes in which the sleeps add up.
const STATED: [&str; 6] = [
    "?count=6&sleep=2:0.1,4:0.02",
    "?count=12&sleep=1-8:0.01,3:0,5:0.03,11:0.02",
    "?count=12&sleep=1-10:0.01..0.02,3-5:0,7:0.03,8-12:0.01",
    "?count=12&sleep=1-9:0..0.02,2:0",
    "?story=status-upload&sleep=2:0.1",
    "?story=busy-phone&sleep=1:0.05,3:0.02",
];
/// Their deadlines are far apart.
const APART: [&str; 2] = ["?count=6&sleep=2:0.4,4:0.1", "?story=busy-phone&sleep=1:0.5,3:0.1"];

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a command prints when it is given `input`. It may keep its input open until it has printed all of the program's lines.
fn printed(command: &mut Command, input: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    if !command.get_args().any(|argument| argument == "-i") {
        drop(stdin);
        let ended = child.wait_with_output().unwrap();
        return String::from_utf8(ended.stdout).unwrap() + &String::from_utf8_lossy(&ended.stderr);
    }
    let mut printed = String::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        printed.push_str(&line.unwrap());
        printed.push('\n');
        if printed.contains("Elapsed: ") || printed.contains("Uncaught") {
            break;
        }
    }
    drop(stdin);
    child.wait().unwrap();
    printed
}

/// The cases whose output differs from the log. Where deadlines decide the order, sleeps are doubled several times: a stall may let steps
/// wake in another order.
fn wrong(cases: &[(Mode, Plan)], run: impl Fn(Mode, &Plan) -> String) -> Vec<String> {
    let _alone = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let try_it = |mode: Mode, plan: &Plan| {
        let printed = run(mode, plan);
        if printed.contains("Start: ") { mismatch(mode, plan, &printed) } else { Some(format!("{mode:?} {printed}")) }
    };
    let last = |(mode, plan): &(Mode, Plan)| {
        let mut plan = plan.clone();
        let mut wrong = try_it(*mode, &plan);
        let doublings = if mode.about().adds_up { 0 } else { DOUBLINGS };
        for _ in 0..doublings {
            wrong.as_ref()?;
            plan = doubled(&plan);
            wrong = try_it(*mode, &plan);
        }
        wrong
    };
    cases.iter().filter_map(last).collect()
}

/// Every mode with the plans for it.
fn cases() -> Vec<(Mode, Plan)> {
    let links = |mode: &Mode| if mode.about().adds_up { &STATED[..] } else { &APART[..] };
    Mode::ALL.iter().flat_map(|mode| links(mode).iter().map(|link| (*mode, plan(link)))).collect()
}

#[test]
fn python_programs_can_be_pasted_into_the_prompt() {
    let wrong = wrong(&cases(), |mode, plan| {
        printed(Command::new("python3").args(["-i", "-q"]), &(program(Language::Python, mode, plan) + "\n"))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn python_programs_run_in_a_notebook_as_the_page_says() {
    // A notebook runs a cell within a running event loop, with await allowed at its top.
    let cell = "import ast, asyncio, inspect, sys\n\
        async def notebook():\n\
        \x20   flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT\n\
        \x20   code = compile(sys.stdin.read(), 'cell', 'exec', flags)\n\
        \x20   ran = eval(code, {'__name__': '__main__'})\n\
        \x20   if inspect.isawaitable(ran): await ran\n\
        asyncio.run(notebook())\n";
    let wrong = wrong(&cases(), |mode, plan| {
        let text = program(Language::Python, mode, plan);
        let text = match in_notebook(&text) {
            Some((awaited, call)) => text.replace(&format!("\n{call}\n"), &format!("\n{awaited}\n")),
            None => text.clone(),
        };
        assert_eq!(text.contains("\nawait "), text.contains("import asyncio"), "{text}");
        // Its warning of a forgotten `await` would stand among the lines.
        printed(Command::new("python3").args(["-W", "ignore::RuntimeWarning", "-c", cell]), &text)
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_call_in_a_notebook_is_that_of_the_program() {
    let of = |mode, link| {
        let text = program(Language::Python, mode, &plan(link));
        in_notebook(&text).map(|(awaited, call)| format!("{awaited}, {call}"))
    };
    assert_eq!(of(Mode::AsyncTogether, "?count=3").unwrap(), "await main(), asyncio.run(main())");
    assert_eq!(
        of(Mode::AsyncInTurn, "?preset=status-upload").unwrap(),
        "await upload_status(), asyncio.run(upload_status())"
    );
    assert_eq!([Mode::Sync, Mode::Threads].map(|mode| of(mode, "?count=3")), [None, None]);
}

#[test]
fn javascript_programs_run_as_every_kind_of_file_and_as_input() {
    let folder = folder("pasted");
    fs::create_dir_all(folder.join("module")).unwrap();
    fs::create_dir_all(folder.join("commonjs")).unwrap();
    fs::write(folder.join("module/package.json"), "{\"type\": \"module\"}").unwrap();
    fs::write(folder.join("commonjs/package.json"), "{\"type\": \"commonjs\"}").unwrap();
    let file = |path: &Path, text: &str| {
        fs::write(path, text).unwrap();
        printed(Command::new("node").arg(path), "")
    };
    let cases: Vec<_> = Mode::ALL.iter().map(|mode| (*mode, plan(APART[0]))).collect();
    for name in ["a.js", "a.cjs", "a.mjs", "module/a.js", "commonjs/a.js"] {
        let wrong = wrong(&cases, |mode, plan| file(&folder.join(name), &program(Language::JavaScript, mode, plan)));
        assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
    }
    for arguments in [&["-"][..], &["--input-type=module", "-"]] {
        let wrong = wrong(&cases, |mode, plan| {
            printed(Command::new("node").args(arguments), &program(Language::JavaScript, mode, plan))
        });
        assert!(wrong.is_empty(), "{arguments:?}: {}", wrong.join("\n"));
    }
}

#[test]
fn javascript_programs_can_be_pasted_into_the_prompt_of_node() {
    for mode in Mode::ALL {
        let text = program(Language::JavaScript, mode, &plan(APART[0]));
        let printed = printed(Command::new("node").args(["-i"]).env("NODE_DISABLE_COLORS", "1"), &text);
        assert!(printed.contains("2 done sleeping\n2\n") && !printed.contains("Uncaught"), "{mode:?} {printed}");
    }
}

#[test]
fn python_warns_of_a_forgotten_await_as_the_page_says_and_javascript_says_nothing() {
    let plan = plan("?count=6&sleep=2:0.05");
    let said = sentences(&run(Mode::AsyncForgotten, &plan)).join(" ");
    let warning = "RuntimeWarning: coroutine 'sleep' was never awaited";
    assert!(said.contains(warning) && said.contains("JavaScript says nothing"), "{said}");
    let python = printed(Command::new("python3").arg("-"), &program(Language::Python, Mode::AsyncForgotten, &plan));
    assert!(python.contains(warning), "{python}");
    let javascript =
        printed(Command::new("node").arg("-"), &program(Language::JavaScript, Mode::AsyncForgotten, &plan));
    assert!(log_lines(&javascript).len() == plan.lines(), "{javascript}");
}
