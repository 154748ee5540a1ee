//! Lists that readers paste: whatever they hold, they are read as steps.

use naughty_strings::BLNS;
use proptest::prelude::*;
use sleep_count::sharing::numbers;
use sleep_count::sharing::typed::lines::lines;

/// Words, and what may stand between a name and its seconds.
const LIST: &str = "([a3٣sчà水🍳\\\\ \t\n\r:;,.=–•)-]|\u{a0}|\u{3000}|\\PC){0,20}";

/// Reads the list; each step has a name from the list, and no seconds or some that are a number.
fn assert_is_read(list: &str) {
    // A comma that belongs to a name has a backslash before it.
    let bare = |text: &str| text.replace('\\', "");
    for step in lines(list) {
        assert!(!step.name.is_empty() && bare(list).contains(&bare(&step.name)), "{:?} in {list:?}", step.name);
        assert!(step.seconds.is_empty() || numbers::seconds(&step.seconds).is_some(), "{:?} in {list:?}", step.seconds);
    }
}

#[test]
fn texts_that_break_programs_are_read_as_lists() {
    BLNS.iter().for_each(|text| assert_is_read(text));
    assert_is_read(&BLNS.join("\n"));
}

proptest! {
    #[test]
    fn any_text_is_read_as_a_list(list in LIST) {
        assert_is_read(&list);
    }
}
