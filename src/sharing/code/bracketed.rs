//! Bracketed lists in program text: on one line if short, else with a line for each item.

/// The most characters in one row.
const WIDTH: usize = 60;

/// The items in one row if they fit, else a row for each.
pub fn rows(items: impl Iterator<Item = String>) -> Vec<String> {
    let items: Vec<_> = items.collect();
    let row = items.join(", ");
    if row.len() > WIDTH { items } else { vec![row] }
}

/// The rows between brackets: a single row on the same line, more on lines of their own.
pub fn bracketed([open, close]: [&str; 2], rows: &[String], indent: &str) -> String {
    match rows {
        [row] => format!("{open}{row}{close}"),
        _ => {
            let lines: String = rows.iter().map(|row| format!("{indent}{row},\n")).collect();
            format!("{open}\n{lines}{close}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_on_one_line_and_a_long_one_on_a_line_each() {
        let text = |items: &[&str]| bracketed(["[", "]"], &rows(items.iter().map(|item| (*item).to_owned())), "  ");
        assert_eq!(text(&["1", "2"]), "[1, 2]");
        let (one, other) = ("a".repeat(29), "b".repeat(29));
        assert_eq!(text(&[&one, &other]), format!("[{one}, {other}]"));
        let (one, other) = ("a".repeat(40), "b".repeat(40));
        assert_eq!(text(&[&one, &other]), format!("[\n  {one},\n  {other},\n]"));
    }
}
