//! A public list of texts that have broken other programs, script injections among them, in every part of a link, a message and
//! a stored run. Nothing panics, and no text becomes markup, code or structure of an output.

use std::collections::HashSet;
use std::sync::Arc;

use form_urlencoded::byte_serialize;
use naughty_strings::BLNS;
use serde_json::{Value, json};
use sleep_count::exercise::mode::Mode;
use sleep_count::findings::run::Run;
use sleep_count::findings::tracks::tracks;
use sleep_count::sharing::link::{Link, Theme};
use sleep_count::sharing::messages::{InMessage, OutMessage};
use sleep_count::sharing::picture::file;
use sleep_count::sharing::record::{read, write};
use sleep_count::sharing::snippets::{element, iframe};

use crate::checks::{self, Parsed};
use crate::export::{assert_is_table, assert_keeps_the_format, read_csv, trace_events, written};
use crate::made::{plan, run};

const PARAMETERS: [&str; 8] = ["count", "sleep", "preset", "story", "names", "modes", "theme", "embed"];
const PAGE: &str = "https://example.org/";

/// Links that hold `text`, plain or encoded: as a value, after a value, as a name, twice, and as the whole link.
fn links(text: &str) -> Vec<String> {
    let encoded: String = byte_serialize(text.as_bytes()).collect();
    let mut links = vec![
        text.to_owned(),
        format!("?{encoded}=1"),
        format!("?count=20&{text}&sleep=8:3"),
        format!("?sleep=8:3,{encoded},12:2"),
        format!("?sleep=8:{encoded}"),
        format!("?modes=sync,{encoded}"),
        format!("?story=busy-phone&sleep={encoded}:1"),
    ];
    for name in PARAMETERS {
        links.extend([format!("?{name}={text}"), format!("?{name}={encoded}"), format!("?{name}=1&{name}={encoded}")]);
    }
    links
}

/// Asserts that all elements of an XML text have one of these names, and none has an event handler.
fn assert_has_only(xml: &str, names: &[&str]) {
    let document = roxmltree::Document::parse(xml).unwrap();
    let elements = document.descendants().filter(|node| node.is_element());
    for element in elements {
        assert!(names.contains(&element.tag_name().name()), "{element:?} in {xml}");
        let handler = element.attributes().find(|attribute| attribute.name().starts_with("on"));
        assert_eq!(handler, None, "{xml}");
    }
}

#[test]
fn a_link_is_written_without_characters_of_its_bad_values() {
    let (mut read, mut queries) = (0, HashSet::new());
    for link in BLNS.iter().flat_map(|text| links(text)) {
        checks::link(&link);
        let query = Link::parse(&link).0.query();
        let ours = |character: char| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || "?&=:,.-".contains(character)
        };
        // Names are the one text of a reader, in letters, digits and percent encoding.
        let is_names = query.starts_with("?names=");
        let of_names = |character: char| character.is_ascii_alphanumeric() || "?&=:,.-_+%".contains(character);
        assert!(
            query.chars().all(|character| if is_names { of_names(character) } else { ours(character) }),
            "{query:?} of {link:?}"
        );
        read += 1;
        queries.insert(query);
    }
    assert!(read >= 10_000, "only {read} links");
    for query in queries {
        let link = Link::parse(&query).0;
        assert_has_only(&iframe(PAGE, &link), &["iframe"]);
        let element = element(PAGE, &link).replacen(" async>", " async=\"\">", 1);
        assert_has_only(&format!("<p>{element}</p>"), &["p", "script", "sleep-count", "a"]);
    }
}

#[test]
fn only_the_link_of_a_message_is_read() {
    let whole = json!({ "source": "sleep-count", "version": 1, "type": "set", "link": "?count=9", "ms": 14 });
    let mut read = 0;
    for text in BLNS {
        checks::messages(text);
        let error: Value = serde_json::from_str(&OutMessage::Error(text).json()).unwrap();
        assert_eq!((&error["message"], &error["type"]), (&json!(text), &json!("error")));
        for name in ["source", "version", "type", "link", "ms", text] {
            for value in [json!(text), json!([text]), json!({ *text: text })] {
                let mut message = whole.clone();
                message[name] = value.clone();
                checks::messages(&message.to_string());
                let heard = InMessage::read(&Parsed(message));
                let taken = match name {
                    "link" => value.as_str().map(|link| InMessage::Set(link.to_owned())),
                    "source" | "version" | "type" => None,
                    _ => Some(InMessage::Set("?count=9".to_owned())),
                };
                assert_eq!(heard, taken, "{name}: {value}");
                read += 1;
            }
        }
    }
    assert!(read >= 5_000, "only {read} messages");
}

/// A run that has `text` in every field that takes any text.
fn noted(text: &str) -> Run {
    let text = || text.to_owned();
    Run {
        note: text(),
        remarks: vec![text()],
        started_at: text(),
        ended_at: text(),
        ..run(Mode::Sync, &plan("?count=2&sleep=2:0.5"))
    }
}

#[test]
fn a_text_in_a_stored_run_stays_text_in_every_export() {
    for text in BLNS {
        let kept = read(&Parsed(serde_json::from_str(&write(&noted(text), usize::MAX)).unwrap())).unwrap();
        assert_eq!((kept.note.as_str(), kept.remarks[0].as_str()), (*text, *text));
        let runs = [kept];
        let table = written("runs.md", &runs);
        assert_is_table(&table, 1);
        let markup: Vec<_> = table.match_indices('<').filter(|(at, _)| !table[..*at].ends_with('\\')).collect();
        assert!(markup.is_empty(), "{table}");
        let csv = read_csv(written("runs.csv", &runs).trim_start_matches('\u{feff}'));
        assert!(csv[1].iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{csv:?}");
        assert_keeps_the_format(&trace_events(&runs));
        let [run] = runs;
        let drawn = tracks(&[Mode::Sync], &[Arc::new(run)], None);
        let shapes = ["svg", "title", "style", "defs", "pattern", "g", "rect", "line", "text"];
        assert_has_only(&file(&drawn, 600.0, Theme::Auto), &shapes);
    }
}

#[test]
fn a_stored_run_with_a_text_in_place_of_a_number_or_slug_is_refused() {
    let good: Value = serde_json::from_str(&write(&noted("9 came late"), usize::MAX)).unwrap();
    for text in BLNS {
        for name in ["format", "version", "mode", "outcome", "elapsedMs", "events"] {
            let mut damaged = good.clone();
            damaged[name] = json!(text);
            assert!(read(&Parsed(damaged)).is_err(), "{name}: {text:?}");
        }
        for name in ["atMs", "step", "kind"] {
            let mut damaged = good.clone();
            damaged["events"][0][name] = json!(text);
            assert!(read(&Parsed(damaged)).is_err(), "{name}: {text:?}");
        }
        let mut damaged = good.clone();
        damaged["link"] = json!(format!("?count=2&sleep={text}"));
        checks::record(&damaged.to_string());
    }
}
