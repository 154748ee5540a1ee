//! The two numbers of a lane: the elapsed time and the longest freeze.

use crate::exercise::format::{exact_read, millis, seconds_read};
use crate::findings::freeze_text::freeze_read;
use crate::findings::run::{Outcome, Run};
use crate::page::dom::binding::{Binding, render_effect};
use crate::page::dom::element::{El, el};
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The elapsed time and the longest freeze of the lane's last run. The elapsed time counts while a lane runs that leaves the page
/// alive.
pub fn lane_numbers(session: Session, lane: Lane) -> El {
    let elapsed = move || match session.shown_run(lane) {
        Some(run) => (Some(run.elapsed_ms), elapsed_text(&run)),
        None => (None, so_far_ms(lane).map_or_else(dash, seconds_read)),
    };
    let freeze = move || match session.shown_run(lane).and_then(|run| Some((run.longest_freeze_ms?, run))) {
        Some((ms, run)) => (Some(ms), freeze_read(ms, run.elapsed_ms, run.mode.about().blocks)),
        None => (None, dash()),
    };
    el("dl").class("sc-numbers").child(number("Elapsed", "data-elapsed-ms", Box::new(elapsed))).child(number(
        "Longest freeze",
        "data-longest-freeze-ms",
        Box::new(freeze),
    ))
}

fn dash() -> String {
    "–".to_owned()
}

/// "5.0 s", or "1.2 s, stopped".
fn elapsed_text(run: &Run) -> String {
    let read = seconds_read(run.elapsed_ms);
    match run.outcome {
        Outcome::Done => read,
        outcome => format!("{read}, {}", outcome.slug()),
    }
}

/// The time from the start of the current run to the last frame, in ms.
fn so_far_ms(lane: Lane) -> Option<f64> {
    lane.frame_ms().filter(|ms| lane.phase.get().is_running() && *ms > 0.0)
}

/// A number with its name. `read` gives its value in ms, once it is known, and its text; the exact value is its title.
fn number(name: &str, attribute: &'static str, read: Box<dyn Fn() -> (Option<f64>, String)>) -> El {
    let value = el("dd");
    let parts = ["sc-words", "sc-number", "sc-words"].map(|class| el("span").class(class));
    let sinks = [attribute, "title", "tabindex"].map(|name| value.attr_sink(name));
    let mut bindings: Vec<_> = sinks.into_iter().chain(parts.iter().map(El::text_sink)).map(Binding::to).collect();
    render_effect(move || {
        let (ms, text) = read();
        let (before, number, after) = parts_of(&text);
        let known = ms.map(|_| "0".to_owned());
        let texts = [before, number, after].map(|part| Some(part.to_owned()));
        let values = [ms.map(millis), ms.map(exact_read), known].into_iter().chain(texts);
        bindings.iter_mut().zip(values).for_each(|(binding, value)| binding.write(value));
    });
    el("div").child(el("dt").text(name)).child(value.children(parts))
}

/// A text around a number: what stands before the number, the number with its unit, and what stands after it. All of a text without
/// a number stands before it.
fn parts_of(text: &str) -> (&str, &str, &str) {
    let start = text.find(|char: char| char.is_ascii_digit() || char == '–').unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let end = start + rest.find(',').unwrap_or(rest.len());
    // Not sliced: what std says of an index within a character would add 9 KB to the program.
    let part = |range| text.get(range).unwrap_or_default();
    (part(0..start), part(start..end), part(end..text.len()))
}
