//! Links that were mangled on their way: what has one meaning is read, and the notice says how; what has none is named.

use proptest::prelude::*;
use sleep_count::exercise::labels::Labels;
use sleep_count::sharing::link::Link;
use sleep_count::sharing::link_warning::LinkWarning;

use crate::{any, checks};

/// The plan, lanes and theme of every mangled link in `MANGLED`.
const WHOLE: &str = "?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark";

/// Links that all mean `WHOLE`.
const MANGLED: &[&str] = &[
    "?count=20&amp;sleep=8:3,12:2&amp;modes=sync,async-together&amp;theme=dark",
    "?count=20&amp;amp;sleep=8:3,12:2&amp;amp;modes=sync,async-together&amp;amp;theme=dark",
    "?count=20&#38;sleep=8:3,12:2&#38;modes=sync,async-together&#38;theme=dark",
    "?count=20&#038;sleep=8:3,12:2&#x26;modes=sync,async-together&AMP;theme=dark",
    "?count=20%26amp%3Bsleep=8:3,12:2%26amp%3Bmodes=sync,async-together%26amp%3Btheme=dark",
    "??count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "?/?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "?%3Fcount=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "?count=20?sleep=8:3,12:2?modes=sync,async-together?theme=dark",
    "?count=20;sleep=8:3,12:2;modes=sync,async-together;theme=dark",
    "?count=20,sleep=8:3,12:2,modes=sync,async-together,theme=dark",
    "?count=20+sleep=8:3,12:2+modes=sync,async-together+theme=dark",
    "?count=20%0Asleep=8:3,12:2%0Amodes=sync,async-together%0Atheme=dark",
    "?COUNT=20&SLEEP=8:3,12:2&MODES=SYNC,ASYNC-TOGETHER&THEME=DARK",
    "?Count=20&Sleep=8:3,12:2&Modes=Sync,Async-Together&Theme=Dark",
    "?count%3D20%26sleep%3D8%3A3%2C12%3A2%26modes%3Dsync%2Casync-together%26theme%3Ddark",
    "?count%253D20%2526sleep%253D8%253A3%252C12%253A2%2526modes%253Dsync%252Casync-together%2526theme%253Ddark",
    "?%3Fcount%3D20%26sleep%3D8%3A3%2C12%3A2%26modes%3Dsync%2Casync-together%26theme%3Ddark",
    "?count%3D20&sleep%3D8:3,12:2&modes%3Dsync,async-together&theme%3Ddark",
    "?count=20%26sleep=8:3,12:2%26modes=sync,async-together%26theme=dark",
    "#count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "#?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "#/?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "#count%3D20%26sleep%3D8:3,12:2%26modes%3Dsync,async-together%26theme%3Ddark",
    "index.html#count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "?count=20#sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "%3Fcount=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "%3Fcount%3D20%26sleep%3D8%3A3%2C12%3A2%26modes%3Dsync%2Casync-together%26theme%3Ddark",
    "?count=20&sleeps=8:3,12:2&mode=sync,async-together&themes=dark",
    "?coutn=20&slep=8:3,12:2&lanes=sync,async-together&Theme=dark",
    "?count=20&sleep=8:3;12:2&modes=sync;async-together&theme=dark",
    "?count=20&sleep=8:3|12:2&modes=sync|async-together&theme=dark",
    "?count=20&sleep=8:3+12:2&modes=sync+async-together&theme=dark",
    "?count=20&sleep=8:3&12:2&modes=sync,async+together&theme=dark",
    "?count=20&sleep=8:3s,12:2s&modes=sync,async_together&theme=dark",
    "?count=20&sleep=8:3000ms,12:2+sec&modes=sync,asynctogether&theme=dark",
    "?count=20&sleep=8=3,12=2&modes=sync,async-together&theme=dark",
    "?count=20&sleep=8:3%252C12:2&modes=sync%252Casync-together&theme=dark",
    "?count=20&sleep=8%25253A3%25252C12%25253A2&modes=sync,async-together&theme=dark",
    "?count=20/&sleep=8:3,12:2/&modes=sync,async-together/&theme=dark/",
    "?count=%2220%22&sleep=%228:3,12:2%22&modes=%22sync,async-together%22&theme=%22dark%22",
    "?count==20&sleep==8:3,12:2&modes==sync,async-together&theme==dark",
    "?count:20&sleep:8:3,12:2&modes:sync,async-together&theme:dark",
    "?count+=+20&sleep+=+8:3,+12:2&modes+=+sync,+async-together&theme+=+dark",
    "?count=%2B20&sleep=8:3,12:2,&modes=sync,async-together,&theme=dark,",
    "?count=3D20&sleep=3D8:3,12:2&modes=3Dsync,async-together&theme=3Ddark",
    "?count=20&sleep=8:3,=%0D%0A12:2&modes=sync,async-together&theme=dark",
    "?count=20&sleep=8:3,1%0D%0A2:2&modes=sync,async-%0D%0Atogether&theme=dark",
    "?count=20&sleep=8:3%0A12:2&modes=sync%0Aasync-together&theme=dark",
    "?count\\=20\\&sleep\\=8:3,12:2\\&modes\\=sync,async-together\\&theme\\=dark",
    "?count=20\\u0026sleep=8:3,12:2\\u0026modes=sync,async-together\\u0026theme=dark",
    "?count=20&sleep=8%E2%80%8B:3,12:2%E2%80%8B&modes=sync,async%C2%AD-together&theme=dark%EF%BB%BF",
    "?%E2%80%8Bcount=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark",
    "?count＝２０＆sleep＝８：３，１２：２＆modes＝sync，async－together＆theme＝dark",
    "?count%EF%BC%9D20%EF%BC%86sleep%EF%BC%9D8%EF%BC%9A3%EF%BC%8C12%EF%BC%9A2&modes=sync,async-together&theme=dark",
    "?count=%D9%A2%D9%A0&sleep=%D9%A8:%D9%A3,12:2&modes=sync,async%E2%80%91together&theme=dark",
    "?url=https%3A%2F%2Fexample.org%2Fsleep-count%2F%3Fcount%3D20%26sleep%3D8%3A3%2C12%3A2%26modes%3Dsync%2Casync-together%26theme%3Ddark&data=05%7C01&reserved=0",
    "?q=https://example.org/?count%3D20%26sleep%3D8:3,12:2%26modes%3Dsync,async-together%26theme%3Ddark&sa=D&source=editors",
    "?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark|Count%20to%2020%3E",
    "?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark)](https://example.org/",
    "?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark%22%3Ehere%3C/a%3E",
    "?count=20&sleep=8:3,12:2&modes=sync,async-together&theme=dark%20(the%20exercise)",
];

fn parsed(query: &str) -> (Link, Vec<String>) {
    let (link, warnings) = Link::parse(query);
    (link, warnings.iter().map(ToString::to_string).collect())
}

const READ: &str = "This link was changed on its way. It is read as “?";

#[test]
fn a_mangled_link_is_read_as_what_it_was_and_one_notice_says_so() {
    let whole = Link::parse(WHOLE);
    assert_eq!(whole.1, []);
    for query in MANGLED {
        let (link, notices) = parsed(query);
        assert_eq!(link, whole.0, "{query} {notices:?}");
        assert_eq!(notices.len(), 1, "{query} {notices:?}");
        assert!(notices[0].starts_with(&format!("{READ}count=20&sleep=8:3,12:2")), "{query} {notices:?}");
    }
}

#[test]
fn marks_of_the_text_around_a_link_are_no_part_of_it() {
    for mark in [
        ")",
        ".",
        ",",
        ">",
        "”",
        "\"",
        "'",
        "’",
        "]",
        "}",
        ";",
        ":",
        "!",
        "?",
        "*",
        "**",
        "_",
        "`",
        "/",
        "|",
        "\\",
        ").",
        "),",
        ".)",
        "\",",
        "”.",
        ">.",
        "。",
        "，",
        "）",
        "」",
        "»",
        "…",
        "%29",
        "%E2%80%9D",
        "%20",
        "%0A",
        ")**",
        "&",
        "#",
        "?&",
        "~",
        "》",
        "<br>",
        "<",
        "</a>",
        ")](",
    ] {
        for (link, key) in [("?count=20", "count"), ("?count=20&sleep=8:3", "sleep"), ("?count=20&modes=sync", "modes")]
        {
            let (read, notices) = parsed(&format!("{link}{mark}"));
            assert_eq!(read, Link::parse(link).0, "{mark} after {key}: {notices:?}");
            // What changes nothing needs no notice.
            let is_nothing = ["%20", "%0A", "&", "#", "?&"].contains(&mark) || notices.len() == 1;
            assert!(
                is_nothing && notices.iter().all(|notice| notice.starts_with(READ)),
                "{mark} after {key}: {notices:?}"
            );
        }
    }
}

#[test]
fn a_misspelt_name_is_named_with_the_one_that_is_read_or_nearest() {
    for (query, sentence) in [
        (
            "?mode=threads",
            "This link was changed on its way. It is read as “?modes=threads”, with modes in place of “mode”.",
        ),
        ("?mode=fast", "A link can't set “mode”; the nearest that it can set is modes. Left out."),
        ("?sleeps=long", "A link can't set “sleeps”; the nearest that it can set is sleep. Left out."),
        ("?Coutn=x", "A link can't set “Coutn”; the nearest that it can set is count. Left out."),
        ("?count=30&sleep=8:3&counts=5", "A link can't set “counts”; the nearest that it can set is count. Left out."),
    ] {
        let (link, notices) = parsed(query);
        assert_eq!(notices, [sentence], "{query}");
        assert!([2, 1].contains(&link.modes.len()) && link.plan.count() == 30);
    }
}

#[test]
fn what_others_add_to_links_is_not_mentioned() {
    for name in [
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "utm_content",
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "ref",
        "ref_src",
        "source",
        "from",
        "via",
        "si",
        "igsh",
        "mc_cid",
        "_ga",
        "_hsenc",
        "mkt_tok",
        "v",
        "id",
        "lang",
        "hl",
        "q",
        "s",
        "t",
        "share",
        "trk",
        "data",
        "sdata",
        "reserved",
        "code",
        "state",
        "amp",
        "nocache",
        "view",
        "tab",
        "page",
        "search",
        "x",
        "",
        "a[]",
        "日",
    ] {
        for query in [format!("?{name}=Mode%20A"), format!("?{name}"), format!("?{name}=1&count=20&sleep=8:3&{name}=2")]
        {
            let (link, notices) = parsed(&query);
            assert_eq!(notices, [""; 0], "{query}");
            let expected = if query.contains("count") { "?count=20&sleep=8:3" } else { "" };
            assert_eq!(link, Link::parse(expected).0, "{query}");
        }
    }
    let (link, notices) = parsed("?count=20&sleep=8:3&url=https%3A%2F%2Fexample.org%2F%3Fcount%3D5%26theme%3Ddark");
    assert_eq!((link, notices), (Link::parse("?count=20&sleep=8:3").0, vec![]));
    for fragment in ["#sc-tries", "#:~:text=count", "#utm_source=x", "#", "#/a/b", "#access_token=1&state=2"] {
        assert_eq!(parsed(&format!("?count=20{fragment}")), (Link::parse("?count=20").0, vec![]), "{fragment}");
    }
}

#[test]
fn an_item_that_cant_be_meant_is_left_out_and_the_notice_says_how_to_write_it() {
    for (query, sleepers, sentence) in [
        ("?count=30&sleep=8:0,5", vec![], "The sleep “8:0,5” can't be read: write 0.5 with a point. Left out."),
        ("?count=30&sleep=8%3A0%2C5", vec![], "The sleep “8:0,5” can't be read: write 0.5 with a point. Left out."),
        (
            "?count=30&sleep=1-3:0,3,12:2",
            vec![(12, 2000)],
            "The sleep “1-3:0,3” can't be read: write 0.3 with a point. Left out.",
        ),
        ("?count=30&sleep=8:3,5", vec![], "The sleep “8:3,5” can't be read: write 3.5 with a point. Left out."),
        (
            "?count=30&sleep=12:2,8:1,500",
            vec![(12, 2000)],
            "The sleep “8:1,500” can't be read: write 1.5 with a point, or 1500. Left out.",
        ),
        (
            "?modes=sync,<b>",
            vec![(8, 3000), (12, 2000)],
            "modes can't be “<b>”: it takes any of sync, async-in-turn, async-together, async-blocking, threads, async-forgotten, async-limited. Using Sync.",
        ),
        ("?count=1.000", vec![], "count can't be “1.000”: it takes a whole number from 1 to 100,000. Using 30."),
    ] {
        let (link, notices) = parsed(query);
        assert_eq!(notices, [sentence], "{query}");
        assert_eq!(link.plan.sleepers().collect::<Vec<_>>(), sleepers, "{query}");
    }
    let (link, notices) = parsed("?count=30&sleep=8:0,5;12:2");
    assert_eq!(link.plan.sleepers().collect::<Vec<_>>(), [(8, 500), (12, 2000)]);
    assert_eq!(notices, [format!("{READ}count=30&sleep=8:0.5,12:2”.")]);
}

#[test]
fn numbers_in_a_link_are_read_as_people_type_them() {
    for (query, count) in [
        ("?count=1,000", 1000),
        ("?count=1%C2%A0000", 1000),
        ("?count=%D9%A3%D9%A0", 30),
        ("?count=30.0", 30),
        ("?count=%2B12", 12),
        ("?count=12%20)", 12),
    ] {
        let (link, notices) = parsed(query);
        assert_eq!((link.plan.count(), notices.len()), (count, 1), "{query} {notices:?}");
    }
}

#[test]
fn a_plain_link_is_read_as_it_stands() {
    for query in ["?count=030&sleep=8:.5", "?sleep=8:3,+12:2", "?sleep=8%3A3%2C12%3A2", "?count=+30", "?sleep=8:0,5:1"]
    {
        assert_eq!(parsed(query).1, [""; 0], "{query}");
    }
    let (link, _) = parsed("?sleep=8:0,5:1");
    assert_eq!(link.plan.sleepers().collect::<Vec<_>>(), [(5, 1000)]);
}

/// Ways to mangle a link that leave its meaning.
const WAYS: [fn(&str) -> String; 12] = [
    |link| link.replace('&', "&amp;"),
    |link| link.replace('&', "&amp;amp;"),
    |link| link.replace('&', "&#38;"),
    |link| format!("?{link}"),
    |link| link.replacen('?', "#", 1),
    |link| format!("{link})."),
    |link| format!("{link}%E2%80%9D"),
    |link| link.to_uppercase(),
    |link| link.replace(':', "%253A").replace(',', "%252C"),
    |link| format!("?{}", form_urlencoded::byte_serialize(&link.as_bytes()[1..]).collect::<String>()),
    |link| link.replace(',', ", "),
    |link| link.replace(',', ",\u{200b}"),
];

/// Links without names: any text may be a name, so what was done to one is not undone.
fn without_names() -> impl Strategy<Value = Link> {
    any::link().prop_filter("has names", |link| !matches!(link.plan.labels(), Labels::Own(_)))
}

fn is_read_or_repeat(warning: &LinkWarning) -> bool {
    warning.is_repeat() || warning.to_string().starts_with(READ)
}

proptest! {
    #[test]
    fn a_link_that_is_mangled_in_two_ways_is_read_as_the_same_link(link in without_names(), one in 0..WAYS.len(), other in 0..WAYS.len()) {
        let query = WAYS[other](&WAYS[one](&link.query()));
        let (read, warnings) = Link::parse(&query);
        prop_assert_eq!(read, link, "{} {:?}", query, warnings);
        prop_assert!(warnings.iter().all(is_read_or_repeat), "{} {:?}", query, warnings);
    }

    #[test]
    fn any_mangled_query_passes_the_check_of_links(query in "(\\PC|[?&=#;:,%+.0-9]|count|sleep|modes|amp;|%26|%3D|%0A|%E2%80%8B|\\\\u0026){0,60}") {
        checks::link(&query);
    }
}
