//! Bracketed lists in program text: on one line if that is short enough, else in rows of their own.

/// The most characters in a line of a program, names of steps apart: as many as a phone shows.
pub const WIDTH: usize = 44;

/// The most characters in a row of items: they are indented, and a comma follows.
const ROW: usize = WIDTH - "    ,".len();

/// The items in rows, as many in each as fit.
pub fn rows(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for item in items {
        match rows.last_mut() {
            Some(row) if row.len() + ", ".len() + item.len() <= ROW => {
                row.push_str(", ");
                row.push_str(&item);
            }
            _ => rows.push(item),
        }
    }
    rows
}

/// The statement `before [rows]after`: on one line if it fits, else with a line for each row.
pub fn bracketed(before: &str, [open, close]: [&str; 2], rows: &[String], indent: &str) -> String {
    let line = format!("{before}{open}{}{close}", rows.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let lines: String = rows.iter().map(|row| format!("{indent}{row},\n")).collect();
    format!("{before}{open}\n{lines}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> String {
        bracketed("x = ", ["[", "];"], &rows(items.iter().map(|item| (*item).to_owned())), "  ")
    }

    #[test]
    fn a_short_list_is_on_one_line_and_a_long_one_in_rows() {
        assert_eq!(list(&[]), "x = [];");
        assert_eq!(list(&["1", "2"]), "x = [1, 2];");
        let (some, more) = ("a".repeat(17), "b".repeat(18));
        assert_eq!(list(&[&some, &more]), format!("x = [{some}, {more}];"));
        let one_more = "b".repeat(19);
        assert_eq!(list(&[&some, &one_more]), format!("x = [\n  {some}, {one_more},\n];"));
        let long = "c".repeat(40);
        assert_eq!(list(&[&some, &one_more, &long]), format!("x = [\n  {some}, {one_more},\n  {long},\n];"));
    }
}
