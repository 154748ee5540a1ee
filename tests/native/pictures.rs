//! The timeline's pictures and tables: snapshots of two of them, and the sizes and positions in others.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use roxmltree::{Document, Node};
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::frame_gaps::TimeSpan;
use sleep_count::findings::run::Run;
use sleep_count::findings::tracks::{Track, tracks};
use sleep_count::sharing::link::Theme;
use sleep_count::sharing::picture::table::tables;
use sleep_count::sharing::picture::{file, top_px};

use crate::made::{picture, plan, run, stopped};

/// The track of one run.
fn track(run: Run) -> Vec<Track> {
    tracks(&[run.mode], &[Arc::new(run)], None)
}

/// Two lanes with the expected runs beneath, and a stopped run of a story beside the expected run of another plan.
fn snapshots() -> [(&'static str, Vec<Track>, f64); 2] {
    let (four, story) = (plan("?count=4&sleep=2:3,3:2"), plan("?story=status-upload&sleep=1:1,2:3"));
    let lanes = [Mode::Sync, Mode::AsyncTogether];
    let runs = lanes.map(|mode| Arc::new(run(mode, &four)));
    let stopped_story = [Arc::new(stopped(Mode::AsyncInTurn, &story, 2500.0))];
    [
        ("lanes", tracks(&lanes, &runs, Some(&four)), 600.0),
        ("story", tracks(&[Mode::AsyncInTurn], &stopped_story, Some(&plan("?preset=busy-phone"))), 280.4),
    ]
}

#[test]
fn pictures_and_tables_match_their_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/pictures");
    let mut others = Vec::new();
    for (name, tracks, width) in snapshots() {
        for (kind, drawn) in [("svg", picture(&tracks, width)), ("html", tables(&tracks))] {
            let drawn = drawn.replace("><", ">\n<") + "\n";
            let name = format!("{name}.{kind}");
            if fs::read_to_string(folder.join(&name)).ok() != Some(drawn.clone()) {
                let other = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name);
                fs::write(&other, drawn).unwrap();
                others.push(other);
            }
        }
    }
    assert!(
        others.is_empty(),
        "look at {others:?}, and put them into {} if they are as they should be",
        folder.display()
    );
}

/// The elements of an SVG that have this class.
fn of_class<'a>(document: &'a Document, class: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.attribute("class") == Some(class))
}

fn number(node: Node, attribute: &str) -> f64 {
    node.attribute(attribute).unwrap().parse().unwrap()
}

/// The height of a picture in px.
fn height(tracks: &[Track]) -> f64 {
    number(Document::parse(&picture(tracks, 800.0)).unwrap().root_element(), "height")
}

#[test]
fn many_rows_are_lower_than_few() {
    let around = height(&track(run(Mode::AsyncInTurn, &plan("?count=1")))) - 5.0;
    for (query, rows) in
        [("?count=100", 100.0 * 5.0), ("?count=101", 101.0 * 3.0), ("?story=busy-phone&sleep=", 5.0 * 40.0)]
    {
        assert_eq!(height(&track(run(Mode::AsyncInTurn, &plan(query)))) - around, rows, "{query}");
    }
    let sleeping = |query| height(&track(run(Mode::AsyncTogether, &plan(query))));
    assert_eq!(sleeping("?count=40&sleep=1-32:1") - sleeping("?count=40&sleep=1-33:1"), 32.0 * (22.0 - 5.0));
}

#[test]
fn dots_and_rings_are_smaller_in_low_rows_and_bars_fill_them() {
    for (query, dot, ring, bar) in [
        ("?count=3&sleep=1:1", 4.5, 6.5, 16.0),
        ("?count=40&sleep=1-33:1", 3.5, 5.0, 5.0),
        ("?count=101&sleep=1-33:1", 2.0, 2.5, 3.0),
    ] {
        let drawn = picture(&track(run(Mode::AsyncTogether, &plan(query))), 800.0);
        let document = Document::parse(&drawn).unwrap();
        let first = |class, of| {
            let marks = of_class(&document, of).find(|mark| mark.attribute("data-mark").is_some()).unwrap();
            number(marks.children().find(|shape| shape.attribute("class") == Some(class)).unwrap(), "height")
        };
        let found = [first("sc-dot", "sc-printed"), first("sc-ring", "sc-printed"), first("sc-area", "sc-asleep")];
        assert_eq!(found, [dot, ring, bar], "{query}");
    }
}

#[test]
fn a_group_has_two_dots_if_its_ends_are_apart() {
    // 1 px is 1 ms: 64 px of the width are margins, and the last line is shown 20 ms after the end.
    for (ms, dots) in [(1, 2), (2, 2), (0, 1)] {
        let grouped = run(Mode::AsyncTogether, &plan(&format!("?count=400&sleep=1:0.00{ms},400:0.236")));
        let drawn = picture(&track(grouped), 64.0 + 256.0);
        let document = Document::parse(&drawn).unwrap();
        let mut printed = of_class(&document, "sc-printed").filter(|mark| mark.attribute("data-mark").is_some());
        let shapes = printed.next().unwrap().children().filter(|shape| shape.attribute("class") == Some("sc-dot"));
        assert_eq!(shapes.count(), dots, "{ms} ms apart");
    }
}

/// The labels of the axis of a run.
fn times(elapsed_ms: f64, width: f64) -> String {
    let ended = Run { elapsed_ms, ..run(Mode::AsyncTogether, &plan("?count=1&sleep=1:0.001")) };
    let drawn = picture(&track(Run { shown_ms: Vec::new(), ..ended }), width);
    let document = Document::parse(&drawn).unwrap();
    of_class(&document, "sc-step sc-time").filter_map(|label| label.text()).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_axis_has_as_many_round_times_as_fit() {
    for (elapsed_ms, width, labels) in [
        (10.0, 800.0, "0, 2 ms, 4 ms, 6 ms, 8 ms, 10 ms"),
        (80.0, 800.0, "0, 10 ms, 20 ms, 30 ms, 40 ms, 50 ms, 60 ms, 70 ms, 80 ms"),
        (81.0, 800.0, "0, 20 ms, 40 ms, 60 ms, 80 ms"),
        (999.0, 800.0, "0, 200 ms, 400 ms, 600 ms, 800 ms"),
        (1000.0, 800.0, "0, 0.2 s, 0.4 s, 0.6 s, 0.8 s, 1 s"),
        (5000.0, 64.0 + 5.0 * 48.0, "0, 1 s, 2 s, 3 s, 4 s, 5 s"),
        (5000.0, 64.0 + 5.0 * 48.0 - 1.0, "0, 2 s, 4 s"),
        (60_000.0, 0.0, "0, 20 s, 40 s, 60 s"),
        (6_000_000.0, 800.0, "0, 1000 s, 2000 s, 3000 s, 4000 s, 5000 s, 6000 s"),
    ] {
        assert_eq!(times(elapsed_ms, width), labels, "{elapsed_ms} ms in {width} px");
    }
}

/// The first and the last label of the rows, and the number of labels.
fn labels(query: &str) -> (String, String, usize) {
    let drawn = picture(&track(run(Mode::AsyncInTurn, &plan(query))), 800.0);
    let document = Document::parse(&drawn).unwrap();
    let texts: Vec<_> = of_class(&document, "sc-step sc-row-name").filter_map(|label| label.text()).collect();
    (texts[0].to_owned(), texts[texts.len() - 1].to_owned(), texts.len())
}

#[test]
fn rows_have_labels_as_far_as_they_fit() {
    for (query, first, last, number) in [
        ("?count=30", "1", "30", 2),
        ("?count=2", "1", "1", 1),
        ("?count=30&sleep=8:1,12:1", "1", "30", 4),
        // A label takes 14 px, each of so many rows 5 px.
        ("?count=40&sleep=1-33:0.01", "1", "40", 12),
    ] {
        assert_eq!(labels(query), (first.to_owned(), last.to_owned(), number), "{query}");
    }
}

#[test]
fn freezes_have_labels_as_far_as_they_fit() {
    let labels = |gaps: &[(f64, f64)]| {
        let freezes = gaps.iter().map(|&(from_ms, to_ms)| TimeSpan { from_ms, to_ms }).collect();
        let frozen = Run { freezes, ..run(Mode::Sync, &plan("?count=3&sleep=2:10")) };
        let drawn = picture(&track(frozen), 1084.0);
        let document = Document::parse(&drawn).unwrap();
        of_class(&document, "sc-freeze-label").map(|label| number(label, "x")).collect::<Vec<_>>()
    };
    // 10.02 s are 1,020 px, from 48 px on. "page frozen 0.1 s" takes 17 letters of 7.4 px, with 8 px between labels.
    assert_eq!(labels(&[(0.0, 100.0), (1315.0, 1415.0)]), [48.0, 181.9]);
    assert_eq!(labels(&[(0.0, 100.0), (1310.0, 1410.0)]), [48.0]);
    assert_eq!(labels(&[(9900.0, 10_000.0)]), [1084.0 - 16.0 - 125.8]);
}

#[test]
fn a_file_has_margins_and_a_picture_in_the_page_has_none() {
    let tracks = track(run(Mode::Sync, &plan("?count=3&sleep=2:1")));
    let sizes = [picture(&tracks, 500.0), file(&tracks, 500.0, Theme::Light)].map(|drawn| {
        let document = Document::parse(&drawn).unwrap();
        let size = ["width", "height"].map(|name| number(document.root_element(), name));
        (size, document.root_element().attribute("viewBox").unwrap().to_owned())
    });
    let [([width, height], _), ([file_width, file_height], view)] = &sizes;
    assert_eq!((*file_width, *file_height), (width + 32.0, height + 32.0));
    assert_eq!(*view, format!("-16 -16 {file_width} {file_height}"));
    let drawn = file(&tracks, 500.0, Theme::Light);
    assert!(drawn.contains("<title>Timeline of Sync</title>"));
    assert_eq!(drawn.matches("tabindex=\"0\"").count(), 1);
}

#[test]
fn the_legend_wraps_if_it_does_not_fit() {
    // "printed", "shown", "asleep" and "waiting" take 30 px each for the symbol, 7.4 px a letter, and 14 px between them.
    let in_turn = track(run(Mode::AsyncInTurn, &plan("?count=3&sleep=2:1")));
    for (width, top) in [(348.0, 30.0), (347.0, 52.0), (0.0, 52.0)] {
        assert_eq!(top_px(&in_turn, width), top, "{width} px");
    }
    // "page frozen" is last.
    let sync = track(run(Mode::Sync, &plan("?count=3&sleep=2:1")));
    for (width, top) in [(473.0, 30.0), (472.0, 52.0), (0.0, 74.0)] {
        assert_eq!(top_px(&sync, width), top, "{width} px");
    }
}

#[test]
fn a_file_has_its_theme_or_follows_the_viewers() {
    let tracks = track(run(Mode::Sync, &plan("?count=1")));
    for (theme, said) in [(Theme::Auto, None), (Theme::Light, Some("light")), (Theme::Dark, Some("dark"))] {
        let drawn = file(&tracks, 500.0, theme);
        let document = Document::parse(&drawn).unwrap();
        assert_eq!(document.root_element().attribute("data-theme"), said);
    }
}
