//! The drawing in a heartbeat strip. It is drawn by frames alone, since what a style sheet moves may go on while the page stands
//! still.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::listener::Listener;
use crate::exercise::figures::reading;
use crate::findings::pulse::Gap;
use crate::page::changing::{keep, keep_up};
use crate::page::lane_state::{Beat, Lane};
use crate::page::session::Session;
use crate::page::state::State;

/// How much is drawn before a run and after it, in ms.
const MARGIN_MS: f64 = 1_000.0;
/// How much is drawn of an idle lane's pulse, in ms.
const IDLE_MS: f64 = 4_000.0;
/// The distance between ticks, in pixels.
const TICK_PX: f64 = 4.0;

/// Keeps the pulse of a lane drawn, until the strip goes.
pub fn keep_drawn(session: Session, lane: Lane, canvas: HtmlCanvasElement) {
    let looks = watch_looks();
    keep_up(move || {
        // With more lanes each is narrower, from the next frame on.
        session.modes.track();
        request_animation_frame(move || {
            // The lane may have gone meanwhile.
            looks.set_if_there(());
        });
    });
    keep_up(move || {
        looks.track();
        lane.beat.with(|beat| draw(&canvas, beat));
    });
}

/// Changes when the page gets another size or other colours, until the component goes: a lane at rest is drawn anew then.
fn watch_looks() -> State<()> {
    let looks = State::new(());
    let resized = Listener::new(window().into(), &["resize"], move |_| looks.set(()));
    let colors = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let recolored = colors.map(|colors| Listener::new(colors.into(), &["change"], move |_| looks.set(())));
    keep((resized, recolored));
    looks
}

/// Draws the whole strip anew: it is a handful of rectangles.
fn draw(canvas: &HtmlCanvasElement, beat: &Beat) {
    let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok());
    let Some(context): Option<CanvasRenderingContext2d> = context else { return };
    let scale = window().device_pixel_ratio();
    let (width, height) = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
    canvas.set_width((width * scale) as u32);
    canvas.set_height((height * scale) as u32);
    // A finite scale is never refused.
    let _ = context.scale(scale, scale);
    let Some(beats) = beat.pulse.beats() else { return };
    let window = window_of(beat, beats);
    let x = |ms: f64| ((ms - window.from_ms) / window.length_ms() * width).max(0.0).min(width);

    context.set_fill_style_str(&color(canvas, "--sc-cool"));
    let (first, last) = (x(beats.from_ms), x(beats.to_ms));
    let mut tick = (first / TICK_PX).ceil() * TICK_PX;
    while tick <= last {
        context.fill_rect(tick, height * 0.25, 1.5, height * 0.5);
        tick += TICK_PX;
    }
    for gap in beat.pulse.gaps() {
        let (from, to) = (x(gap.from_ms), x(gap.to_ms));
        context.clear_rect(from, 0.0, to - from, height);
        context.set_fill_style_str(&color(canvas, "--sc-warm-tint"));
        context.fill_rect(from, 0.0, to - from, height);
        context.set_fill_style_str(&color(canvas, "--sc-warm"));
        context.fill_rect(from, 0.0, to - from, 2.0);
        context.fill_rect(from, height - 2.0, to - from, 2.0);
        label(&context, &format!("frozen {}", reading(gap.length_ms())), (from, to), height);
    }
}

/// The stretch of time that is drawn.
fn window_of(beat: &Beat, beats: Gap) -> Gap {
    match beat.started_ms {
        None => Gap { from_ms: beats.to_ms - IDLE_MS, to_ms: beats.to_ms },
        Some(started_ms) => {
            Gap { from_ms: started_ms - MARGIN_MS, to_ms: (started_ms + beat.expected_ms + MARGIN_MS).max(beats.to_ms) }
        }
    }
}

/// Writes `text` in the middle of a stretch, where it fits.
fn label(context: &CanvasRenderingContext2d, text: &str, (from, to): (f64, f64), height: f64) {
    context.set_font("600 12px system-ui, sans-serif");
    let text_width = context.measure_text(text).map_or(f64::INFINITY, |metrics| metrics.width());
    if text_width + 8.0 < to - from {
        // Where a text can't be drawn, the stretch stands without it.
        let _ = context.fill_text(text, (from + to - text_width) / 2.0, height / 2.0 + 4.0);
    }
}

/// The value of a custom property.
fn color(canvas: &HtmlCanvasElement, name: &str) -> String {
    let style = window().get_computed_style(canvas).ok().flatten();
    style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default()
}
