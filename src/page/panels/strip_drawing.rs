//! The drawing in a heartbeat strip. It is drawn by frames alone, since what a style sheet moves may go on while the page stands
//! still.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::listener::Listener;
use crate::browser::resize::ResizeWatch;
use crate::exercise::format::reading;
use crate::findings::frame_gaps::Interval;
use crate::page::state::lane::{Lane, StripData};
use crate::page::state::session::Session;

/// How much is drawn before a run and after it, in ms.
const MARGIN_MS: f64 = 1_000.0;
/// How much is drawn of an idle lane's pulse, in ms.
const IDLE_MS: f64 = 4_000.0;
/// The distance between ticks, in pixels.
const TICK_PX: f64 = 4.0;

/// What the strip looks like: its size, in px, and its colours.
#[derive(Default)]
struct Looks {
    width: f64,
    height: f64,
    cool: String,
    warm: String,
    warm_tint: String,
}

impl Looks {
    /// Those that a canvas has now.
    fn of(canvas: &HtmlCanvasElement) -> Self {
        let style = window().get_computed_style(canvas).ok().flatten();
        let color = |name| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
        Self {
            width: f64::from(canvas.client_width()),
            height: f64::from(canvas.client_height()),
            cool: color("--sc-cool"),
            warm: color("--sc-warm"),
            warm_tint: color("--sc-warm-tint"),
        }
    }
}

/// Keeps the pulse of a lane drawn, until the strip goes.
pub fn keep_drawn(lane: Lane, canvas: HtmlCanvasElement) {
    let looks = watch_looks(&canvas);
    let drawn = RenderEffect::new(move |_: Option<()>| {
        looks.with(|looks| lane.strip.with(|strip| draw(&canvas, looks, strip)))
    });
    StoredValue::new_local(drawn);
}

/// What a canvas looks like, asked for when its size, the theme, the zoom or the browser's colours change, and not with each frame: to
/// answer, the browser has to lay out the page.
fn watch_looks(canvas: &HtmlCanvasElement) -> RwSignal<Looks> {
    let session = expect_context::<Session>();
    let (looks, changed) = (RwSignal::<Looks>::default(), RwSignal::<()>::default());
    let look_anew = move || {
        changed.try_set(());
    };
    let sized = ResizeWatch::new(canvas, look_anew);
    let colors = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let recolored = colors.map(|colors| Listener::new(colors.into(), &["change"], move |_| look_anew()));
    // A page that is zoomed may keep its sizes, and yet has to be drawn finer.
    let zoomed = Listener::new(window().into(), &["resize"], move |_| look_anew());
    StoredValue::new_local((sized, recolored, zoomed));
    let canvas = canvas.clone();
    // After the document has got its theme.
    Effect::new(move || {
        changed.track();
        session.theme.track();
        looks.set(Looks::of(&canvas));
    });
    looks
}

/// Draws the whole strip anew: it is a handful of rectangles.
fn draw(canvas: &HtmlCanvasElement, looks: &Looks, strip: &StripData) {
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
    let Some(beats) = strip.pulse.span() else { return };
    let window = window_of(strip, beats);
    let x = |ms: f64| ((ms - window.from_ms) / window.length_ms() * width).max(0.0).min(width);

    context.set_fill_style_str(&looks.cool);
    let (first, last) = (x(beats.from_ms), x(beats.to_ms));
    let mut tick = (first / TICK_PX).ceil() * TICK_PX;
    while tick <= last {
        context.fill_rect(tick, height * 0.25, 1.5, height * 0.5);
        tick += TICK_PX;
    }
    for gap in strip.pulse.gaps() {
        let (from, to) = (x(gap.from_ms), x(gap.to_ms));
        context.clear_rect(from, 0.0, to - from, height);
        context.set_fill_style_str(&looks.warm_tint);
        context.fill_rect(from, 0.0, to - from, height);
        context.set_fill_style_str(&looks.warm);
        context.fill_rect(from, 0.0, to - from, 2.0);
        context.fill_rect(from, height - 2.0, to - from, 2.0);
        label(&context, &format!("frozen {}", reading(gap.length_ms())), (from, to), height);
    }
}

/// The stretch of time that is drawn.
fn window_of(strip: &StripData, beats: Interval) -> Interval {
    match strip.started_ms {
        None => Interval { from_ms: beats.to_ms - IDLE_MS, to_ms: beats.to_ms },
        Some(started_ms) => Interval {
            from_ms: started_ms - MARGIN_MS,
            to_ms: (started_ms + strip.expected_ms + MARGIN_MS).max(beats.to_ms),
        },
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
