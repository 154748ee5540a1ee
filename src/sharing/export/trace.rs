//! Runs as a trace in the Trace Event Format, which Perfetto and chrome://tracing open. Each run is a process, and all start at
//! the same time, so that they share an axis as in the timeline. The tracks of a run are threads: the run itself, printed lines,
//! lines printed but not yet shown, freezes, and sleeps.

use crate::exercise::format::{grouped, millis};
use crate::exercise::log::{Event, EventKind};
use crate::findings::plan_text::describe_sleepers;
use crate::findings::run::Run;
use crate::findings::slept::sleeps;
use crate::sharing::escape::json;
use crate::sharing::export::sleeping::lines;
use crate::sharing::link::plan_query;
use crate::sharing::record::millis_or_null;

/// Writes the trace. `page` is the address to which the plans' links lead.
pub fn write(runs: &[&Run], page: &str) -> String {
    // A freeze may begin a frame before its run; a trace begins at 0.
    let first_ms = runs.iter().flat_map(|run| run.freezes.iter()).fold(0.0, |first: f64, gap| first.min(gap.from_ms));
    let mut trace = Trace { events: Vec::new(), zero_ms: -first_ms, process: 0, thread: runs.len() };
    runs.iter().for_each(|run| trace.run(run, page));
    format!("{{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{}\n]}}\n", trace.events.join(",\n"))
}

/// A trace under construction. Processes are numbered from 1, threads after them: on Linux, a thread with the number of its
/// process would be its main thread.
struct Trace {
    events: Vec<String>,
    zero_ms: f64,
    process: usize,
    thread: usize,
}

impl Trace {
    fn run(&mut self, run: &Run, page: &str) {
        self.process += 1;
        let title = run.title();
        self.track(&title);
        self.name("process", &format!("{title} ({})", describe_sleepers(&run.plan)), self.process);
        self.slice("run", &title, (0.0, run.elapsed_ms), &run_args(run, page));
        self.track("Printed");
        for event in run.events.iter().filter(|event| event.kind == EventKind::Printed) {
            self.instant("printed", &run.plan.line(event), event.at_ms);
        }
        self.track("Printed and not yet shown");
        self.unseen(run);
        if !run.freezes.is_empty() {
            self.track("Page frozen");
            run.freezes.iter().for_each(|gap| self.slice("freeze", "Page frozen", (gap.from_ms, gap.to_ms), ""));
        }
        for line in lines(sleeps(run)) {
            self.track("Asleep");
            for slept in line {
                let name = format!("{} asleep", run.plan.label(slept.step));
                let args = if slept.is_done { "" } else { "\"cut\":\"The run ended before it was done.\"" };
                self.slice("sleep", &name, (slept.from_ms, slept.to_ms), args);
            }
        }
    }

    /// Adds a slice for each frame that showed lines: from the print of the first of them, or from the frame before if that came
    /// later, so that no two overlap.
    fn unseen(&mut self, run: &Run) {
        let mut frames_ms: Vec<f64> = run.shown_ms.iter().copied().flatten().collect();
        frames_ms.sort_by(f64::total_cmp);
        frames_ms.dedup();
        // For each frame, the number of lines that it showed and the first of them.
        let mut lines: Vec<(usize, Option<&Event>)> = vec![(0, None); frames_ms.len()];
        for (event, shown_ms) in run.events.iter().zip(&run.shown_ms) {
            let Some(shown_ms) = *shown_ms else { continue };
            let frame = &mut lines[frames_ms.partition_point(|frame_ms| *frame_ms < shown_ms)];
            *frame = (frame.0 + 1, frame.1.or(Some(event)));
        }
        let mut before_ms = 0.0;
        for (shown_ms, (number, first)) in frames_ms.into_iter().zip(lines) {
            let Some(first) = first else { continue };
            let name = if number == 1 { run.plan.line(first) } else { format!("{} lines", grouped(number as u64)) };
            self.slice("shown", &name, (first.at_ms.max(before_ms).min(shown_ms), shown_ms), "");
            before_ms = shown_ms;
        }
    }

    /// Begins a track of the process.
    fn track(&mut self, name: &str) {
        self.thread += 1;
        self.name("thread", name, self.thread);
    }

    /// Names the process or the thread, and gives it a place in the order.
    fn name(&mut self, what: &str, name: &str, place: usize) {
        self.event("M", &format!("{what}_name"), &format!("\"args\":{{\"name\":{}}}", json(name)));
        self.event("M", &format!("{what}_sort_index"), &format!("\"args\":{{\"sort_index\":{place}}}"));
    }

    fn slice(&mut self, category: &str, name: &str, (from_ms, to_ms): (f64, f64), args: &str) {
        let [from, to] = [from_ms, to_ms].map(|ms| self.micros(ms));
        let lasts = to.saturating_sub(from);
        self.event("X", name, &format!("\"cat\":\"{category}\",\"ts\":{from},\"dur\":{lasts},\"args\":{{{args}}}"));
    }

    /// Adds an event without duration to the current thread.
    fn instant(&mut self, category: &str, name: &str, at_ms: f64) {
        let at = self.micros(at_ms);
        self.event("i", name, &format!("\"cat\":\"{category}\",\"ts\":{at},\"s\":\"t\""));
    }

    fn event(&mut self, phase: &str, name: &str, rest: &str) {
        let (process, thread, name) = (self.process, self.thread, json(name));
        self.events.push(format!("{{\"ph\":\"{phase}\",\"pid\":{process},\"tid\":{thread},\"name\":{name},{rest}}}"));
    }

    /// A time of the run in whole µs of the trace. Rounding both ends, and not the duration, keeps adjacent slices adjacent.
    fn micros(&self, ms: f64) -> u64 {
        ((ms + self.zero_ms).max(0.0) * 1000.0).round() as u64
    }
}

/// The arguments of the slice of a whole run.
fn run_args(run: &Run, page: &str) -> String {
    let freeze = millis_or_null(run.longest_freeze_ms);
    let link = format!("{page}{}", plan_query(&run.plan));
    format!(
        "\"startedAt\":{},\"link\":{},\"elapsedMs\":{},\"longestFreezeMs\":{freeze},\"outcome\":\"{}\",\"remarks\":{},\
         \"note\":{}",
        json(&run.started_at),
        json(&link),
        millis(run.elapsed_ms),
        run.outcome.slug(),
        json(&run.remarks.join(" ")),
        json(&run.note)
    )
}
