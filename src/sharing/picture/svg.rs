//! Writes an SVG text: shapes with classes, and escaped texts.

use crate::exercise::format::millis;
use crate::sharing::escape::markup;

/// The largest width of a letter in the picture, in px.
pub const LETTER_PX: f64 = 7.4;

/// An SVG text under construction.
#[derive(Debug, Default)]
pub struct Svg(String);

impl Svg {
    /// The text.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Adds markup.
    pub fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Adds a plain text.
    pub fn escaped(&mut self, text: &str) {
        self.0.push_str(&markup(text));
    }

    /// Adds a shape with attributes in px.
    pub fn shape(&mut self, name: &str, class: &str, numbers: &[(&str, f64)]) {
        self.start(name, class, numbers);
        self.raw("/>");
    }

    /// Adds a rectangle with rounded corners, at least 1 px wide and high.
    pub fn rect(&mut self, class: &str, x: (f64, f64), y: (f64, f64), radius: f64) {
        let (width, height) = ((x.1 - x.0).max(1.0), (y.1 - y.0).max(1.0));
        self.shape("rect", class, &[("x", x.0), ("y", y.0), ("width", width), ("height", height), ("rx", radius)]);
    }

    /// Adds a rectangle filled with the picture's hatching. The fill is an attribute, since a style sheet would resolve the
    /// reference against its own URL.
    pub fn hatched(&mut self, x: (f64, f64), y: (f64, f64)) {
        self.rect("sc-hatched\" fill=\"url(#sc-hatch)", x, y, 0.0);
    }

    /// Adds a line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.shape("line", class, &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]);
    }

    /// Adds a text at a point of its base line: the start, or the middle or the end if the class sets that.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        self.start("text", class, &[("x", x), ("y", y)]);
        self.raw(">");
        self.escaped(text);
        self.raw("</text>");
    }

    fn start(&mut self, name: &str, class: &str, numbers: &[(&str, f64)]) {
        for part in ["<", name, " class=\"", class, "\""] {
            self.raw(part);
        }
        for (name, px) in numbers {
            // Tenths of a px are finer than a screen shows.
            let tenths = millis((px * 10.0).round() / 10.0);
            for part in [" ", name, "=\"", &tenths, "\""] {
                self.raw(part);
            }
        }
    }
}
