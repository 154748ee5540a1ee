//! The programs of stories: they print the lines of the log, and have functions where the steps of the story call each other.

use std::sync::PoisonError;
use std::thread;

use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::sharing::code::{Language, program};

use super::{CLOCK, is_for_limited, mismatches, plan};

const LANGUAGES: [Language; 2] = [Language::Python, Language::JavaScript];

/// The stories with a tenth of their sleeps, and with other sleeps.
const TOLD: [&str; 13] = [
    "?story=status-upload&sleep=2:0.3",
    "?story=status-upload&sleep=",
    "?story=status-upload&sleep=1:0.2",
    "?story=status-upload&sleep=3:0.1",
    "?story=status-upload&sleep=1:0.1,2:0.3",
    "?story=status-upload&sleep=1:0.3,2:0.2,3:0.1",
    "?story=status-upload&sleep=1-3:0.04",
    "?story=busy-phone&sleep=1:0.3,3:0.4,4:0.15,5:0.05",
    "?story=busy-phone&sleep=",
    "?story=busy-phone&sleep=2:0.125",
    "?story=busy-phone&sleep=1-5:0.04",
    "?story=busy-phone&sleep=1:0.5,2:0.4,3:0.3,4:0.2,5:0.1",
    "?story=busy-phone&sleep=1-5:0.1,2:0,4:0.25,5:0",
];

/// Whether the deadlines are far enough apart for threads to wake in order.
fn is_for_threads(plan: &Plan) -> bool {
    let mut sleeps: Vec<_> = plan.sleepers().map(|(_, ms)| ms).collect();
    sleeps.sort_unstable();
    sleeps.windows(2).all(|pair| pair[1] - pair[0] >= 100)
}

#[test]
fn programs_of_stories_print_the_lines_of_the_log() {
    let plans = TOLD.map(plan);
    let runs = |mode: &Mode, plan: &Plan| match mode {
        Mode::Threads => is_for_threads(plan),
        Mode::AsyncLimited => is_for_limited(plan),
        _ => true,
    };
    let of_mode = |mode| plans.iter().filter(move |plan| runs(&mode, plan)).map(move |plan| (mode, plan.clone()));
    let cases: Vec<_> = Mode::ALL.into_iter().flat_map(of_mode).collect();
    assert!(cases.iter().filter(|(mode, _)| *mode == Mode::Threads).count() > 8);
    let _alone = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let wrong: Vec<_> = thread::scope(|scope| {
        let halves = cases.chunks(cases.len().div_ceil(2)).enumerate();
        let threads: Vec<_> = halves
            .flat_map(|half| LANGUAGES.map(|language| (language, half)))
            .map(|(language, (half, cases))| {
                let name = format!("{}-stories-{half}", language.about().slug);
                scope.spawn(move || mismatches(language, &name, cases.to_vec()))
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} programs printed something else:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn programs_of_stories_have_tasks_with_labels_and_sleeps() {
    let sleeps = [
        ("?preset=status-upload", "sleeps = {\"encoding\": 3}"),
        ("?story=status-upload&sleep=1:0.25", "sleeps = {\"uploading...\": 0.25}"),
        ("?story=busy-phone&sleep=", "sleeps = {}"),
        ("?preset=busy-phone", "\"post a status\": 3,\n"),
    ];
    for (language, mode) in LANGUAGES.into_iter().flat_map(|language| Mode::ALL.map(|mode| (language, mode))) {
        for (link, sleeps) in sleeps {
            let text = program(language, mode, &plan(link));
            assert!(text.contains(sleeps), "{text}");
            let labels = plan(link).story().unwrap().labels;
            assert!(labels.iter().all(|label| text.contains(&format!("\"{label}\""))), "{text}");
            assert!(text.contains("Who sleeps, and for how many seconds."), "{text}");
            assert!(!["number", "range(", "8: 3", "30", "31"].iter().any(|old| text.contains(old)), "{text}");
            assert!(!text.contains("\n\n\n\n") && text.ends_with('\n'), "{text}");
        }
    }
}

#[test]
fn the_program_of_status_upload_has_a_function_for_video_and_status() {
    for mode in Mode::ALL {
        let python = program(Language::Python, mode, &plan("?preset=status-upload"));
        let javascript = program(Language::JavaScript, mode, &plan("?preset=status-upload"));
        for (text, [video, status]) in
            [(python, ["upload_video()", "upload_status()"]), (javascript, ["uploadVideo()", "uploadStatus()"])]
        {
            assert_eq!([video, status].map(|call| text.matches(call).count()), [2, 2], "{mode:?}\n{text}");
            assert!(!text.contains("for task") && !text.contains("tasks ="), "{mode:?}\n{text}");
        }
    }
    let in_turn = program(Language::Python, Mode::AsyncInTurn, &plan("?preset=status-upload"));
    let (_, rest) = in_turn.split_once("\n\n\nasync def upload_video").unwrap();
    assert!(rest.starts_with(
        "():\n    await step(\"encoding\")\n\n\nasync def upload_status():\n    await step(\"uploading...\")\n    await \
         upload_video()\n"
    ));
    assert!(rest.contains("\n\n\nstart = datetime.now()\nasyncio.run(upload_status())\nend = datetime.now()\n"));
}
