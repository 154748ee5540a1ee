//! How an SVG text is written: shapes of a class, and texts that are escaped.

use crate::exercise::format::millis;
use crate::sharing::escape::markup;

/// How wide a letter of the picture's texts is at most, in px.
pub const LETTER_PX: f64 = 6.8;

/// An SVG text that grows.
#[derive(Debug, Default)]
pub struct Svg(String);

impl Svg {
    /// What was written.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Adds a start or an end tag, or whatever else is SVG already.
    pub fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Adds a text that is no markup.
    pub fn escaped(&mut self, text: &str) {
        self.0.push_str(&markup(text));
    }

    /// Adds a shape with numbers in px.
    pub fn shape(&mut self, name: &str, class: &str, numbers: &[(&str, f64)]) {
        self.start(name, class, numbers);
        self.raw("/>");
    }

    /// Adds a rectangle with round corners, none narrower than a hair.
    pub fn rect(&mut self, class: &str, x: (f64, f64), y: (f64, f64), radius: f64) {
        let (width, height) = ((x.1 - x.0).max(1.0), (y.1 - y.0).max(1.0));
        self.shape("rect", class, &[("x", x.0), ("y", y.0), ("width", width), ("height", height), ("rx", radius)]);
    }

    /// Adds a rectangle filled with the picture's hatching. Said here and not in the style sheet, where a reference would be one
    /// to the sheet's own address.
    pub fn hatched(&mut self, x: (f64, f64), y: (f64, f64)) {
        self.rect("sc-hatched\" fill=\"url(#sc-hatch)", x, y, 0.0);
    }

    /// Adds a line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.shape("line", class, &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]);
    }

    /// Adds a text whose base line begins there; where the class says so, ends there or has its middle there.
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
            // A tenth of a px is finer than a screen.
            let tenths = millis((px * 10.0).round() / 10.0);
            for part in [" ", name, "=\"", &tenths, "\""] {
                self.raw(part);
            }
        }
    }
}
