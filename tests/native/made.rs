//! Runs for tests, made by the simulation.

use sleep_count::exercise::log::Event;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::simulation::simulate;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::prediction::Prediction;
use sleep_count::findings::run::{Outcome, Run, Workers};
use sleep_count::findings::tracks::{Track, end_ms};
use sleep_count::sharing::link::Link;
use sleep_count::sharing::picture;

/// The plan of a link.
pub fn plan(query: &str) -> Plan {
    Link::parse(query).0.plan
}

/// A simulated run. Each line is shown 20 ms after it was printed, or, if the mode freezes the page, 20 ms after the end.
pub fn run(mode: Mode, plan: &Plan) -> Run {
    let simulation = simulate(mode, plan);
    let freeze_ms = simulation.longest_freeze_ms;
    let shown = |event: &Event| {
        let drawn_from = if freeze_ms > 0.0 { simulation.elapsed_ms } else { event.at_ms };
        Some(drawn_from + 20.0)
    };
    Run {
        mode,
        plan: plan.clone(),
        started_at: String::new(),
        ended_at: String::new(),
        elapsed_ms: simulation.elapsed_ms,
        longest_freeze_ms: Some(freeze_ms.max(17.0)),
        freezes: if freeze_ms > 0.0 { vec![TimeSpan { from_ms: 0.0, to_ms: freeze_ms }] } else { Vec::new() },
        clock_resolution_ms: 0.0,
        workers: (mode == Mode::Threads).then_some(Workers { number: 2, start_ms: 48.0 }),
        outcome: Outcome::Done,
        remarks: Vec::new(),
        predicted: Prediction::default(),
        note: String::new(),
        shown_ms: simulation.events.iter().map(shown).collect(),
        events: simulation.events,
    }
}

/// A simulated run of the exercise.
pub fn exercise(mode: Mode) -> Run {
    run(mode, &Link::default().plan)
}

/// A simulated run, stopped at `at_ms`.
pub fn stopped(mode: Mode, plan: &Plan, at_ms: f64) -> Run {
    let mut run = Run { outcome: Outcome::Stopped, elapsed_ms: at_ms, ..run(mode, plan) };
    run.events.retain(|event| event.at_ms <= at_ms);
    run.shown_ms.truncate(run.events.len());
    run
}

/// A simulated run of the exercise with another longest freeze.
pub fn with_freeze(mode: Mode, longest_freeze_ms: Option<f64>) -> Run {
    Run { longest_freeze_ms, ..exercise(mode) }
}

/// A simulated run of the exercise that ended after 1.2 s.
pub fn ended(mode: Mode, outcome: Outcome) -> Run {
    Run { outcome, elapsed_ms: 1200.0, ..exercise(mode) }
}

/// The picture of the tracks, with an axis that ends where they do.
pub fn picture(tracks: &[Track], width: f64) -> String {
    picture::picture(end_ms(tracks), tracks, width)
}
