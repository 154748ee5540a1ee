//! Lists of sleeps as people type and paste them: `8:0,5`, `8:3; 12:2`, `8:3s`, `8：3`.

use crate::sharing::link_warning::{LinkWarning, shortened};
use crate::sharing::numbers;
use crate::sharing::sleeps::{MAX_ITEMS, is_readable, split_ends};
use crate::sharing::typed::characters::folded;
use crate::sharing::typed::number::{Unread, either, seconds, whole};

/// A list in the notation of links.
#[derive(Debug, Default)]
pub struct List {
    /// Its items. Those that can't be read are as they were.
    pub items: Vec<String>,
    /// Items that can't be meant as they stand, and how to write them.
    pub warnings: Vec<LinkWarning>,
}

impl List {
    /// The list as `sleeps::parse` reads it.
    pub fn text(&self) -> String {
        self.items.join(",")
    }

    /// The number of items that are not read.
    pub fn unread(&self) -> usize {
        self.warnings.len() + self.items.iter().filter(|item| !is_readable(item)).count()
    }
}

/// Reads a list. A comma between the digits of a number is a decimal comma only where the items have other marks between them.
pub fn list(text: &str) -> List {
    let mut list = List::default();
    if text.len() > MAX_ITEMS * 4 && text.split(',').count() > MAX_ITEMS {
        list.items = text.split(',').map(str::to_owned).collect();
        return list;
    }
    let text = folded(text);
    let text = text.trim();
    if text.is_empty() {
        return list;
    }
    let marks = [';', '|', '\n'];
    let is_marked = text.contains(marks);
    for part in text.split(marks).filter(|part| !is_marked || !part.trim().is_empty()) {
        for item in joined(part) {
            list.add(&item, is_marked);
        }
    }
    list
}

/// The items between commas. One that is a bare number belongs to the one before it: `8:0` and `5` are `8:0,5`.
fn joined(part: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in part.split(',') {
        match items.last_mut() {
            Some(before) if lengths_of(item).is_ok() && before.contains([':', '=']) => {
                before.push(',');
                before.push_str(item);
            }
            _ => items.push(item.to_owned()),
        }
    }
    items
}

impl List {
    fn add(&mut self, item: &str, is_marked: bool) {
        let item = item.trim();
        if is_readable(item) {
            return self.items.push(item.to_owned());
        }
        let words: Vec<_> = item.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() > 1 && words.iter().all(|word| is_item(word)) {
            return words.iter().for_each(|word| self.add(word, is_marked));
        }
        match read(item) {
            // A decimal comma, or a comma between two items.
            Ok(meant) if item.contains(',') && !is_marked => {
                let lengths = meant.split_once(':').map_or("", |(_, lengths)| lengths);
                self.warnings.push(write(item, &format!("{lengths} with a point")));
            }
            Ok(item) => self.items.push(item),
            Err(Unread::Either(one, other)) => self.warnings.push(write(item, &either(&one, &other))),
            // A comma in it would part it.
            Err(Unread::NoNumber) if item.contains(',') => {
                self.warnings.push(LinkWarning::Sleep { item: item.to_owned() });
            }
            Err(Unread::NoNumber) => self.items.push(item.to_owned()),
        }
    }
}

/// Whether a text begins and ends like an item: with a digit, with a colon inside.
fn is_item(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(':') && !text.ends_with(':')
}

/// The item in the notation of links.
fn read(item: &str) -> Result<String, Unread> {
    let (steps, lengths) = item.split_once(':').or_else(|| item.split_once('=')).ok_or(Unread::NoNumber)?;
    let steps = match steps.split_once('-') {
        Some((first, last)) => format!("{}-{}", step(first)?, step(last)?),
        None => step(steps)?.to_string(),
    };
    Ok(format!("{steps}:{}", lengths_of(lengths)?))
}

/// One length or both ends of them, in the notation of links.
fn lengths_of(text: &str) -> Result<String, Unread> {
    Ok(match split_ends(text) {
        Some((from, to)) => format!("{}..{}", seconds(from)?, seconds(to)?),
        None => seconds(text)?,
    })
}

fn step(text: &str) -> Result<u64, Unread> {
    numbers::whole(text).map_or_else(|| whole(text), Ok)
}

fn write(item: &str, how: &str) -> LinkWarning {
    let item = shortened(item);
    LinkWarning::Sentence(format!("The sleep “{item}” can't be read: write {}. Left out.", shortened(how)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (String, Vec<String>) {
        let list = list(text);
        (list.text(), list.warnings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_list_with_one_meaning_is_read() {
        for (text, read) in [
            ("8:3,12:2", "8:3,12:2"),
            (" 8:3 , 12:2 ", "8:3,12:2"),
            ("8:3;12:2", "8:3,12:2"),
            ("8:3; 12:2;", "8:3,12:2"),
            ("8:3|12:2", "8:3,12:2"),
            ("8:3\n12:2", "8:3,12:2"),
            ("8:3 12:2", "8:3,12:2"),
            ("8:3، 12:2", "8:3,12:2"),
            ("8:0,5;12:0,25", "8:0.5,12:0.25"),
            ("8:3,9:1;12:2", "8:3,9:1,12:2"),
            ("8:3s", "8:3"),
            ("8:500ms, 12:2 sec", "8:0.5,12:2"),
            ("8=3,12=2", "8:3,12:2"),
            ("８：３，１２：２", "8:3,12:2"),
            ("٨:٣", "8:3"),
            ("8:٠٫٥;12:2", "8:0.5,12:2"),
            ("5–7:0.3", "5-7:0.3"),
            ("1 – 30 : 0,1 … 1 s;", "1-30:0.1..1"),
            ("1-30:0.1…1", "1-30:0.1..1"),
            ("1-30:100ms..1s", "1-30:0.1..1"),
            ("8:+3", "8:3"),
            ("8\u{200b}:3", "8:3"),
            ("", ""),
        ] {
            assert_eq!(said(text), (read.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn an_item_with_a_decimal_comma_is_left_out_with_how_to_write_it() {
        for (text, read, written) in [
            ("8:0,5", "", "8:0,5 0.5"),
            ("1-100:0,3", "", "1-100:0,3 0.3"),
            ("8:3,5", "", "8:3,5 3.5"),
            ("8:1,5,12:2", "12:2", "8:1,5 1.5"),
            ("8:3,12:0,25", "8:3", "12:0,25 0.25"),
            ("1-30:0,1..0,5", "", "1-30:0,1..0,5 0.1..0.5"),
            ("1-30:0,1..1", "", "1-30:0,1..1 0.1..1"),
            ("٨:٠٫٥", "", "8:0,5 0.5"),
        ] {
            let (item, how) = written.split_once(' ').unwrap();
            let sentence = format!("The sleep “{item}” can't be read: write {how} with a point. Left out.");
            assert_eq!(said(text), (read.to_owned(), vec![sentence]), "{text}");
        }
        let either = "The sleep “8:1,500” can't be read: write 1.5 with a point, or 1500. Left out.";
        assert_eq!(said("8:1,500;12:2"), ("12:2".to_owned(), vec![either.to_owned()]));
    }

    #[test]
    fn other_items_are_as_they_were() {
        for text in ["8", "8:", ":3", "8:-1", "x", "8:NaN", "8:3,,12:2", "8:1e3", "8:3m", "5,8:3"] {
            let list = list(text);
            assert_eq!((list.text().as_str(), list.warnings.len()), (text, 0));
            assert!(list.unread() > 0, "{text}");
        }
    }
}
