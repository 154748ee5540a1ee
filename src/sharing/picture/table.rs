//! The timeline as a table, for screen readers.

use crate::exercise::format::hundredths;
use crate::exercise::mode::Mode;
use crate::findings::marks::{MarkKind, marks, waited_until_ms};
use crate::findings::timeline::{Row, Source, Timeline, Times};
use crate::findings::tracks::Track;
use crate::sharing::escape::markup;

const COLUMNS: [&str; 5] = ["Waited until", "Fell asleep", "Woke", "Printed", "Shown"];

/// A table for each timeline, as markup, with the rows of the timeline. Times are in seconds.
pub fn tables(tracks: &[Track]) -> String {
    tracks.iter().flat_map(|track| track.timelines().map(table)).collect()
}

fn table(timeline: &Timeline) -> String {
    let first = if timeline.is_named { "Step" } else { "Number" };
    let mut columns = COLUMNS;
    if timeline.mode == Mode::AsyncLimited {
        columns[0] = "Waited for a place until";
    }
    let titles = std::iter::once(first).chain(columns);
    let columns: String = titles.map(|title| format!("<th scope=\"col\">{title}</th>")).collect();
    let whole = marks(timeline).into_iter().filter(|mark| matches!(mark.kind, MarkKind::Frozen | MarkKind::Ended));
    let expected = if timeline.source == Source::Expected { ", expected" } else { "" };
    let title = format!("{}{expected}. Times in seconds.", timeline.title);
    let caption: Vec<_> = std::iter::once(title).chain(whole.map(|mark| mark.sentence)).collect();
    let rows: String = timeline.rows.iter().map(|each| row(timeline, each)).collect();
    format!(
        "<table><caption>{}</caption><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>",
        markup(&caption.join(" "))
    )
}

fn row(timeline: &Timeline, row: &Row) -> String {
    let waited = waited_until_ms(timeline, row).map_or_else(String::new, hundredths);
    let times = [row.asleep, row.awake, row.printed, row.shown].map(times_text);
    let cells: String = std::iter::once(waited).chain(times).map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>", markup(if timeline.is_named { &row.label } else { &row.name }))
}

/// "3.00", or "0.00 to 3.00"; empty if there was no event.
fn times_text(times: Times) -> String {
    let (first, last) = (hundredths(times.first_ms), hundredths(times.last_ms));
    match times.number {
        0 => String::new(),
        _ if first == last => first,
        _ => format!("{first} to {last}"),
    }
}
