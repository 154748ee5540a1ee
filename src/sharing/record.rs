//! The record of a run: the JSON object that exports, messages, events and the storage share.

use std::fmt::{self, Write};

use crate::exercise::format::millis;
use crate::exercise::labels::Labels;
use crate::exercise::log::{Event, EventKind};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::findings::frame_gaps::TimeSpan;
use crate::findings::prediction::{Answered, Prediction, Seen};
use crate::findings::remark::Remark;
use crate::findings::run::{Outcome, Run, Workers};
use crate::sharing::escape::json as quoted;
use crate::sharing::link::{Link, plan_query};

/// The `format` of every record.
pub const FORMAT: &str = "sleep-count.run";
/// The version that is written, and the only one that is read.
pub const VERSION: u32 = 1;
/// The longest time that is accepted, in ms: above the largest sum of sleeps in a plan, and within what a timeline can draw.
const LONGEST_MS: f64 = 10_000_000_000.0;

/// A JSON value, independent of the parser.
pub trait Json: Sized {
    /// The field of an object; `None` if it has no such field.
    fn field(&self, name: &str) -> Option<Self>;
    /// The items, if this is an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// The number, if this is one.
    fn number(&self) -> Option<f64>;
    /// The string, if this is one.
    fn text(&self) -> Option<String>;
}

/// Why a record cannot be read. Displays as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not a record, or has another version.
    OtherFormat,
    /// A field is missing or invalid.
    Field(&'static str),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat => write!(out, "It is no {FORMAT} of version {VERSION}."),
            Self::Field(name) => write!(out, "Its {name} can't be read."),
        }
    }
}

/// Writes a run as JSON, with at most `most_events` of its events. `eventsOmitted` and a remark state how many are left out.
pub fn write(run: &Run, most_events: usize) -> String {
    let kept = run.events.len().min(most_events);
    let omitted = run.events.len() - kept;
    let mut remarks = run.remarks.clone();
    let mut json = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"mode\":\"{}\"", run.mode.about().slug);
    field(&mut json, "link", &quoted(&plan_query(&run.plan)));
    field(&mut json, "startedAt", &quoted(&run.started_at));
    field(&mut json, "endedAt", &quoted(&run.ended_at));
    field(&mut json, "elapsedMs", &millis(run.elapsed_ms));
    field(&mut json, "longestFreezeMs", &millis_or_null(run.longest_freeze_ms));
    field(&mut json, "freezes", &write_freezes(&run.freezes));
    if run.clock_resolution_ms > 0.0 {
        field(&mut json, "clockStepMs", &millis(run.clock_resolution_ms));
    }
    if let Some(workers) = run.workers {
        let start = millis(workers.start_ms);
        field(&mut json, "workers", &format!("{{\"number\":{},\"startMs\":{start}}}", workers.number));
    }
    if run.plan.is_named() {
        let labels: Vec<_> = (1..=run.plan.count()).map(|step| quoted(&run.plan.label(step))).collect();
        field(&mut json, "labels", &format!("[{}]", labels.join(",")));
    }
    if run.mode == Mode::AsyncLimited {
        field(&mut json, "limit", &run.plan.limit().to_string());
    }
    field(&mut json, "outcome", &quoted(run.outcome.slug()));
    if omitted > 0 {
        remarks.push(Remark::EventsLeftOut { omitted }.to_string());
        field(&mut json, "eventsOmitted", &omitted.to_string());
    }
    let remarks: Vec<_> = remarks.iter().map(|remark| quoted(remark)).collect();
    field(&mut json, "remarks", &format!("[{}]", remarks.join(",")));
    field(&mut json, "predicted", &write_prediction(&run.predicted));
    field(&mut json, "note", &quoted(&run.note));
    let events: Vec<_> = run.lines().take(kept).map(|(event, shown_ms)| write_event(event, shown_ms)).collect();
    field(&mut json, "events", &format!("[{}]", events.join(",")));
    json.push('}');
    json
}

/// Reads what `write` wrote, and checks each field.
pub fn read(json: &impl Json) -> Result<Run, Unreadable> {
    let text = |name| json.field(name).and_then(|value| value.text()).ok_or(Unreadable::Field(name));
    let version = json.field("version").and_then(|value| value.number());
    if text("format")? != FORMAT || version != Some(f64::from(VERSION)) {
        return Err(Unreadable::OtherFormat);
    }
    let mode = Mode::from_slug(&text("mode")?).ok_or(Unreadable::Field("mode"))?;
    let outcome = text("outcome")?;
    let outcome = Outcome::ALL.into_iter().find(|known| known.slug() == outcome);
    let (link, warnings) = Link::parse_written(&text("link")?);
    // Overlapping ranges give a warning, but the plan is valid.
    if warnings.iter().any(|warnings| !warnings.is_repeat()) {
        return Err(Unreadable::Field("link"));
    }
    if matches!(link.plan.labels(), Labels::Own(_)) && !has_labels(json, &link.plan) {
        return Err(Unreadable::Field("labels"));
    }
    let events = items(json, "events")?;
    let events = events.iter().map(|event| read_event(event, link.plan.count()));
    let events: Option<Vec<_>> = events.collect();
    let (events, shown_ms) = events.ok_or(Unreadable::Field("events"))?.into_iter().unzip();
    let remarks: Option<Vec<_>> = items(json, "remarks")?.iter().map(Json::text).collect();
    Ok(Run {
        mode,
        plan: link.plan,
        started_at: text("startedAt")?,
        ended_at: text("endedAt")?,
        elapsed_ms: duration(json, "elapsedMs").ok_or(Unreadable::Field("elapsedMs"))?,
        longest_freeze_ms: duration(json, "longestFreezeMs"),
        // Records of earlier versions of the page have no freezes.
        freezes: items(json, "freezes").unwrap_or_default().iter().filter_map(read_freeze).collect(),
        clock_resolution_ms: duration(json, "clockStepMs").unwrap_or_default(),
        workers: json.field("workers").and_then(|value| read_workers(&value)),
        outcome: outcome.ok_or(Unreadable::Field("outcome"))?,
        remarks: remarks.ok_or(Unreadable::Field("remarks"))?,
        predicted: json.field("predicted").map(|value| read_prediction(&value)).unwrap_or_default(),
        note: text("note")?,
        events,
        shown_ms,
    })
}

fn items<J: Json>(json: &J, name: &'static str) -> Result<Vec<J>, Unreadable> {
    json.field(name).and_then(|value| value.items()).ok_or(Unreadable::Field(name))
}

/// Whether the labels are those of the plan.
fn has_labels(json: &impl Json, plan: &Plan) -> bool {
    let labels = items(json, "labels").unwrap_or_default();
    labels.len() == plan.count() as usize
        && labels.iter().zip(1..).all(|(label, step)| label.text().is_some_and(|text| text == plan.label(step)))
}

/// A field that holds a time in ms, if it is within the limits.
fn duration(json: &impl Json, name: &str) -> Option<f64> {
    json.field(name)?.number().filter(|ms| (0.0..=LONGEST_MS).contains(ms))
}

fn write_prediction(predicted: &Prediction) -> String {
    let seen = predicted.seen.map(|seen| format!("\"seen\":\"{}\"", seen.slug()));
    let elapsed = predicted.elapsed_ms.map(|ms| format!("\"elapsedMs\":{ms}"));
    let answered = predicted.answered.map(|answered| format!("\"answered\":\"{}\"", answered.slug()));
    let fields: Vec<_> = [seen, elapsed, answered].into_iter().flatten().collect();
    format!("{{{}}}", fields.join(","))
}

fn read_prediction(json: &impl Json) -> Prediction {
    let text = |name| json.field(name).and_then(|value| value.text());
    let named = |name: &Option<String>, slug: &str| name.as_deref() == Some(slug);
    let (seen, answered) = (text("seen"), text("answered"));
    Prediction {
        seen: Seen::ALL.into_iter().find(|known| named(&seen, known.slug())),
        elapsed_ms: duration(json, "elapsedMs").map(|ms| ms as u64),
        answered: Answered::ALL.into_iter().find(|known| named(&answered, known.slug())),
    }
}

fn write_freezes(freezes: &[TimeSpan]) -> String {
    let freeze =
        |freeze: &TimeSpan| format!("{{\"fromMs\":{},\"toMs\":{}}}", millis(freeze.from_ms), millis(freeze.to_ms));
    let freezes: Vec<_> = freezes.iter().map(freeze).collect();
    format!("[{}]", freezes.join(","))
}

fn read_freeze(json: &impl Json) -> Option<TimeSpan> {
    // A freeze may begin with a frame before the run.
    let from_ms = json.field("fromMs")?.number().filter(|ms| ms.abs() <= LONGEST_MS)?;
    let to_ms = duration(json, "toMs")?;
    (from_ms <= to_ms).then_some(TimeSpan { from_ms, to_ms })
}

fn read_workers(json: &impl Json) -> Option<Workers> {
    let number = duration(json, "number").filter(|number| number.fract() == 0.0)?;
    Some(Workers { number: number as u32, start_ms: duration(json, "startMs")? })
}

fn write_event(event: &Event, shown_ms: Option<f64>) -> String {
    format!(
        "{{\"atMs\":{},\"shownMs\":{},\"step\":{},\"kind\":\"{}\"}}",
        millis(event.at_ms),
        millis_or_null(shown_ms),
        event.step,
        event.kind.slug()
    )
}

fn read_event(json: &impl Json, count: u32) -> Option<(Event, Option<f64>)> {
    let kind = json.field("kind")?.text()?;
    let kind = EventKind::ALL.into_iter().find(|known| known.slug() == kind)?;
    let step = json.field("step")?.number()?;
    let is_step = step.fract() == 0.0 && (1.0..=f64::from(count)).contains(&step);
    let event = Event { at_ms: duration(json, "atMs")?, step: step as u32, kind };
    is_step.then_some((event, duration(json, "shownMs")))
}

fn field(json: &mut String, name: &str, value: &str) {
    // Writing to a string never fails.
    let _ = write!(json, ",\"{name}\":{value}");
}

/// A time in ms; null if it is unknown.
pub(crate) fn millis_or_null(ms: Option<f64>) -> String {
    ms.map_or_else(|| "null".to_owned(), millis)
}
