//! A bar chart of one or two runs as a standalone SVG text: a bar for each on one scale, for a post or a message.

use crate::findings::plan_text::describe_plan;
use crate::findings::run::Run;
use crate::findings::sequence_result::{Bar, bars};
use crate::sharing::escape::markup;
use crate::sharing::link::Theme;
use crate::sharing::picture::TOKENS;
use crate::sharing::picture::svg::Svg;
use crate::sharing::shared_result::caption;

/// The size of the picture, in px: that of a preview card, at half its resolution.
const WIDTH_PX: f64 = 600.0;
const HEIGHT_PX: f64 = 315.0;
/// The margin on each side, in px.
const MARGIN_PX: f64 = 32.0;
/// From the top of one bar's texts to those of the next, in px.
const BAR_PX: f64 = 70.0;
/// The width of a letter of the sentence below the bars in a wide font, in px, and the distance of its lines.
const LETTER_PX: f64 = 9.4;
const LINE_PX: f64 = 21.0;
/// The width of a letter of the small texts, likewise.
const SMALL_LETTER_PX: f64 = 7.7;
/// The most lines of that sentence.
const MAX_LINES: usize = 2;

const STYLE: &str = "svg { font: 13px/1 var(--sc-sans); --sc-lane: var(--sc-cool); } \
                     .sc-warm { --sc-lane: var(--sc-warm); } \
                     text { fill: var(--sc-ink); } \
                     .sc-paper { fill: var(--sc-paper); } \
                     .sc-title { font-size: 22px; font-weight: 700; } \
                     .sc-muted { fill: var(--sc-muted); } \
                     .sc-time { fill: var(--sc-lane); font-size: 40px; font-weight: 700; letter-spacing: -0.02em; } \
                     .sc-word { fill: var(--sc-ink); font-size: 16px; font-weight: 400; letter-spacing: 0; } \
                     .sc-lane { font-size: 16px; text-anchor: end; } \
                     .sc-bar { fill: var(--sc-lane); } \
                     .sc-says { font-size: 16px; font-weight: 600; }";

/// The picture of one or two runs. `page` is the address of the page, which the picture has if there is room. [`Theme::Auto`] follows
/// the setting of the viewer's system.
pub fn bar_chart(runs: &[&Run], page: &str, theme: Theme) -> String {
    let mut svg = Svg::default();
    let says = caption(runs);
    let attributes = match theme {
        Theme::Auto => String::new(),
        _ => format!(" data-theme=\"{}\"", theme.slug()),
    };
    svg.raw(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"{attributes} width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" \
         viewBox=\"0 0 {WIDTH_PX} {HEIGHT_PX}\"><title>{}</title><style>{}</style>",
        markup(&says),
        markup(&[TOKENS, STYLE].concat())
    ));
    svg.rect("sc-paper", (0.0, WIDTH_PX), (0.0, HEIGHT_PX), 0.0);
    svg.text("sc-title", (MARGIN_PX, 44.0), "What does waiting cost?");
    let plan = runs.first().map_or_else(String::new, |run| describe_plan(&run.plan));
    svg.text("sc-muted", (MARGIN_PX, 67.0), &shortened(&plan, WIDTH_PX - 2.0 * MARGIN_PX));
    let lines = wrapped(&says);
    // The rest of the height, of which the smaller part is above the bars.
    let free = HEIGHT_PX - 147.0 - runs.len() as f64 * BAR_PX - lines.len().saturating_sub(1) as f64 * LINE_PX;
    let mut top = 82.0 + free.max(0.0) * 0.4;
    for bar in bars(runs) {
        draw(&mut svg, &bar, top);
        top += BAR_PX;
    }
    for (index, line) in lines.iter().enumerate() {
        svg.text("sc-says", (MARGIN_PX, top + 25.0 + index as f64 * LINE_PX), line);
    }
    let address = page.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    if address.chars().count() as f64 * SMALL_LETTER_PX <= WIDTH_PX - 2.0 * MARGIN_PX {
        svg.text("sc-muted", (MARGIN_PX, HEIGHT_PX - 18.0), address);
    }
    svg.raw("</svg>");
    svg.into_text()
}

/// Draws the bar of a run from `top`: its time, a word on the page, its title, and its length.
fn draw(svg: &mut Svg, bar: &Bar, top: f64) {
    svg.raw(if bar.is_warm { "<g class=\"sc-warm\">" } else { "<g>" });
    svg.raw(&format!("<text class=\"sc-time\" x=\"{MARGIN_PX}\" y=\"{}\">{}", top + 36.0, markup(&bar.time)));
    svg.raw(&format!("<tspan class=\"sc-word\">, {}</tspan></text>", markup(bar.state)));
    svg.text("sc-lane", (WIDTH_PX - MARGIN_PX, top + 36.0), &bar.title);
    let length = bar.part * (WIDTH_PX - 2.0 * MARGIN_PX);
    svg.rect("sc-bar", (MARGIN_PX, MARGIN_PX + length), (top + 46.0, top + 56.0), 3.0);
    svg.raw("</g>");
}

/// A text in lines that fit, without what needs more lines than there is room for.
fn wrapped(text: &str) -> Vec<String> {
    let most = ((WIDTH_PX - 2.0 * MARGIN_PX) / LETTER_PX) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > MAX_LINES {
        lines.truncate(MAX_LINES);
        lines.iter_mut().skip(MAX_LINES - 1).for_each(|line| line.push('…'));
    }
    lines
}

/// A small text that fits into `width` px.
fn shortened(text: &str, width: f64) -> String {
    let most = (width / SMALL_LETTER_PX) as usize;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
