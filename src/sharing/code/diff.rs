//! The lines in which two programs differ, and how to place them side by side.

/// A line of one of two programs side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether the other program has no such line here.
    pub differs: bool,
    /// The number of empty rows before it, so that it is beside its equal in the other program.
    pub gap: usize,
}

/// The rows of two programs, given as lines. As many lines as possible are beside their equals.
pub fn side_by_side(left: &[&str], right: &[&str]) -> [Vec<Row>; 2] {
    let mut rows = [left, right].map(|lines| vec![Row { differs: true, gap: 0 }; lines.len()]);
    let mut next = (0, 0);
    for (at_left, at_right) in equals(left, right) {
        let (more_left, more_right) = (at_left - next.0, at_right - next.1);
        rows[0][at_left] = Row { differs: false, gap: more_right.saturating_sub(more_left) };
        rows[1][at_right] = Row { differs: false, gap: more_left.saturating_sub(more_right) };
        next = (at_left + 1, at_right + 1);
    }
    rows
}

/// The positions of a longest common subsequence of lines, in both programs.
fn equals(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    // The length of the longest common subsequence of what begins at each pair of positions.
    let mut longest = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            longest[i][j] =
                if left[i] == right[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        if left[i] == right[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
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
}
