//! Exports: each file is valid in its format, holds every run, and keeps a reader's note as text.

use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use serde_json::Value;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::remark::Remark;
use sleep_count::findings::run::{Outcome, Run};
use sleep_count::sharing::export::{EXPORTS, workbook};

use crate::made::{exercise, plan, run, stopped};

const PAGE: &str = "https://example.org/sleep-count/";

/// The runs as the text of this export file.
pub fn written(file: &str, runs: &[Run]) -> String {
    let export = EXPORTS.iter().find(|export| export.file == file).unwrap();
    (export.write)(&runs.iter().collect::<Vec<_>>(), PAGE)
}

fn noted(note: &str) -> Run {
    Run { note: note.to_owned(), ..exercise(Mode::Sync) }
}

/// One run of each kind.
fn runs() -> Vec<Run> {
    let exercise_plan = plan("?count=30&sleep=8:3,12:2");
    let hidden = Run {
        longest_freeze_ms: None,
        shown_ms: vec![None; 34],
        remarks: vec![Remark::Hidden.to_string(), Remark::NoFrames.to_string()],
        ..exercise(Mode::AsyncTogether)
    };
    let failed = Run { outcome: Outcome::Failed, events: vec![], shown_ms: vec![], elapsed_ms: 0.0, ..hidden.clone() };
    let early = Run { freezes: vec![TimeSpan { from_ms: -3.5, to_ms: 4990.25 }], ..exercise(Mode::AsyncBlocking) };
    let long = Plan::counting_to(1000).0;
    // The second step starts to sleep in the millisecond in which the first wakes, before it.
    let mut brief = run(Mode::AsyncTogether, &plan("?count=2&sleep=1-2:0.001"));
    brief.events.iter_mut().filter(|event| event.step == 2).for_each(|event| event.at_ms += 0.6);
    brief.elapsed_ms += 0.6;
    vec![
        exercise(Mode::Sync),
        exercise(Mode::AsyncInTurn),
        early,
        hidden,
        failed,
        stopped(Mode::AsyncInTurn, &exercise_plan, 1200.0),
        run(Mode::AsyncTogether, &plan("?story=status-upload&sleep=1:1,2:2")),
        run(Mode::Threads, &exercise_plan),
        run(Mode::Sync, &long),
        run(Mode::AsyncTogether, &plan("?count=1000&sleep=1-1000:0.001..0.9")),
        noted("=1+1, \"so\"\nand | so <b>"),
        brief,
    ]
}

/// The records of a CSV text by RFC 4180.
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let record = records.last_mut().unwrap();
        match (character, is_quoted) {
            ('"', true) if characters.peek() == Some(&'"') => record.last_mut().unwrap().extend(characters.next()),
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => record.push(String::new()),
            ('\r', false) => {
                assert_eq!(characters.next(), Some('\n'), "a line ends with CR LF");
                records.push(vec![String::new()]);
            }
            (other, _) => record.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(records.pop(), Some(vec![String::new()]), "the last line ends with CR LF too");
    records
}

/// The values of a column of the CSV, one a run.
fn column(runs: &[Run], name: &str) -> Vec<String> {
    let records = read_csv(written("runs.csv", runs).strip_prefix('\u{feff}').unwrap());
    let place = records[0].iter().position(|title| title == name).unwrap();
    records[1..].iter().map(|record| record[place].clone()).collect()
}

/// The cells of a line of a Markdown table.
fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap();
    inner.replace("\\\\", "").replace("\\|", "").split(" | ").map(str::to_owned).collect()
}

#[test]
fn json_is_an_array_of_complete_records() {
    let runs = runs();
    let json: Value = serde_json::from_str(&written("runs.json", &runs)).unwrap();
    let records = json.as_array().unwrap();
    assert_eq!(records.len(), runs.len());
    for (record, run) in records.iter().zip(&runs) {
        assert_eq!(record["format"], "sleep-count.run");
        assert_eq!(record["mode"], run.mode.about().slug);
        assert_eq!(record["events"].as_array().unwrap().len(), run.events.len());
        assert!(record.get("eventsOmitted").is_none());
    }
    assert_eq!(serde_json::from_str::<Value>(&written("runs.json", &[])).unwrap(), serde_json::json!([]));
}

#[test]
fn csv_has_one_row_a_run_with_a_cell_in_every_column() {
    let runs = runs();
    let records = read_csv(written("runs.csv", &runs).strip_prefix('\u{feff}').unwrap());
    assert_eq!(records.len(), runs.len() + 1);
    assert!(records.iter().all(|record| record.len() == records[0].len()));
    assert_eq!(column(&runs, "elapsed_ms")[..2], ["5000", "5000"]);
    assert_eq!(column(&runs, "mode")[0], "sync");
    assert_eq!(column(&runs, "link")[0], "https://example.org/sleep-count/?count=30&sleep=8:3,12:2");
    assert_eq!(column(&runs, "longest_freeze_ms")[3], "");
    assert_eq!(column(&runs, "outcome")[5], "stopped");
    assert_eq!(column(&runs, "workers")[7], "2");
}

#[test]
fn a_note_that_starts_like_a_formula_stays_text_in_a_spreadsheet() {
    for (note, cell) in [
        ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
        ("+1", "'+1"),
        ("- 9 came late", "'- 9 came late"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=1+1", "' \t=1+1"),
        ("＝1+1", "'＝1+1"),
        ("9 = late", "9 = late"),
        // A spreadsheet that takes semicolons between cells divides a quoted text that does not begin a line.
        ("late;=1+1", "late;'=1+1"),
        ("a; \"=1+1", "a;' \"=1+1"),
        ("a\t@SUM(A1)\n-2", "a\t'@SUM(A1)\n'-2"),
        ("a;b", "a;b"),
        ("", ""),
    ] {
        assert_eq!(column(&[noted(note)], "note"), [cell]);
    }
}

/// The rows of a workbook, as Python reads them: texts in quotes, numbers bare.
fn workbook_rows(runs: &[Run]) -> Vec<Vec<String>> {
    let read = "import io, json, sys, zipfile\n\
        from xml.etree import ElementTree\n\
        book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n\
        assert book.testzip() is None\n\
        for name in book.namelist(): ElementTree.fromstring(book.read(name))\n\
        assert '[Content_Types].xml' in book.namelist()\n\
        space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n\
        sheet = ElementTree.fromstring(book.read('xl/worksheets/sheet1.xml'))\n\
        def cell(c):\n\
        \x20   if c.get('t') == 'inlineStr': return json.dumps(''.join(c.itertext()))\n\
        \x20   return ''.join(c.itertext())\n\
        print(json.dumps([[cell(c) for c in row] for row in sheet.iter(space + 'row')]))\n";
    let mut python =
        Command::new("python3").args(["-c", read]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let bytes = workbook::write(&runs.iter().collect::<Vec<_>>(), PAGE);
    python.stdin.take().unwrap().write_all(&bytes).unwrap();
    let ended = python.wait_with_output().unwrap();
    assert!(ended.status.success(), "python3 can't read the workbook");
    serde_json::from_slice(&ended.stdout).unwrap()
}

#[test]
fn a_workbook_has_the_cells_of_the_csv_as_numbers_and_texts() {
    let mut runs = runs();
    runs[0].elapsed_ms = 19.1;
    let (rows, records) =
        (workbook_rows(&runs), read_csv(written("runs.csv", &runs).strip_prefix('\u{feff}').unwrap()));
    assert_eq!(rows.len(), records.len());
    for (cells, record) in rows.iter().zip(&records) {
        assert_eq!(cells.len(), record.len());
        for (cell, text) in cells.iter().zip(record) {
            let is_number = !text.is_empty() && text.parse::<f64>().is_ok();
            match serde_json::from_str::<Value>(cell) {
                Ok(Value::String(cell)) => assert!(!is_number && cell == text.replacen("'=", "=", 1), "{cell} {text}"),
                // Neither a comma nor a point of a country: XML has a point.
                Ok(Value::Number(_)) => assert_eq!(cell, text),
                other => assert!(cell.is_empty() && text.is_empty(), "{other:?} {cell} {text}"),
            }
        }
    }
    assert_eq!(rows[1][9], "19.1");
}

#[test]
fn any_text_is_kept_in_a_workbook() {
    for text in [
        "=1+1",
        "+1",
        "19.1",
        "1-2",
        "3/4",
        "a;b",
        "0012",
        "<b>&\"'",
        " spaces ",
        "a\nb",
        "é 日 😀",
        "_x0041_",
        "TRUE",
        "1e5",
    ] {
        let cell: String = serde_json::from_str(&workbook_rows(&[noted(text)])[1][17]).unwrap();
        assert_eq!(cell, text.replace("_x", "_x005F_x"), "{text}");
    }
    assert_eq!(workbook_rows(&[noted("a\u{0}\u{1b}\u{ffff}b")])[1][17], "\"ab\"");
    assert_eq!(workbook_rows(&[noted(&"x".repeat(40_000))])[1][17].len(), 32_769);
}

/// Asserts that the Markdown is one table with `runs` rows, and nothing else.
pub fn assert_is_table(text: &str, runs: usize) {
    assert_eq!(text.split('\n').count(), runs + 3, "{text}");
    assert!(text.lines().all(|line| cells(line).len() == 7), "{text}");
}

#[test]
fn markdown_is_a_table_with_one_row_a_run() {
    let runs = runs();
    let text = written("runs.md", &runs);
    let lines: Vec<_> = text.lines().collect();
    assert_is_table(&text, runs.len());
    assert_eq!(
        cells(lines[2])[1..],
        [
            "Sync",
            "[8: 3 s, 12: 2 s](https://example.org/sleep-count/?count=30&sleep=8:3,12:2)",
            "5000 ms",
            "5000 ms",
            "done",
            ""
        ]
    );
    assert!(text.contains("and \\| so \\<b\\>"));
}

/// The events of the trace of these runs.
pub fn trace_events(runs: &[Run]) -> Vec<Value> {
    let json: Value = serde_json::from_str(&written("runs.trace.json", runs)).unwrap();
    assert_eq!(json["displayTimeUnit"], "ms");
    json["traceEvents"].as_array().unwrap().clone()
}

/// Asserts the rules of the Trace Event Format, and of its viewers: slices of one thread are nested or don't overlap.
pub fn assert_keeps_the_format(events: &[Value]) {
    let place = |event: &Value, id: &str| (event["pid"].as_u64(), event[id].as_u64());
    let named = |what: &str, id: &str| -> HashSet<_> {
        events.iter().filter(|event| event["name"] == what).map(|event| place(event, id)).collect()
    };
    let (processes, threads) = (named("process_name", "pid"), named("thread_name", "tid"));
    let mut slices: Vec<(u64, u64, u64, u64)> = Vec::new();
    for event in events {
        assert!(event["name"].is_string() && event["pid"].is_u64() && event["tid"].is_u64(), "{event}");
        match event["ph"].as_str().unwrap() {
            "M" => match event["name"].as_str().unwrap() {
                "process_name" | "thread_name" => assert!(event["args"]["name"].is_string(), "{event}"),
                name => {
                    assert!(["process_sort_index", "thread_sort_index"].contains(&name), "{event}");
                    assert!(event["args"]["sort_index"].is_u64(), "{event}");
                }
            },
            "X" => {
                assert!(event["cat"].is_string() && event["args"].is_object(), "{event}");
                let [thread, from, lasts] = ["tid", "ts", "dur"].map(|field| event[field].as_u64().unwrap());
                slices.push((thread, from, u64::MAX - (from + lasts), from + lasts));
            }
            phase => {
                assert_eq!(phase, "i", "{event}");
                assert!(event["cat"].is_string() && event["ts"].is_u64() && event["s"] == "t", "{event}");
            }
        }
        assert!(processes.contains(&place(event, "pid")) && threads.contains(&place(event, "tid")), "{event}");
    }
    slices.sort_unstable();
    let mut open: Vec<(u64, u64)> = Vec::new();
    for (thread, from, _, to) in slices {
        open.retain(|(other, end)| *other == thread && *end > from);
        assert!(open.iter().all(|(_, end)| to <= *end), "two slices of thread {thread} overlap at {from}");
        open.push((thread, to));
    }
}

#[test]
fn a_trace_is_valid_for_every_kind_of_run() {
    let runs = runs();
    assert_keeps_the_format(&trace_events(&runs));
    for run in runs {
        assert_keeps_the_format(&trace_events(&[run]));
    }
    assert_eq!(trace_events(&[]), [] as [Value; 0]);
}

#[test]
fn a_trace_has_lanes_as_tracks_and_sleeps_freezes_and_unseen_lines_as_slices() {
    let events = trace_events(&[exercise(Mode::Sync), exercise(Mode::AsyncTogether)]);
    let name = |event: &Value| event["name"].as_str().unwrap().to_owned();
    let tracks = |process: u64| -> Vec<_> {
        let is_track = |event: &&Value| event["name"] == "thread_name" && event["pid"] == process;
        events.iter().filter(is_track).map(|event| event["args"]["name"].as_str().unwrap().to_owned()).collect()
    };
    let slices = |process: u64, category: &str| -> Vec<_> {
        let is_of = |event: &&Value| event["pid"] == process && event["cat"] == category && event["ph"] == "X";
        let slice_of = |event: &Value| (name(event), event["ts"].as_u64().unwrap(), event["dur"].as_u64().unwrap());
        events.iter().filter(is_of).map(slice_of).collect()
    };
    let slice = |name: &str, from, lasts| (name.to_owned(), from, lasts);
    assert_eq!(tracks(1), ["Sync", "Printed", "Printed and not yet shown", "Page frozen", "Asleep"]);
    assert_eq!(tracks(2), ["Async, together", "Printed", "Printed and not yet shown", "Asleep", "Asleep"]);
    assert_eq!(slices(1, "run"), [slice("Sync", 0, 5_000_000)]);
    assert_eq!(slices(1, "freeze"), [slice("Page frozen", 0, 5_000_000)]);
    assert_eq!(slices(1, "shown"), [slice("34 lines", 0, 5_020_000)]);
    assert_eq!(slices(1, "sleep"), [slice("8 asleep", 0, 3_000_000), slice("12 asleep", 3_000_000, 2_000_000)]);
    assert_eq!(slices(2, "sleep"), [slice("8 asleep", 0, 3_000_000), slice("12 asleep", 0, 2_000_000)]);
    let last = trace_events(&[run(Mode::Sync, &plan("?count=2&sleep=2:1"))]);
    assert_eq!(last.iter().filter(|event| event["name"] == "2 asleep").count(), 1);
    let printed = events.iter().filter(|event| event["ph"] == "i" && event["pid"] == 2);
    assert_eq!(printed.map(name).filter(|name| name == "9").count(), 1);
}

#[test]
fn the_slice_of_a_run_has_the_fields_of_its_record() {
    let hidden = Run { longest_freeze_ms: None, remarks: vec![Remark::Hidden.to_string()], ..noted("\"so\"") };
    let args = |run: Run| {
        let events = trace_events(&[run]);
        events.into_iter().find(|event| event["cat"] == "run").map(|event| event["args"].clone()).unwrap()
    };
    assert_eq!(
        args(Run { started_at: "2026-01-01T10:00:00.000Z".to_owned(), ..hidden }),
        serde_json::json!({
            "startedAt": "2026-01-01T10:00:00.000Z",
            "link": "https://example.org/sleep-count/?count=30&sleep=8:3,12:2",
            "elapsedMs": 5000,
            "longestFreezeMs": null,
            "outcome": "done",
            "remarks": Remark::Hidden.to_string(),
            "note": "\"so\"",
        })
    );
    assert_eq!(args(exercise(Mode::Sync))["longestFreezeMs"], 5000);
}

#[test]
fn a_trace_starts_at_0_if_a_freeze_started_before_its_run() {
    let early = Run { freezes: vec![TimeSpan { from_ms: -3.5, to_ms: 5000.0 }], ..exercise(Mode::Sync) };
    let events = trace_events(&[exercise(Mode::AsyncTogether), early]);
    let starts = |category: &str| -> Vec<_> {
        events.iter().filter(|event| event["cat"] == category).map(|event| event["ts"].as_u64().unwrap()).collect()
    };
    assert_eq!((starts("run"), starts("freeze")), (vec![3500, 3500], vec![0]));
}

proptest! {
    #[test]
    fn no_note_breaks_a_file(note in "(\\PC|[\"',;|\\\\\n\r\t=+@<>-])*") {
        let runs = [exercise(Mode::AsyncTogether), noted(&note)];
        let json: Value = serde_json::from_str(&written("runs.json", &runs)).unwrap();
        prop_assert_eq!(json[1]["note"].as_str(), Some(note.as_str()));
        let cell = &column(&runs, "note")[1];
        prop_assert_eq!(cell.replace('\'', ""), note.replace('\'', ""));
        prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']));
        assert_is_table(&written("runs.md", &runs), runs.len());
        assert_keeps_the_format(&trace_events(&runs));
    }
}
