//! Descriptions of a plan: what is counted, which steps sleep, and its name in lists.

use crate::exercise::format::{grouped, in_words, listed, seconds};
use crate::exercise::labels::{Labels, isolated};
use crate::exercise::plan::Plan;

/// The most sleepers that a sentence lists.
const MOST_IN_SENTENCE: usize = 2;
/// The most sleepers that the name of a plan lists.
const MOST_IN_NAME: usize = 4;

/// The introduction on the page: the plan, then what to do. "Count from 1 to 30. 8 sleeps for 3 seconds, 12 for 2. Run it the
/// ordinary way, then the async way, and watch what 9 does."
pub fn describe_exercise(plan: &Plan) -> String {
    let watch = plan.next_awake().map_or_else(String::new, |step| format!(", and watch what {} does", plan.name(step)));
    format!("{} Run it the ordinary way, then the async way{watch}.", describe_plan(plan))
}

/// The same in two lines of a phone: "Count to 30. 8 sleeps 3 s, 12 sleeps 2 s. Run it both ways and watch 9."
pub fn describe_exercise_briefly(plan: &Plan) -> String {
    let what = match plan.labels() {
        Labels::Numbers => format!("Count to {}", grouped(plan.count().into())),
        Labels::Story(story) => story.title.to_owned(),
        Labels::Own(_) => how_many(plan),
    };
    let watch = plan.next_awake().map_or_else(String::new, |step| format!(" and watch {}", plan.name(step)));
    format!("{what}. {}. Run it both ways{watch}.", describe_sleeps_briefly(plan))
}

/// Who sleeps, without a full stop: "8 sleeps 3 s, 12 sleeps 2 s".
pub fn describe_sleeps_briefly(plan: &Plan) -> String {
    who_sleeps(plan, Style::Brief)
}

/// The plan in sentences: "Count from 1 to 30. 8 sleeps for 3 seconds, 12 for 2."
pub fn describe_plan(plan: &Plan) -> String {
    let what = match plan.labels() {
        Labels::Numbers => format!("Count from 1 to {}.", grouped(u64::from(plan.count()))),
        Labels::Story(story) => story.tells.to_owned(),
        Labels::Own(_) => format!("{}: {}.", how_many(plan), all_names(plan)),
    };
    format!("{what} {}.", who_sleeps(plan, Style::Sentence))
}

/// How many steps sleep, and for how long: "30 of the 30 numbers sleep, 0.3 s each." The plan has a sleeper.
pub fn describe_sleep_lengths(plan: &Plan) -> String {
    let shortest = plan.sleepers().map(|(_, ms)| u64::from(ms)).min().unwrap_or_default();
    let (shortest, longest) = (seconds(shortest), seconds(plan.longest_ms()));
    let lengths = if shortest == longest { longest } else { format!("{shortest} to {longest}") };
    let [sleepers, steps] = [plan.sleepers().count() as u64, plan.count().into()].map(grouped);
    format!("{sleepers} of the {steps} {}s sleep, {lengths} s each.", noun(plan))
}

/// "5 steps".
fn how_many(plan: &Plan) -> String {
    let end = if plan.count() == 1 { "" } else { "s" };
    format!("{} step{end}", plan.count())
}

/// The names of all steps of a plan that has names: "“boil water” to “serve”".
fn all_names(plan: &Plan) -> String {
    if plan.count() == 1 { plan.name(1) } else { from_to(plan, 1, plan.count()) }
}

/// "“boil water” to “serve”"; or the positions, if both have the same name.
fn from_to(plan: &Plan, first: u32, last: u32) -> String {
    let [from, to] = [first, last].map(|step| plan.name(step));
    if from == to { format!("steps {first} to {last}") } else { format!("{from} to {to}") }
}

/// The title and the length of a plan with named steps: "A busy phone, in five steps. " Empty for a count of numbers.
pub fn describe_opening(plan: &Plan) -> String {
    let title = match plan.labels() {
        Labels::Numbers => return String::new(),
        Labels::Story(story) => story.title,
        // The lede says how many they are.
        Labels::Own(_) => return "In your own words. ".to_owned(),
    };
    format!("{title}, in {} steps. ", in_words(plan.count() as usize))
}

/// The name of a plan in lists, which names its sleepers: "8: 3 s, 12: 2 s". A story has its title, and its sleepers only if they
/// were changed.
pub fn describe_sleepers(plan: &Plan) -> String {
    match plan.labels() {
        Labels::Numbers if plan.total_ms() == 0 => format!("1 to {}, nobody sleeps", plan.count()),
        Labels::Own(_) if plan.total_ms() == 0 => format!("{}, nobody sleeps", all_names(plan)),
        Labels::Numbers | Labels::Own(_) => who_sleeps(plan, Style::Name),
        Labels::Story(story) if plan.counts_like(&Plan::of_story(story)) => story.title.to_owned(),
        Labels::Story(story) => format!("{}, {}", story.title, who_sleeps(plan, Style::Name)),
    }
}

/// How the sleepers of a plan are listed. Where there are too many, their number stands in place of the rest.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// "8 sleeps for 3 seconds, 12 for 2"
    Sentence,
    /// "8 sleeps 3 s, 12 sleeps 2 s"
    Brief,
    /// "8: 3 s, 12: 2 s"
    Name,
}

/// The sleepers of a plan in words.
fn who_sleeps(plan: &Plan, style: Style) -> String {
    let most = if style == Style::Name { MOST_IN_NAME } else { MOST_IN_SENTENCE };
    let sleeper = |(index, (step, ms)): (usize, (u32, u32))| {
        let (name, length) = (plan.name(step), seconds(ms.into()));
        match (style, index, ms) {
            (Style::Sentence, 0, 1000) => format!("{name} sleeps for {length} second"),
            (Style::Sentence, 0, _) => format!("{name} sleeps for {length} seconds"),
            (Style::Sentence, ..) => format!("{name} for {length}"),
            (Style::Brief, ..) => format!("{name} sleeps {length} s"),
            (Style::Name, ..) => format!("{}: {length} s", isolated(&plan.label(step))),
        }
    };
    let first = plan.sleepers().take(most).enumerate().map(sleeper).collect::<Vec<_>>().join(", ");
    let (number, noun) = (plan.sleepers().count(), noun(plan));
    match style {
        Style::Name if number == 0 => "nobody sleeps".to_owned(),
        _ if number == 0 => "Nobody sleeps yet".to_owned(),
        _ if number <= most => first,
        Style::Sentence => format!("{} of the {noun}s sleep", grouped(number as u64)),
        Style::Brief => format!("{} {noun}s sleep", grouped(number as u64)),
        Style::Name => format!("{first} and {} more", grouped((number - most) as u64)),
    }
}

/// The most named steps that are listed.
const MOST_LISTED: u32 = 3;

/// The names of the steps from `first` to `last`: all if they are few, else the first and the last.
pub fn names(plan: &Plan, first: u32, last: u32) -> String {
    if last - first < MOST_LISTED {
        return listed(&(first..=last).map(|step| plan.name(step)).collect::<Vec<_>>());
    }
    from_to(plan, first, last)
}

/// The steps before the first sleeper: "1 to 7", or the names of the first and the last, or of all if they are few. `None` if there are none.
pub fn before_first_sleeper(plan: &Plan) -> Option<String> {
    let (sleeper, _) = plan.sleepers().next()?;
    let last = sleeper - 1;
    match (plan.is_named(), last) {
        (_, 0) => None,
        (true, _) => Some(names(plan, 1, last)),
        (false, 1) => Some("1".to_owned()),
        (false, _) => Some(format!("1 to {last}")),
    }
}

/// What a step of the plan is called: "number", or "step" if it has a name.
pub fn noun(plan: &Plan) -> &'static str {
    if plan.is_named() { "step" } else { "number" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::labels::Names;
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
    fn the_introduction_says_what_is_counted_who_sleeps_and_what_to_do() {
        let status = preset("status-upload");
        for (plan, long, brief) in [
            (
                EXERCISE.plan(),
                "Count from 1 to 30. 8 sleeps for 3 seconds, 12 for 2. Run it the ordinary way, then the async way, and \
                 watch what 9 does.",
                "Count to 30. 8 sleeps 3 s, 12 sleeps 2 s. Run it both ways and watch 9.",
            ),
            (
                preset("awake"),
                "Count from 1 to 30. Nobody sleeps yet. Run it the ordinary way, then the async way.",
                "Count to 30. Nobody sleeps yet. Run it both ways.",
            ),
            (
                preset("eight-seconds"),
                "Count from 1 to 30. 8 sleeps for 8 seconds. Run it the ordinary way, then the async way, and watch what 9 \
                 does.",
                "Count to 30. 8 sleeps 8 s. Run it both ways and watch 9.",
            ),
            (
                preset("ten-thousand"),
                "Count from 1 to 10,000. 10,000 of the numbers sleep. Run it the ordinary way, then the async way.",
                "Count to 10,000. 10,000 numbers sleep. Run it both ways.",
            ),
            (
                status.clone(),
                "A status is posted with a video, and the video has to be encoded first. “encoding” sleeps for 3 seconds. \
                 Run it the ordinary way, then the async way, and watch what “Your status is ready” does.",
                "Status upload. “encoding” sleeps 3 s. Run it both ways and watch “Your status is ready”.",
            ),
            (
                sleeping(&status, &[(1, 1000), (2, 500), (3, 100)]),
                "A status is posted with a video, and the video has to be encoded first. 3 of the steps sleep. Run it the \
                 ordinary way, then the async way.",
                "Status upload. 3 steps sleep. Run it both ways.",
            ),
        ] {
            assert_eq!((&*describe_exercise(&plan), &*describe_exercise_briefly(&plan)), (long, brief));
        }
    }

    #[test]
    fn steps_with_names_of_the_readers_own_are_described_by_the_first_and_the_last() {
        let names =
            |names: &[&str]| Plan::of_names(Names::new(names.iter().map(|name| (*name).to_owned()).collect()).unwrap());
        let breakfast =
            sleeping(&names(&["boil water", "toast", "fry eggs", "set the table", "eat"]), &[(1, 3000), (4, 500)]);
        assert_eq!(
            describe_exercise(&breakfast),
            "5 steps: “boil water” to “eat”. “boil water” sleeps for 3 seconds, “set the table” for 0.5. Run it the \
             ordinary way, then the async way, and watch what “toast” does."
        );
        assert_eq!(
            describe_exercise_briefly(&breakfast),
            "5 steps. “boil water” sleeps 3 s, “set the table” sleeps 0.5 s. Run it both ways and watch “toast”."
        );
        assert_eq!((&*describe_opening(&breakfast), noun(&breakfast)), ("In your own words. ", "step"));
        assert_eq!(describe_sleepers(&breakfast), "boil water: 3 s, set the table: 0.5 s");
        assert_eq!(describe_sleepers(&breakfast.awake()), "“boil water” to “eat”, nobody sleeps");
        assert_eq!(
            before_first_sleeper(&sleeping(&breakfast, &[(5, 100)])).as_deref(),
            Some("“boil water” to “set the table”")
        );
        let again = names(&["boil milk", "stir", "stir", "boil milk"]);
        assert_eq!(describe_sleepers(&again), "steps 1 to 4, nobody sleeps");
        let alone = names(&["wait"]);
        assert_eq!(describe_plan(&alone), "1 step: “wait”. Nobody sleeps yet.");
        assert_eq!(describe_sleepers(&alone), "“wait”, nobody sleeps");
        let leftward = sleeping(&names(&["اغلي الماء", "b"]), &[(1, 3000)]);
        assert_eq!(describe_sleepers(&leftward), "\u{2068}اغلي الماء\u{2069}: 3 s");
    }

    #[test]
    fn two_sleepers_share_the_unit() {
        let plan = sleeping(&preset("status-upload"), &[(1, 1000), (2, 500)]);
        assert!(describe_plan(&plan).ends_with("first. “uploading...” sleeps for 1 second, “encoding” for 0.5."));
    }

    #[test]
    fn many_sleepers_are_counted_with_their_lengths() {
        for (plan, known) in [
            (preset("naps"), "30 of the 30 numbers sleep, 0.3 s each."),
            (preset("ten-thousand"), "10,000 of the 10,000 numbers sleep, 0.001 to 1 s each."),
            (preset("busy-phone"), "4 of the 5 steps sleep, 0.5 to 4 s each."),
        ] {
            assert_eq!(describe_sleep_lengths(&plan), known);
        }
    }

    #[test]
    fn a_story_opens_with_its_title() {
        assert_eq!(describe_opening(&preset("status-upload")), "Status upload, in three steps. ");
        assert_eq!(describe_opening(&preset("busy-phone")), "A busy phone, in five steps. ");
        assert_eq!(describe_opening(&EXERCISE.plan()), "");
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
