//! The drawing in a heartbeat strip. The page draws it frame by frame, because CSS animations may continue while the main thread
//! is blocked.

use std::f64::consts::TAU;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::listener::Listener;
use crate::browser::resize::ResizeWatch;
use crate::exercise::format::seconds_read;
use crate::findings::frame_gaps::TimeSpan;
use crate::page::dom::binding::{effect, render_effect};
use crate::page::state::lane::{Lane, StripData};
use crate::page::state::session::Session;

/// The time that is drawn before and after a run, in ms.
const MARGIN_MS: f64 = 1_000.0;
/// The time that is drawn of an idle lane's frames, in ms.
const IDLE_MS: f64 = 4_000.0;
/// The distance between ticks, and their width, in pixels.
const TICK_PX: f64 = 4.0;
const TICK_WIDTH_PX: f64 = 1.5;
/// The opacity of the tick of a gap that is not noticeable.
const PALE: f64 = 0.35;
/// The radius of a poke's marker, and the distance of its middle from the lower edge, in pixels.
const POKE_PX: f64 = 3.5;
const POKE_ABOVE_PX: f64 = 7.0;

/// The size of the strip, in px, and its colours.
#[derive(Default)]
struct Looks {
    width: f64,
    height: f64,
    ink: String,
    cool: String,
    warm: String,
    warm_tint: String,
}

impl Looks {
    /// The current size and colours of a canvas.
    fn of(canvas: &HtmlCanvasElement) -> Self {
        let style = window().get_computed_style(canvas).ok().flatten();
        let color = |name| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
        Self {
            width: f64::from(canvas.client_width()),
            height: f64::from(canvas.client_height()),
            ink: color("--sc-ink"),
            cool: color("--sc-cool"),
            warm: color("--sc-warm"),
            warm_tint: color("--sc-warm-tint"),
        }
    }
}

/// Draws the frames of a lane, and again after each change, until the owner is disposed.
pub fn keep_drawn(lane: Lane, canvas: HtmlCanvasElement) {
    let looks = watch_looks(&canvas);
    // What stops a lane that leaves the page free is not its own.
    let pause = if lane.mode.about().blocks { "frozen" } else { "paused" };
    render_effect(move || {
        let run = lane.log_rows.with(|log| {
            let (started_ms, plan) = log.as_ref().map(|log| (log.log().started_ms(), log.plan()))?;
            Some(TimeSpan { from_ms: started_ms, to_ms: started_ms + lane.mode.expected_ms(plan) as f64 })
        });
        looks.with(|looks| lane.strip.with(|strip| draw(&canvas, looks, strip, run, pause)));
    });
}

/// The size and colours of a canvas. They are read when the size, the theme, the zoom or the colour scheme changes and not in each
/// frame, because reading them forces a layout.
fn watch_looks(canvas: &HtmlCanvasElement) -> RwSignal<Looks> {
    let session = expect_context::<Session>();
    let (looks, changed) = (RwSignal::<Looks>::default(), RwSignal::<()>::default());
    let look_anew = move || {
        changed.try_set(());
    };
    let sized = ResizeWatch::new(canvas, look_anew);
    let colors = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let recolored = colors.map(|colors| Listener::new(colors.into(), &["change"], move |_| look_anew()));
    // Zoom may keep the size in CSS px and change the device pixel ratio.
    let zoomed = Listener::new(window().into(), &["resize"], move |_| look_anew());
    StoredValue::new_local((sized, recolored, zoomed));
    let canvas = canvas.clone();
    // An effect runs after the document has its new theme.
    effect(move || {
        changed.track();
        session.theme.track();
        looks.set(Looks::of(&canvas));
    });
    looks
}

/// Redraws the whole strip, which is a few rectangles. `run` is the interval in which the run should count; `None` before it. `pause` is the
/// word for a noticeable gap.
fn draw(canvas: &HtmlCanvasElement, looks: &Looks, strip: &StripData, run: Option<TimeSpan>, pause: &str) {
    let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok());
    let Some(context): Option<CanvasRenderingContext2d> = context else { return };
    let (width, height, scale) = (looks.width, looks.height, window().device_pixel_ratio());
    let pixels = ((width * scale) as u32, (height * scale) as u32);
    if pixels != (canvas.width(), canvas.height()) {
        canvas.set_width(pixels.0);
        canvas.set_height(pixels.1);
    }
    // A finite scale is never refused.
    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, width, height);
    let Some(frames) = strip.frame_gaps.span() else { return };
    let window = window_of(run, frames);
    let x = |ms: f64| ((ms - window.from_ms) / window.length_ms() * width).max(0.0).min(width);

    context.set_fill_style_str(&looks.cool);
    let (first, last) = (x(frames.from_ms), x(frames.to_ms));
    let mut tick = (first / TICK_PX).ceil() * TICK_PX;
    while tick <= last {
        draw_tick(&context, tick, height);
        tick += TICK_PX;
    }
    for gap in strip.frame_gaps.gaps() {
        // Above the markers.
        let middle = if strip.pokes.is_empty() { height / 2.0 } else { (height / 2.0 - 4.0).max(7.0) };
        draw_gap(&context, looks, *gap, (x(gap.from_ms), x(gap.to_ms)), (pause, middle));
    }
    for poke in &strip.pokes {
        draw_poke(&context, looks, (x(poke.from_ms), x(poke.to_ms)));
    }
}

fn draw_tick(context: &CanvasRenderingContext2d, x: f64, height: f64) {
    context.fill_rect(x, height * 0.25, TICK_WIDTH_PX, height * 0.5);
}

/// A freeze as a band, with a label whose middle is at `middle`, or a shorter gap as one pale tick.
fn draw_gap(
    context: &CanvasRenderingContext2d,
    looks: &Looks,
    gap: TimeSpan,
    (from, to): (f64, f64),
    (pause, middle): (&str, f64),
) {
    let height = looks.height;
    // No tick that stands in the gap remains in part.
    context.clear_rect(from, 0.0, (to - from).max(TICK_WIDTH_PX), height);
    if !gap.is_noticeable() {
        context.set_fill_style_str(&looks.cool);
        context.set_global_alpha(PALE);
        draw_tick(context, from, height);
        context.set_global_alpha(1.0);
        return;
    }
    context.set_fill_style_str(&looks.warm_tint);
    context.fill_rect(from, 0.0, to - from, height);
    context.set_fill_style_str(&looks.warm);
    context.fill_rect(from, 0.0, to - from, 2.0);
    context.fill_rect(from, height - 2.0, to - from, 2.0);
    label(context, &format!("{pause} {}", seconds_read(gap.length_ms())), (from, to), middle);
}

/// A poke: a marker where it was clicked, and a tail to the moment of its answer.
fn draw_poke(context: &CanvasRenderingContext2d, looks: &Looks, (clicked, answered): (f64, f64)) {
    let y = looks.height - POKE_ABOVE_PX;
    context.set_fill_style_str(&looks.ink);
    context.fill_rect(clicked, y - 1.0, answered - clicked, 2.0);
    if answered - clicked > POKE_PX {
        context.fill_rect(answered - 2.0, y - POKE_PX, 2.0, 2.0 * POKE_PX);
    }
    context.begin_path();
    // A positive radius is never refused.
    let _ = context.arc(clicked, y, POKE_PX, 0.0, TAU);
    context.fill();
}

/// The interval that is drawn.
fn window_of(run: Option<TimeSpan>, frames: TimeSpan) -> TimeSpan {
    match run {
        None => TimeSpan { from_ms: frames.to_ms - IDLE_MS, to_ms: frames.to_ms },
        Some(run) => TimeSpan { from_ms: run.from_ms - MARGIN_MS, to_ms: (run.to_ms + MARGIN_MS).max(frames.to_ms) },
    }
}

/// Writes `text` in the middle of an interval, if it fits.
fn label(context: &CanvasRenderingContext2d, text: &str, (from, to): (f64, f64), middle: f64) {
    context.set_font("600 12px system-ui, sans-serif");
    let text_width = context.measure_text(text).map_or(f64::INFINITY, |metrics| metrics.width());
    if text_width + 8.0 < to - from {
        // The label is optional, so an error is ignored.
        let _ = context.fill_text(text, (from + to - text_width) / 2.0, middle + 4.0);
    }
}
