//! What a program holds between brackets: on one line where it is short, and else a line each.

/// The most characters that stand in one row.
const WIDTH: usize = 60;

/// The items in one row where they are short enough for it, and else a row each.
pub fn rows(items: impl Iterator<Item = String>) -> Vec<String> {
    let items: Vec<_> = items.collect();
    let row = items.join(", ");
    if row.len() > WIDTH { items } else { vec![row] }
}

/// The rows between brackets: beside them if it is one, and else on lines of their own.
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
    fn what_is_short_stands_on_one_line_and_what_is_long_on_a_line_each() {
        let told = |items: &[&str]| bracketed(["[", "]"], &rows(items.iter().map(|item| (*item).to_owned())), "  ");
        assert_eq!(told(&["1", "2"]), "[1, 2]");
        let (one, other) = ("a".repeat(29), "b".repeat(29));
        assert_eq!(told(&[&one, &other]), format!("[{one}, {other}]"));
        let (one, other) = ("a".repeat(40), "b".repeat(40));
        assert_eq!(told(&[&one, &other]), format!("[\n  {one},\n  {other},\n]"));
    }
}
