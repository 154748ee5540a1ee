//! Steps as a reader writes them, a row each: a name and seconds.

use crate::exercise::format::seconds as seconds_text;
use crate::exercise::plan::Plan;
use crate::exercise::sleep_request::SleepRequest;
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::name_reading::{corrected, is_empty};
use crate::sharing::numbers;
use crate::sharing::typed::number::{refusal, seconds};

/// A step: its name, and the seconds that it sleeps, both as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnStep {
    /// The name.
    pub name: String,
    /// The seconds; empty if it does not sleep.
    pub seconds: String,
}

impl OwnStep {
    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        is_empty(&self.name) && is_empty(&self.seconds)
    }
}

/// The plan of these steps, without the empty ones, and what was corrected. `None` if all are empty.
pub fn plan_of(steps: &[OwnStep]) -> Option<(Plan, Vec<LinkWarning>)> {
    let steps: Vec<_> = steps.iter().filter(|step| !step.is_empty()).collect();
    // An empty name at the end is none in a link, but here it has seconds.
    let name = |(step, number): (&&OwnStep, usize)| match is_empty(&step.name) {
        true => number.to_string(),
        false => step.name.clone(),
    };
    let read = corrected(steps.iter().zip(1..).map(name).collect());
    let awake = Plan::of_names(read.names?);
    let mut warnings = read.warnings;
    let mut asked = Vec::new();
    for (step, position) in steps.iter().zip(1..=awake.count()).filter(|(step, _)| !is_empty(&step.seconds)) {
        let length = seconds(&step.seconds).map(|text| (numbers::seconds(&text), text));
        match length {
            Ok((Some(length), text)) => {
                if !length.exact {
                    warnings.push(LinkWarning::TooFine { asked: text, used_ms: length.ms });
                }
                asked.push(SleepRequest::single(position.into(), length.ms));
            }
            Ok((None, _)) => {}
            Err(unread) => {
                let name = format!("The sleep of {}", awake.name(position));
                let sentence = refusal(&name, &step.seconds, "seconds from 0 to 60, such as 3 or 0.25", unread);
                warnings.push(LinkWarning::Sentence(sentence));
            }
        }
    }
    let (plan, corrections) = awake.with_sleeps(&asked);
    warnings.extend(corrections.into_iter().map(LinkWarning::from));
    Some((plan, warnings))
}

/// The steps of a plan, as a reader would write them.
pub fn steps_of(plan: &Plan) -> Vec<OwnStep> {
    let step = |(position, sleep_ms): (u32, Option<u32>)| OwnStep {
        name: plan.label(position).into_owned(),
        seconds: sleep_ms.map_or_else(String::new, |ms| seconds_text(ms.into())),
    };
    plan.steps().map(|it| step((it.position, it.sleep_ms))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(rows: &[(&str, &str)]) -> Vec<OwnStep> {
        rows.iter()
            .map(|(name, seconds)| OwnStep { name: (*name).to_owned(), seconds: (*seconds).to_owned() })
            .collect()
    }

    fn read(rows: &[(&str, &str)]) -> (Vec<OwnStep>, Vec<String>) {
        let (plan, warnings) = plan_of(&steps(rows)).unwrap();
        (steps_of(&plan), warnings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn rows_become_a_plan_and_a_plan_becomes_rows() {
        let rows = [("boil water", "3"), ("toast bread", "0.5"), ("fry eggs", "")];
        assert_eq!(read(&rows), (steps(&rows), vec![]));
        assert_eq!(read(&[("", ""), ("a, b", "0,5 s"), (" ", " ")]), (steps(&[("a, b", "0.5")]), vec![]));
        assert_eq!(plan_of(&steps(&[("", ""), (" ", "")])), None);
    }

    #[test]
    fn what_cant_be_used_is_told_by_the_name_of_its_step() {
        for (rows, expected, sentence) in [
            (
                [("a", "x"), ("b", "1")],
                [("a", ""), ("b", "1")],
                "The sleep of “a” can't be “x”: it takes seconds from 0 to 60, such as 3 or 0.25. Nothing was changed.",
            ),
            (
                [("a", "99"), ("b", "1")],
                [("a", "60"), ("b", "1")],
                "Step 1 can't sleep 99 s; the limit is 60 s. Using 60 s.",
            ),
            (
                [("a", "1.2345"), ("b", "1")],
                [("a", "1.235"), ("b", "1")],
                "A sleep can't be 1.2345 s: it takes at most three decimals. Using 1.235 s.",
            ),
            (
                [("a\u{202e}", "1"), ("b", "1")],
                [("a", "1"), ("b", "1")],
                "A name can't have line breaks, control characters or marks that change its direction. Taken out of “a”.",
            ),
        ] {
            assert_eq!(read(&rows), (steps(&expected), vec![sentence.to_owned()]));
        }
        assert_eq!(read(&[("a", ""), ("", "2")]), (steps(&[("a", ""), ("2", "2")]), vec![]));
        let many: Vec<_> = (0..31).map(|_| ("a", "")).collect();
        assert_eq!(read(&many).0.len(), 30);
        assert_eq!(read(&many).1, ["There are 31 names; the limit is 30. Using the first 30."]);
    }
}
