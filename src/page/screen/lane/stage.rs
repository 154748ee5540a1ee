//! The stage of a lane: a square for each step, or one bar for a long count. One effect draws all of it, and writes only what
//! changed: a square turns in the rendering update that adds its line to the log.

use web_sys::HtmlElement;

use crate::exercise::format::millis;
use crate::exercise::plan::Plan;
use crate::findings::log_rows::LogRows;
use crate::findings::look::{Look, MOST_SQUARES, Moment};
use crate::findings::tally::Tally;
use crate::page::dom::binding::{Binding, render_effect};
use crate::page::dom::element::{El, el};
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The stage of a lane. For those who can't see it, its label tells how many steps were shown.
pub fn stage(session: Session, lane: Lane) -> El {
    let place = el("div").class("sc-stage").attr("role", "img").attr("data-stage", "");
    let mut drawn = Drawn {
        place: place.clone(),
        label: Binding::to(place.attr_sink("aria-label")),
        squares: Vec::new(),
        bar: None,
        marks: (false, None),
    };
    render_effect(move || drawn.update(session, lane));
    // Its width decides on the number of columns.
    el("div").class("sc-stage-frame").child(place)
}

/// What is drawn of a stage.
struct Drawn {
    place: El,
    label: Binding,
    /// Empty for a bar.
    squares: Vec<Square>,
    /// `None` for squares.
    bar: Option<Tally>,
    /// Whether the squares are of named steps, and the step to watch.
    marks: (bool, Option<u32>),
}

/// The square of one step.
struct Square {
    element: El,
    look: Look,
}

impl Drawn {
    /// Draws the run of the lane: as it is now, or at the moment of the replay.
    fn update(&mut self, session: Session, lane: Lane) {
        let moment = session.replay.moment_in(lane.mode);
        // Each frame of a run updates the strip, so that rings drain frame by frame.
        let frame_ms = lane.frame_ms();
        let ended_ms = session.shown_run(lane).map(|run| run.elapsed_ms);
        let now_ms = moment.at_ms().or(ended_ms).or(frame_ms).unwrap_or_default();
        let lines = lane.log_rows.get();
        // The last lines come after the last frame of the run.
        let _ = lane.line_count.get();
        match &lines {
            // The run broke: the stage stays as it is.
            Some(lines) if lines.is_taken() => {}
            Some(lines) => self.draw(lane, lines.plan(), Some(lines), moment, now_ms),
            None => session.plan.with(|plan| self.draw(lane, plan, None, moment, now_ms)),
        }
    }

    fn draw(&mut self, lane: Lane, plan: &Plan, lines: Option<&LogRows>, moment: Moment, now_ms: f64) {
        let count = plan.count();
        let tally = if count > MOST_SQUARES {
            let tally = lines.map_or_else(Tally::default, |lines| lines.tally(moment));
            self.fill_bar(tally, count);
            tally
        } else {
            self.lay_out(count, (plan.is_named(), plan.next_awake()));
            let looks = lines.map_or_else(|| vec![Look::Waiting; count as usize], |lines| lines.looks(moment));
            for ((square, look), step) in self.squares.iter_mut().zip(&looks).zip(plan.steps()) {
                square.show(*look);
                if let Some(left) = look.left(step.sleep_ms.unwrap_or_default(), now_ms) {
                    set(&square.element, "--sc-left", left);
                }
            }
            Tally::of(&looks)
        };
        self.label.write(Some(format!("{}: {}", lane.mode.title(plan), tally.text(count))));
    }

    /// Makes `count` squares, unless they are there. Those of named steps have their positions in them, and the step to watch has
    /// its number.
    fn lay_out(&mut self, count: u32, marks: (bool, Option<u32>)) {
        let is_laid_out = self.squares.len() == count as usize && self.marks == marks;
        self.marks = marks;
        if self.bar.take().is_none() && is_laid_out {
            return;
        }
        self.place.cast::<HtmlElement>().set_text_content(None);
        let square = |step: u32| {
            let number = step.to_string();
            let element = el("span").attr("data-square", &number).attr("data-look", Look::Waiting.slug());
            let is_watched = marks.1 == Some(step);
            let element = if marks.0 || is_watched { element.text(&number) } else { element };
            let element = if is_watched { element.class("sc-watched") } else { element };
            let _ = self.place.clone().child(element.clone());
            Square { element, look: Look::Waiting }
        };
        self.squares = (1..=count).map(square).collect();
        let _ = self.place.clone().class("sc-stage");
    }

    /// Draws a bar in place of squares.
    fn fill_bar(&mut self, tally: Tally, count: u32) {
        if self.bar.is_none() {
            self.place.cast::<HtmlElement>().set_text_content(None);
            self.squares.clear();
            let _ = self.place.clone().class("sc-stage sc-bar");
        }
        if self.bar.replace(tally) != Some(tally) {
            let part = |number: u32| f64::from(number) / f64::from(count);
            set(&self.place, "--sc-shown", part(tally.shown));
            set(&self.place, "--sc-asleep", part(tally.asleep));
        }
    }
}

impl Square {
    fn show(&mut self, look: Look) {
        if self.look.slug() != look.slug() {
            let _ = self.element.clone().attr("data-look", look.slug());
        }
        self.look = look;
    }
}

/// Sets a custom property of the style sheet to a number from 0 to 1.
fn set(element: &El, name: &str, part: f64) {
    // A valid property can't be refused.
    let _ = element.cast::<HtmlElement>().style().set_property(name, &millis(part));
}
