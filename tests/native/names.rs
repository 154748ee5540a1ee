//! Names of steps that readers write: they go through links, records, programs and exports as data, whatever they hold.

use std::sync::Arc;

use form_urlencoded::byte_serialize;
use naughty_strings::BLNS;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use roxmltree::Document;
use serde_json::{Value, json};
use sleep_count::exercise::labels::Names;
use sleep_count::exercise::mode::Mode;
use sleep_count::exercise::plan::Plan;
use sleep_count::findings::tracks::tracks;
use sleep_count::sharing::graphemes::graphemes;
use sleep_count::sharing::link::{Link, Theme, plan_query};
use sleep_count::sharing::name_reading::corrected;
use sleep_count::sharing::picture::file;
use sleep_count::sharing::picture::table::tables;
use sleep_count::sharing::record::{Unreadable, read, write};
use sleep_count::sharing::snippets::{element, iframe, picture};

use crate::any;
use crate::checks::{self, Parsed};
use crate::export::{assert_is_table, assert_keeps_the_format, read_csv, trace_events, written};
use crate::made::run;

const PAGE: &str = "https://example.org/";

fn parsed(query: &str) -> (Link, Vec<String>) {
    let (link, warnings) = Link::parse(query);
    (link, warnings.iter().map(ToString::to_string).collect())
}

fn names_of(plan: &Plan) -> Vec<String> {
    (1..=plan.count()).map(|step| plan.label(step).into_owned()).collect()
}

#[test]
fn a_link_names_steps_and_the_sleeps_use_their_positions() {
    for query in [
        "?names=boil water,toast bread,fry eggs&sleep=1:3,2:2",
        "?names=boil+water,toast%20bread,fry%20eggs&sleep=1:3,2:2",
        "?count=3&sleep=1:3,2:2&names=boil%20water%2Ctoast%20bread%2Cfry%20eggs",
    ] {
        let (link, notices) = parsed(query);
        assert_eq!(notices, [""; 0], "{query}");
        assert_eq!(names_of(&link.plan), ["boil water", "toast bread", "fry eggs"]);
        assert_eq!(link.plan.sleepers().collect::<Vec<_>>(), [(1, 3000), (2, 2000)]);
        assert_eq!(plan_query(&link.plan), "?names=boil+water,toast+bread,fry+eggs&sleep=1:3,2:2");
    }
    assert_eq!(parsed("?names=a,b").0.plan.sleepers().count(), 0);
}

#[test]
fn names_meet_other_parameters_as_documented() {
    for (query, names, sentences) in [
        ("?names=a,b&count=2", &["a", "b"][..], &[][..]),
        ("?names=a,b&count=8", &["a", "b"], &["The link has 2 names and another count. Counting 2 steps."]),
        ("?names=a&count=8", &["a"], &["The link has one name and another count. Counting one step."]),
        (
            "?names=a,b&preset=status-upload",
            &["uploading...", "encoding", "Your status is ready"],
            &["The link names a preset and a plan beside it. Using the preset: Status upload."],
        ),
        (
            "?names=a,b&story=status-upload&sleep=1:1",
            &["uploading...", "encoding", "Your status is ready"],
            &["The link names a story and names beside it. Using the story: Status upload."],
        ),
        (
            "?names=a,b&story=saga",
            &["a", "b"],
            &["story can't be “saga”: it takes one of status-upload, busy-phone. Using a count."],
        ),
        ("?names=a,,c&sleep=3:1", &["a", "2", "c"], &["Step 2 has no name. Using its number."]),
        ("?names=a,b&sleep=1:99", &["a", "b"], &["Step 1 can't sleep 99 s; the limit is 60 s. Using 60 s."]),
        ("?names=a,b&sleep=3:1", &["a", "b"], &["3 can't sleep: the count goes from 1 to 2. Left out."]),
        ("?names=a,b&names=c", &["c"], &["The link names names more than once. Using the last: “c”."]),
        (
            "?names=a\nb,c",
            &["a b", "c"],
            &[
                "A name can't have line breaks, control characters or marks that change its direction. Taken out of “a b”.",
            ],
        ),
    ] {
        let (link, notices) = parsed(query);
        assert_eq!(
            (names_of(&link.plan), notices),
            (
                names.iter().map(|name| (*name).to_owned()).collect(),
                sentences.iter().map(|it| (*it).to_owned()).collect()
            ),
            "{query}"
        );
    }
    let (link, notices) = parsed("?names=&count=3");
    assert_eq!((link.plan.is_named(), link.plan.count()), (false, 3));
    assert!(notices[0].starts_with("There is no name"), "{notices:?}");
    // Other people's links have a name, too.
    let (link, notices) = parsed("?name=Bob");
    assert_eq!(link, Link::default());
    assert_eq!(notices, ["A link can't set “name”; the nearest that it can set is names. Left out."]);
}

#[test]
fn names_are_kept_where_the_rest_of_a_link_is_mended() {
    for query in [
        "?names=a+%26+b,c%3D%3F%23,d%5C,e&amp;sleep=1:2",
        "?names=a+%26+b,c%3D%3F%23,d%5C,e&sleeps=1:2s",
        "?sleep=1:2&amp;names=a+%26+b,c%3D%3F%23,d%5C,e",
        "?sleep%3D1%3A2%26names%3Da%2B%2526%2Bb%2Cc%253D%253F%2523%2Cd%255C%2Ce",
        "#sleep=1:2&names=a+%26+b,c%3D%3F%23,d%5C,e",
        "?url=https%3A%2F%2Fexample.org%2F%3Fnames%3Da%2B%2526%2Bb%2Cc%253D%253F%2523%2Cd%255C%2Ce%26sleep%3D1%3A2",
    ] {
        let (link, notices) = parsed(query);
        assert_eq!(names_of(&link.plan), ["a & b", "c=?#", "d,e"], "{query} {notices:?}");
        assert_eq!(link.plan.sleepers().collect::<Vec<_>>(), [(1, 2000)], "{query}");
        assert!(notices.len() <= 1, "{notices:?}");
    }
    // What looks like a mangled part is a name.
    for name in ["%2C", "8:3;12:2", "&amp;", "count=5&sleep=1:1", r"\u0041", "a;modes=sync"] {
        let encoded: String = byte_serialize(name.as_bytes()).collect();
        for rest in ["", "&sleeps=1:2", "&amp;sleep=1:2"] {
            let (link, _) = parsed(&format!("?names=x,{}{rest}", encoded.replace("%5C", "%5C%5C")));
            assert_eq!(names_of(&link.plan), ["x", name], "{rest}");
            assert_eq!(link.modes, Link::default().modes);
        }
    }
}

proptest! {
    #[test]
    fn named_steps_go_through_a_link_and_back(names in any::names()) {
        let plan = Plan::of_names(names.clone());
        let query = plan_query(&plan);
        prop_assert!(query.is_ascii());
        let (link, notices) = parsed(&query);
        prop_assert_eq!((link.plan, notices), (plan, vec![]));
        checks::link(&query);
    }

    #[test]
    fn any_text_is_read_as_at_most_30_names_of_40_characters(text in "(\\PC|[,\\\\\n\u{202e}\u{200b}]){0,200}") {
        let encoded: String = byte_serialize(text.as_bytes()).collect();
        let (link, notices) = parsed(&format!("?names={encoded}"));
        for name in names_of(&link.plan).iter().filter(|_| link.plan.is_named()) {
            prop_assert!((1..=40).contains(&graphemes(name).len()));
            let is_clean = !name.contains(['\n', '\u{202e}']) && name.trim() == name;
            prop_assert!(is_clean, "{name:?}");
        }
        prop_assert!(link.plan.count() <= 30 && notices.len() <= 5, "{:?}", notices);
        checks::link(&format!("?names={encoded}"));
    }
}

#[test]
fn a_record_has_the_names_as_labels_and_is_refused_with_others() {
    let run = run(Mode::Sync, &parsed("?names=boil water,اغلي,a%5C,b&sleep=2:1").0.plan);
    let record: Value = serde_json::from_str(&write(&run, 100)).unwrap();
    assert_eq!(record["labels"], json!(["boil water", "اغلي", "a,b"]));
    assert_eq!(read(&Parsed(record.clone())), Ok(run));
    for labels in
        [json!(["boil water", "اغلي"]), json!(["boil water", "اغلي", "x"]), json!("x"), json!([1, 2, 3]), Value::Null]
    {
        let mut other = record.clone();
        other["labels"] = labels;
        assert_eq!(read(&Parsed(other)), Err(Unreadable::Field("labels")));
    }
}

#[test]
fn sentences_keep_a_name_from_right_to_left_apart() {
    let plan = parsed("?names=اغلي الماء,toast&sleep=1:3").0.plan;
    assert_eq!(plan.name(1), "“\u{2068}اغلي الماء\u{2069}”");
    assert_eq!((plan.name(2), plan.label(1)), ("“toast”".to_owned(), "اغلي الماء".into()));
}

/// Ten thousand names: the public list, and random ones.
fn hostile() -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let names = any::names();
    let random = std::iter::repeat_with(|| names.new_tree(&mut runner).unwrap().current());
    let random = random.flat_map(|names| names.iter().map(str::to_owned).collect::<Vec<_>>());
    BLNS.iter().map(|text| (*text).to_owned()).chain(random).take(10_000).collect()
}

/// Asserts that all elements of an XML text have one of these names, and none has an event handler.
fn assert_has_only(xml: &str, names: &[&str]) {
    let document = Document::parse(xml).unwrap();
    for element in document.descendants().filter(|node| node.is_element()) {
        assert!(names.contains(&element.tag_name().name()), "{element:?} in {xml}");
        assert!(!element.attributes().any(|attribute| attribute.name().starts_with("on")), "{xml}");
    }
}

#[test]
fn ten_thousand_hostile_names_stay_names_in_links_records_pictures_exports_and_snippets() {
    let names = hostile();
    assert_eq!(names.len(), 10_000);
    for some in names.chunks(25) {
        let Some(names) = corrected(some.to_vec()).names else { continue };
        let plan = Plan::of_names(names.clone()).with_sleep(1, 1000).0.with_sleep(names.count(), 500).0;
        let link = Link { plan: plan.clone(), theme: Theme::Auto, ..Link::default() };
        assert_eq!(parsed(&link.query()), (link.clone(), vec![]));
        let run = run(Mode::AsyncTogether, &plan);
        let record = write(&run, usize::MAX);
        assert_eq!(read(&Parsed(serde_json::from_str(&record).unwrap())), Ok(run.clone()));
        checks::record(&record);
        let runs = [run];
        assert_is_table(&written("runs.md", &runs), 1);
        let csv = read_csv(written("runs.csv", &runs).trim_start_matches('\u{feff}'));
        assert!(csv[1].iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{csv:?}");
        assert_keeps_the_format(&trace_events(&runs));
        let markdown = picture(PAGE, &link, &[&runs[0]]);
        assert_eq!(markdown.lines().count(), 1, "{markdown}");
        let [run] = runs;
        let drawn = tracks(&[run.mode], &[Arc::new(run)], None);
        assert_has_only(
            &file(&drawn, 600.0, Theme::Auto),
            &["svg", "title", "style", "defs", "pattern", "g", "rect", "line", "text"],
        );
        assert_has_only(
            &format!("<div>{}</div>", tables(&drawn)),
            &["div", "table", "caption", "thead", "tbody", "tr", "th", "td"],
        );
        assert_has_only(&iframe(PAGE, &link), &["iframe"]);
        let element = element(PAGE, &link).replacen(" async>", " async=\"\">", 1);
        let page = format!("<p>{element}</p>");
        assert_has_only(&page, &["p", "script", "sleep-count", "a"]);
        let document = Document::parse(&page).unwrap();
        let written = document.descendants().find(|node| node.has_tag_name("sleep-count")).unwrap();
        assert_eq!(written.attribute("names"), Some(sleep_count::sharing::names::joined(names.iter()).as_str()));
    }
}

#[test]
fn the_element_in_mdx_and_html_holds_no_character_that_begins_something() {
    let names =
        Names::new(vec!["{x}".to_owned(), "</script>".to_owned(), "a\"b".to_owned(), "`${y}`".to_owned()]).unwrap();
    let link = Link { plan: Plan::of_names(names).with_sleep(1, 1000).0, ..Link::default() };
    for text in [element(PAGE, &link), iframe(PAGE, &link)] {
        let outside = text.replace("<script src=\"https://example.org/embed.js\" async></script>", "");
        assert!(!outside.contains("</script>"), "{outside}");
        // MDX reads braces in text, but not in the quotes of an attribute.
        let texts = outside.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text);
        assert!(texts.into_iter().all(|text| !text.contains(['{', '}'])), "{outside}");
    }
}
