//! The lines in which two programs differ, and how to place them side by side.

/// A line of one of two programs side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether the other program has no such line here.
    pub differs: bool,
    /// The number of empty rows before it, so that it is beside its partner in the other program.
    pub gap: usize,
}

/// The rows of two programs, given as lines. As many lines as possible are beside their equals, and others beside similar ones.
pub fn side_by_side(left: &[&str], right: &[&str]) -> [Vec<Row>; 2] {
    let mut rows = [left, right].map(|lines| vec![Row { differs: true, gap: 0 }; lines.len()]);
    let mut next = (0, 0);
    for (at_left, at_right) in partners(left, right) {
        let (more_left, more_right) = (at_left - next.0, at_right - next.1);
        let differs = left[at_left] != right[at_right];
        for (side, lines, at, first, missing) in [
            (0, left, at_left, next.0, more_right.saturating_sub(more_left)),
            (1, right, at_right, next.1, more_left.saturating_sub(more_right)),
        ] {
            rows[side][at].differs = differs;
            // Lines below an empty one belong to what follows them: the empty rows stand above them.
            let is_below_blank = first > 0 && lines[first - 1].is_empty();
            rows[side][if is_below_blank { first } else { at }].gap = missing;
        }
        next = (at_left + 1, at_right + 1);
    }
    rows
}

/// How much it is worth that two lines stand side by side; `None` if they have nothing in common.
fn worth(left: &str, right: &str) -> Option<usize> {
    match left == right {
        true if left.is_empty() => Some(1),
        true => Some(8),
        false => are_similar(left, right).then_some(3),
    }
}

/// Whether half of the longer line, or more, is the start and the end of the other.
fn are_similar(left: &str, right: &str) -> bool {
    let [left, right] = [left, right].map(|line| line.trim_start().as_bytes());
    let same = |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(one, other)| one == other).count();
    let (shorter, longer) = (left.len().min(right.len()), left.len().max(right.len()));
    let start = same(&mut left.iter().zip(right));
    let end = same(&mut left.iter().rev().zip(right.iter().rev()));
    shorter > 0 && (start + end).min(shorter) * 2 >= longer
}

/// The positions of lines that stand side by side, in both programs: those that are worth most together.
fn partners(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    // The most that the lines from each pair of positions on are worth.
    let mut most = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let together = worth(left[i], right[j]).map_or(0, |worth| most[i + 1][j + 1] + worth);
            most[i][j] = together.max(most[i + 1][j]).max(most[i][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        if worth(left[i], right[j]).is_some_and(|worth| most[i][j] == most[i + 1][j + 1] + worth) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if most[i + 1][j] >= most[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[&str], rows: &[Row]) -> Vec<String> {
        let row =
            |(line, row): (&&str, &Row)| format!("{}{line}{}", "/".repeat(row.gap), if row.differs { "!" } else { "" });
        lines.iter().zip(rows).map(row).collect()
    }

    #[test]
    fn lines_that_differ_are_marked_and_equal_ones_are_side_by_side() {
        for (left, right, expected) in [
            ("a b c", "a b c", ["a b c", "a b c"]),
            ("a x c", "a y c", ["a x! c", "a y! c"]),
            ("a c", "a x y c", ["a //c", "a x! y! c"]),
            ("a x c", "a c d", ["a x! c", "a /c d!"]),
            ("a x c", "a y z c", ["a x! /c", "a y! z! c"]),
            ("", "a", ["", "a!"]),
            ("a", "b", ["a!", "b!"]),
        ] {
            let [left, right] = [left, right].map(|text| text.split_whitespace().collect::<Vec<_>>());
            let rows = side_by_side(&left, &right);
            assert_eq!([shown(&left, &rows[0]), shown(&right, &rows[1])].map(|lines| lines.join(" ")), expected);
        }
    }

    #[test]
    fn similar_lines_are_side_by_side_and_gaps_stand_between_paragraphs() {
        for (left, right, expected) in [
            (
                "s = 1\n\ndef step():\n  if s",
                "s = 1\n\nplaces = 3\n\nasync def step():\n  if s",
                ["s = 1\n\n//def step():!\n  if s", "s = 1\n\nplaces = 3!\n!\nasync def step():!\n  if s"],
            ),
            (
                "a = 0\n\n# This one blocks.\ndef sleep():",
                "a = 0\n\nlet free = 3\nwaiting = []\n\ndef sleep():",
                [
                    "a = 0\n\n//# This one blocks.!\ndef sleep():",
                    "a = 0\n\nlet free = 3!\nwaiting = []!\n!\ndef sleep():",
                ],
            ),
        ] {
            let [left, right] = [left, right].map(|text| text.split('\n').collect::<Vec<_>>());
            let rows = side_by_side(&left, &right);
            assert_eq!([shown(&left, &rows[0]), shown(&right, &rows[1])].map(|lines| lines.join("\n")), expected);
        }
    }
}
