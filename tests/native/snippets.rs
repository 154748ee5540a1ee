//! Snippets for other pages: they hold the plan and the lanes, and no part of an address becomes markup.

use proptest::prelude::*;
use roxmltree::Document;
use sleep_count::exercise::mode::Mode;
use sleep_count::sharing::link::Link;
use sleep_count::sharing::snippets::{address, element, iframe, picture};

use crate::made::{exercise, plan, run, stopped};

const PAGE: &str = "https://example.org/sleep-count/";

fn link(query: &str) -> Link {
    Link::parse(query).0
}

#[test]
fn the_address_has_the_query_of_the_link() {
    let whole = address(PAGE, &link("?count=20&sleep=3:1&modes=sync&theme=dark"));
    assert_eq!(whole, "https://example.org/sleep-count/?count=20&sleep=3:1&modes=sync&theme=dark");
}

#[test]
fn the_iframe_has_the_plan_and_the_permissions_of_an_embed() {
    assert_eq!(
        iframe(PAGE, &link("?count=30&sleep=8:2,12:1&modes=sync,async-together")),
        "<iframe src=\"https://example.org/sleep-count/?count=30&amp;sleep=8:2,12:1&amp;modes=sync,async-together&amp;embed=1\"\n  \
         title=\"What does waiting cost? Count from 1 to 30. 8 sleeps for 2 seconds, 12 for 1.\"\n  \
         width=\"100%\" height=\"818\" frameborder=\"0\" loading=\"lazy\"\n  \
         sandbox=\"allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox\" \
         allow=\"web-share; clipboard-write\"></iframe>"
    );
}

#[test]
fn the_height_of_the_iframe_is_that_of_a_narrow_column() {
    for (modes, height) in [
        ("sync", 621),
        ("sync,threads", 818),
        ("sync,threads,async-together", 1015),
        ("sync&count=100", 726),
        ("sync&count=1000", 600),
    ] {
        let framed = iframe(PAGE, &link(&format!("?modes={modes}")));
        assert!(framed.contains(&format!(" height=\"{height}\" ")), "{framed}");
    }
}

#[test]
fn the_element_has_the_link_as_attributes_and_a_link_inside() {
    assert_eq!(
        element(PAGE, &link("?count=30&sleep=8:2,12:1&theme=dark")),
        "<script src=\"https://example.org/sleep-count/embed.js\" async></script>\n\
         <sleep-count count=\"30\" sleep=\"8:2,12:1\" modes=\"sync,async-together\" theme=\"dark\">\n  \
         <a href=\"https://example.org/sleep-count/?count=30&amp;sleep=8:2,12:1&amp;modes=sync,async-together&amp;theme=dark\">\
         What does waiting cost? Count from 1 to 30. 8 sleeps for 2 seconds, 12 for 1.</a>\n</sleep-count>"
    );
    for (query, attributes) in [
        ("?preset=busy-phone", "<sleep-count preset=\"busy-phone\" modes="),
        ("?story=busy-phone&sleep=2:1", "<sleep-count story=\"busy-phone\" sleep=\"2:1\" modes="),
        ("?preset=awake", "<sleep-count count=\"30\" sleep=\"\" modes="),
    ] {
        let snippet = element("https://example.org/a/index.html", &link(query));
        assert!(snippet.contains(attributes), "{snippet}");
        assert!(snippet.starts_with("<script src=\"https://example.org/a/embed.js\""), "{snippet}");
    }
}

#[test]
fn the_picture_has_the_verdict_as_its_text_and_links_to_the_plan() {
    let (sync, together) = (exercise(Mode::Sync), exercise(Mode::AsyncTogether));
    assert_eq!(
        picture(PAGE, &Link::default(), &[&sync, &together]),
        "[![What waiting costs: Sync took 5.0 s: its sleeps added up. The page was frozen the whole time. 9 ran at 3.0 s; \
         nobody could see it before 5.0 s. Async, together took 3.0 s, as long as its longest sleep. 9 was on screen at 0.02 s, \
         while 8 still slept. 12 fell asleep after 8 and woke first: waking follows the clock, not the queue.](timeline.png)]\
         (https://example.org/sleep-count/?count=30&sleep=8:3,12:2&modes=sync,async-together)"
    );
    let (in_turn, stopped_story) =
        (exercise(Mode::AsyncInTurn), stopped(Mode::AsyncInTurn, &plan("?preset=busy-phone"), 1200.0));
    let both = picture(PAGE, &Link::default(), &[&sync, &in_turn]);
    assert!(both.contains("Async, in turn took 5.0 s, no faster than Sync."), "{both}");
    let alone = picture(PAGE, &Link::default(), &[&in_turn]);
    assert!(alone.contains("Async, in turn took 5.0 s: its sleeps added up."), "{alone}");
    let snippet = picture(PAGE, &link("?preset=busy-phone"), &[&stopped_story]);
    assert!(snippet.starts_with("[![What waiting costs: Stopped at 1.2 s, so this says nothing"), "{snippet}");
}

proptest! {
    #[test]
    fn no_part_of_an_address_becomes_markup(page in "https://[a-z]{1,9}/(\\PC|[\"'<>&|()\\[\\]`])*", query in "(\\PC|[&=,:<\"])*") {
        let link = link(&format!("?{query}"));
        let framed = iframe(&page, &link);
        let frame = Document::parse(&framed).unwrap();
        prop_assert_eq!(frame.root().descendants().filter(|node| node.is_element()).count(), 1);
        let source = address(&page, &Link { embed: true, ..link.clone() });
        prop_assert_eq!(frame.root_element().attribute("src"), Some(source.as_str()));

        let written = format!("<article>{}</article>", element(&page, &link).replacen(" async>", " async=\"\">", 1));
        let article = Document::parse(&written).unwrap();
        let names: Vec<_> = article.descendants().filter(|node| node.is_element()).map(|node| node.tag_name().name()).collect();
        prop_assert_eq!(names, ["article", "script", "sleep-count", "a"]);

        let markdown = picture(&page, &link, &[&run(Mode::AsyncTogether, &link.plan)]);
        let leads = markdown.rsplit_once("](").unwrap().1;
        prop_assert!(leads.ends_with(')') && !leads[..leads.len() - 1].contains(['(', ')', '<', '>', '|', ' ']));
        prop_assert_eq!(markdown.lines().count(), 1);
    }
}
