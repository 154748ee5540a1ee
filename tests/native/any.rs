//! Random plans, links and runs, for properties that hold for all of them.

use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use sleep_count::exercise::labels::Names;
use sleep_count::exercise::limits::MAX_LIMIT;
use sleep_count::exercise::log::{Event, EventKind};
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::preset::Preset;
use sleep_count::exercise::simulation::simulate;
use sleep_count::exercise::sleep_request::SleepRequest;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::prediction::{Answered, Prediction, Seen};
use sleep_count::findings::run::{Outcome, Run, Workers};
use sleep_count::sharing::link::{Link, Theme};
use sleep_count::sharing::name_reading::corrected;

/// Text that a reader or another page may write: any character, often one with a meaning in HTML, CSV, Markdown or JSON.
const TEXT: &str = "(\\PC|[\"'<>&|,;=+@/\\\\\n\r\t\u{1}-]){0,40}";

fn sleep() -> impl Strategy<Value = SleepRequest> {
    let range = (0_u64..120, 0_u64..120, 0_u64..70_000, 0_u64..70_000);
    prop_oneof![
        (1_u64..40, 1_u64..40, 0_u64..3).prop_map(|(first, last, s)| SleepRequest::range(first, last, 1000 * s)),
        range.prop_map(|(first, last, from, to)| SleepRequest::scatter(first, last, from, to)),
        (1_u64..60, 0_u64..2000).prop_map(|(step, ms)| SleepRequest::single(step, ms)),
    ]
}

/// Names as readers and attackers write them: any text, texts of many scripts, and texts with a meaning in some language or format.
pub fn names() -> impl Strategy<Value = Names> {
    let hostile = select(vec![
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "a,b",
        "a\\b",
        "\\",
        "\"",
        "'",
        "`",
        "${x}",
        "{}",
        "{x}",
        "</script>",
        "<!--",
        "|",
        "*a*",
        "[a](b)",
        "%s",
        "%2C",
        "100%",
        "__proto__",
        "constructor",
        "toString",
        "1",
        "2",
        "number",
        "n",
        "task",
        "sleeps = {8: 3, 12: 2}",
        "# Who sleeps",
        "start = ",
        "🍳",
        "👩‍👩‍👧‍👦",
        "🇩🇪",
        "اغلي الماء",
        "שלום",
        "水を沸かす",
        "e\u{301}",
        "&amp;",
        "&",
        "&sleep=1:2",
        "?count=3",
        "#",
        ";",
        ":",
        "+",
        "\u{200f}a",
        "می‌خواهم",
        "_x0041_",
        "]]>",
        "\\u0041",
        "a b",
        "NaN",
        "None",
        "undefined",
    ]);
    let name = prop_oneof![2 => hostile.prop_map(str::to_owned), 1 => TEXT.prop_map(|text| text), 1 => "[a-c ]{1,6}".prop_map(|text| text)];
    prop::collection::vec(name, 1..12).prop_map(|mut asked| {
        asked.push("last".to_owned());
        corrected(asked).names.unwrap()
    })
}

/// A count, a preset, a story or named steps, with random sleeps and edits.
pub fn plan() -> impl Strategy<Value = Plan> {
    let presets: Vec<_> = Preset::all().map(|preset| preset.plan()).filter(|plan| plan.count() < 1000).collect();
    // Above 200 steps share rows of the timeline.
    let count = prop_oneof![5 => 1_u64..100, 1 => 201_u64..450];
    let counted = count.prop_map(|count| Plan::counting_to(count).0);
    let begun = prop_oneof![2 => counted, 1 => select(presets), 1 => names().prop_map(Plan::of_names)];
    let edits = (of((1_u32..100, 0_u64..5000)), of(1_u64..300), of(0_u64..20_000));
    let limit = prop_oneof![2 => Just(3), 3 => 1_u32..8, 1 => 1..=MAX_LIMIT];
    (begun, prop::collection::vec(sleep(), 0..12), edits, limit).prop_map(
        |(begun, sleeps, (sleep, count, limit_ms), limit)| {
            let mut plan = begun.with_sleeps(&sleeps).0.with_limit(limit);
            if let Some((step, ms)) = sleep {
                plan = plan.with_sleep(step.min(plan.count()), ms).0;
            }
            if let Some(count) = count {
                plan = plan.with_count(count).0;
            }
            limit_ms.and_then(|limit_ms| plan.shrunk_to(limit_ms)).unwrap_or(plan)
        },
    )
}

pub fn link() -> impl Strategy<Value = Link> {
    let modes = prop::sample::subsequence(Mode::ALL.to_vec(), 1..=Mode::ALL.len()).prop_shuffle();
    let theme = select(vec![Theme::Auto, Theme::Light, Theme::Dark]);
    (plan(), modes, theme, any::<bool>()).prop_map(|(plan, modes, theme, embed)| Link { plan, modes, theme, embed })
}

/// A time in ms, from 0 to about an hour, with the resolution of records: a microsecond.
fn time() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0), 0_u32..4_000_000, any::<u32>()].prop_map(|micros| f64::from(micros) / 1000.0)
}

/// The log of a run: complete, cut short or empty, each event a little late; or, as in a record written by hand, random events
/// in any order.
fn log(mode: Mode, plan: &Plan) -> impl Strategy<Value = Vec<Event>> + use<> {
    let whole = simulate(mode, plan).events;
    let late = prop::collection::vec(0_u32..30_000, whole.len());
    let ran = (late, of(0..=whole.len())).prop_map(move |(late, end)| {
        let mut lag_micros = 0;
        let mut say = |(event, late): (&Event, u32)| {
            lag_micros += late / 100;
            Event { at_ms: event.at_ms + f64::from(lag_micros) / 1000.0, ..*event }
        };
        whole.iter().zip(late).map(&mut say).take(end.unwrap_or(usize::MAX)).collect()
    });
    let event = (time(), 1..=plan.count(), select(EventKind::ALL.to_vec()));
    let event = event.prop_map(|(at_ms, step, kind)| Event { at_ms, step, kind });
    prop_oneof![4 => ran, 1 => prop::collection::vec(event, 0..40)]
}

/// Freezes as they are measured: in order, without overlap, the first possibly with its start before the run's.
fn freezes() -> impl Strategy<Value = Vec<TimeSpan>> {
    let after_and_long = prop::collection::vec((0_u32..3_000_000, 50_001_u32..5_000_000), 0..5);
    (0_u32..20_000, after_and_long).prop_map(|(early_micros, freezes)| {
        let mut at_ms = -f64::from(early_micros) / 1000.0;
        let mut freeze = |(after, long): (u32, u32)| {
            let from_ms = at_ms + f64::from(after) / 1000.0;
            at_ms = from_ms + f64::from(long) / 1000.0;
            TimeSpan { from_ms, to_ms: at_ms }
        };
        freezes.into_iter().map(&mut freeze).collect()
    })
}

fn prediction() -> impl Strategy<Value = Prediction> {
    let answers = (of(select(Seen::ALL.to_vec())), of(0_u64..100_000), of(select(Answered::ALL.to_vec())));
    answers.prop_map(|(seen, elapsed_ms, answered)| Prediction { seen, elapsed_ms, answered })
}

/// A run of any plan in any mode, with any outcome, remarks and note.
pub fn run() -> impl Strategy<Value = Run> {
    let logged = (select(Mode::ALL.to_vec()), plan()).prop_flat_map(|(mode, plan)| {
        let events = log(mode, &plan);
        (Just(mode), Just(plan), events)
    });
    let measured = (time(), of(time()), freezes(), select(Outcome::ALL.to_vec()), of((0_u32..20, time())));
    let shown = (of(time()), any::<bool>());
    let texts = (TEXT, TEXT, TEXT, prop::collection::vec(TEXT, 0..3));
    (logged, measured, shown, prediction(), texts).prop_map(
        |((mode, plan, events), measured, (drawn_ms, at_once), predicted, (started_at, ended_at, note, remarks))| {
            let (after_ms, longest_freeze_ms, freezes, outcome, workers) = measured;
            let last_ms = events.last().map_or(0.0, |event| event.at_ms);
            let shown =
                |event: &Event| drawn_ms.map(|ms| if at_once { last_ms + ms } else { event.at_ms + ms / 100.0 });
            Run {
                shown_ms: events.iter().map(shown).collect(),
                elapsed_ms: last_ms + after_ms,
                workers: workers.map(|(number, start_ms)| Workers { number, start_ms }),
                mode,
                plan,
                events,
                started_at,
                ended_at,
                longest_freeze_ms,
                freezes,
                clock_resolution_ms: if at_once { 0.0 } else { 16.7 },
                outcome,
                remarks,
                predicted,
                note,
            }
        },
    )
}
