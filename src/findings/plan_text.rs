//! Descriptions of a plan: what is counted, which steps sleep, and its name in lists.

use crate::exercise::format::{grouped, listed, seconds};
use crate::exercise::plan::Plan;

/// The most sleepers that are named in the name of a plan.
const MOST_NAMED: usize = 4;
/// Numbers as words, from 0.
const WRITTEN_OUT: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The introduction on the page: the plan, then what to do. "Count from 1 to 30. Number 8 sleeps for 3 seconds, number 12
/// for 2. …"
pub fn describe_exercise(plan: &Plan) -> String {
    format!("{} Run it the ordinary way, then the async way. Nothing to install.", describe_plan(plan))
}

/// The plan in sentences: "Count from 1 to 30. Number 8 sleeps for 3 seconds, number 12 for 2."
pub fn describe_plan(plan: &Plan) -> String {
    let counted = format!("Count from 1 to {}.", grouped(u64::from(plan.count())));
    let what = plan.story().map_or(counted, |story| story.tells.to_owned());
    format!("{what} {}", who_sleeps(plan))
}

fn who_sleeps(plan: &Plan) -> String {
    let first: Vec<_> = plan.sleepers().take(3).collect();
    let named = |step, number| if plan.story().is_some() { plan.name(step) } else { format!("{number} {step}") };
    match first[..] {
        [] => "Nobody sleeps yet.".to_owned(),
        [(step, ms)] => format!("{} sleeps for {}.", named(step, "Number"), length(ms)),
        [(step, ms), (other, other_ms)] => {
            let [step, other] = [named(step, "Number"), named(other, "number")];
            format!("{step} sleeps for {}, {other} for {}.", length(ms), seconds(u64::from(other_ms)))
        }
        _ => format!("{} of the {}s sleep.", grouped(plan.sleepers().count() as u64), noun(plan)),
    }
}

/// The title and the length of a story: "A busy phone, in five steps. " Empty for a count of numbers.
pub fn describe_opening(plan: &Plan) -> String {
    plan.story().map_or_else(String::new, |story| {
        let count = story.labels.len();
        let written = WRITTEN_OUT.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned());
        format!("{}, in {written} steps. ", story.title)
    })
}

/// The sum of the sleeps and the longest: "All sleeps together 5 s, the longest 3 s."
pub fn summary(plan: &Plan) -> String {
    if plan.total_ms() == 0 {
        return "Nobody sleeps.".to_owned();
    }
    let (total, longest) = (seconds(plan.total_ms()), seconds(plan.longest_ms()));
    format!("All sleeps together {total} s, the longest {longest} s.")
}

/// The name of a plan in lists, which names its sleepers: "8: 3 s, 12: 2 s". A story has its title, and its sleepers only if they
/// were changed.
pub fn describe_sleepers(plan: &Plan) -> String {
    match plan.story() {
        None if plan.total_ms() == 0 => format!("1 to {}, nobody sleeps", plan.count()),
        None => sleepers(plan),
        Some(story) if plan.counts_like(&Plan::of_story(story)) => story.title.to_owned(),
        Some(story) => format!("{}, {}", story.title, sleepers(plan)),
    }
}

/// "8: 3 s, 12: 2 s", or "nobody sleeps".
fn sleepers(plan: &Plan) -> String {
    let sleeper = |(step, ms)| format!("{}: {} s", plan.label(step), seconds(u64::from(ms)));
    let first: Vec<_> = plan.sleepers().take(MOST_NAMED).map(sleeper).collect();
    match (first.len(), plan.sleepers().count() - first.len()) {
        (0, _) => "nobody sleeps".to_owned(),
        (_, 0) => first.join(", "),
        (_, more) => listed(&[first.join(", "), format!("{} more", grouped(more as u64))]),
    }
}

/// The steps before the first sleeper: "1 to 7", or the names of a story's steps. `None` if there are none.
pub fn before_first_sleeper(plan: &Plan) -> Option<String> {
    let (sleeper, _) = plan.sleepers().next()?;
    let last = sleeper - 1;
    match (plan.story(), last) {
        (_, 0) => None,
        (Some(_), _) => Some(listed(&(1..=last).map(|step| plan.name(step)).collect::<Vec<_>>())),
        (None, 1) => Some("1".to_owned()),
        (None, _) => Some(format!("1 to {last}")),
    }
}

/// What a step of the plan is called: "number", or "step" in a story.
pub fn noun(plan: &Plan) -> &'static str {
    plan.story().map_or("number", |_| "step")
}

fn length(ms: u32) -> String {
    let unit = if ms == 1000 { "second" } else { "seconds" };
    format!("{} {unit}", seconds(u64::from(ms)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::preset::{EXERCISE, Preset};
    use crate::exercise::sleep_request::SleepRequest;

    fn preset(slug: &str) -> Plan {
        Preset::from_slug(slug).unwrap().plan()
    }

    fn sleeping(plan: &Plan, sleeps: &[(u64, u64)]) -> Plan {
        let asked: Vec<_> = sleeps.iter().map(|&(step, ms)| SleepRequest::single(step, ms)).collect();
        plan.awake().with_sleeps(&asked).0
    }

    #[test]
    fn the_introduction_says_what_is_counted_and_who_sleeps() {
        let status = preset("status-upload");
        for (plan, begins) in [
            (EXERCISE.plan(), "Count from 1 to 30. Number 8 sleeps for 3 seconds, number 12 for 2. Run it"),
            (preset("awake"), "Count from 1 to 30. Nobody sleeps yet. Run it"),
            (preset("ten-thousand"), "Count from 1 to 10,000. 10,000 of the numbers sleep. Run it"),
            (
                status.clone(),
                "A status is posted with a video, and the video has to be encoded first. “encoding” sleeps for 3 seconds. \
                 Run it",
            ),
            (
                sleeping(&status, &[(1, 1000), (2, 500)]),
                "A status is posted with a video, and the video has to be encoded first. “uploading...” sleeps for 1 \
                 second, “encoding” for 0.5. Run it",
            ),
            (
                preset("busy-phone"),
                "A phone does five things, and most of them are waiting. 4 of the steps sleep. Run it",
            ),
        ] {
            assert!(describe_exercise(&plan).starts_with(begins), "{}", describe_exercise(&plan));
        }
    }

    #[test]
    fn a_story_opens_with_its_title() {
        assert_eq!(describe_opening(&preset("status-upload")), "Status upload, in three steps. ");
        assert_eq!(describe_opening(&preset("busy-phone")), "A busy phone, in five steps. ");
        assert_eq!(describe_opening(&EXERCISE.plan()), "");
    }

    #[test]
    fn a_plan_is_summed_up_by_all_sleeps_and_the_longest() {
        assert_eq!(summary(&EXERCISE.plan()), "All sleeps together 5 s, the longest 3 s.");
        assert_eq!(summary(&preset("awake")), "Nobody sleeps.");
    }

    #[test]
    fn a_plan_is_named_by_its_sleepers_and_a_story_by_its_title() {
        let phone = preset("busy-phone");
        for (plan, known) in [
            (EXERCISE.plan(), "8: 3 s, 12: 2 s"),
            (preset("awake"), "1 to 30, nobody sleeps"),
            (preset("naps"), "1: 0.3 s, 2: 0.3 s, 3: 0.3 s, 4: 0.3 s and 26 more"),
            (phone.clone(), "A busy phone"),
            (phone.awake(), "A busy phone, nobody sleeps"),
            (sleeping(&phone, &[(3, 250), (5, 1000)]), "A busy phone, call mom: 0.25 s, send a picture: 1 s"),
        ] {
            assert_eq!(describe_sleepers(&plan), known);
        }
    }

    #[test]
    fn what_comes_before_the_first_sleeper_is_named() {
        let status = preset("status-upload");
        for (plan, before) in [
            (EXERCISE.plan(), Some("1 to 7")),
            (sleeping(&EXERCISE.plan(), &[(2, 100)]), Some("1")),
            (preset("naps"), None),
            (preset("awake"), None),
            (status.clone(), Some("“uploading...”")),
            (sleeping(&status, &[(3, 100)]), Some("“uploading...” and “encoding”")),
            (preset("busy-phone"), None),
        ] {
            assert_eq!(before_first_sleeper(&plan).as_deref(), before);
        }
    }
}
