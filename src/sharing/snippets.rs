//! Snippets: what an author pastes into an article to show a plan there.

use crate::exercise::mode::Mode;
use crate::findings::plan_text::told;
use crate::findings::run::Run;
use crate::findings::verdict::verdict;
use crate::sharing::escape::{markdown, markdown_address, markup};
use crate::sharing::link::Link;

/// The name of the picture's file in the snippet that shows it.
pub const PICTURE: &str = "timeline.png";

/// What the frame may do. Not its own origin's storage: then it would share a thread with the article, and freeze it.
const SANDBOX: &str = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";

/// The height of an embed before its first run, in an article 700 px wide: beside its lanes, and of each row of two lanes. In px.
const FRAME_PX: usize = 500;
const LANES_PX: usize = 460;

/// The whole address of what a link holds, where the page stands at the address `page`.
pub fn address(page: &str, link: &Link) -> String {
    format!("{page}{}", link.query())
}

/// Markdown that shows a picture of the runs and leads to their plan. `runs` are what the picture shows.
pub fn picture(page: &str, link: &Link, runs: &[&Run]) -> String {
    let sync = runs.iter().find(|run| run.mode == Mode::Sync).copied();
    let sentences: Vec<_> = runs.iter().flat_map(|run| verdict(run, sync)).collect();
    let alt = markdown(&format!("What waiting costs: {}", sentences.join(" ")));
    format!("[![{alt}]({PICTURE})]({})", markdown_address(&address(page, link)))
}

/// A frame, for places that strip scripts.
pub fn iframe(page: &str, link: &Link) -> String {
    let source = markup(&address(page, &Link { embed: true, ..link.clone() }));
    let title = markup(&format!("What does waiting cost? {}", told(&link.plan)));
    let height = FRAME_PX + LANES_PX * link.modes.len().div_ceil(2);
    format!(
        "<iframe src=\"{source}\"\n  title=\"{title}\"\n  loading=\"lazy\" sandbox=\"{SANDBOX}\" allow=\"clipboard-write\"\n  \
         style=\"width: 100%; height: {height}px; border: 0\"></iframe>"
    )
}

/// The element, and the script that defines it. Where scripts don't run, a link stands in its place.
pub fn element(page: &str, link: &Link) -> String {
    let script = markup(&beside(page, "embed.js"));
    let query = link.query();
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let attributes: String = pairs.map(|(name, value)| format!(" {name}=\"{}\"", markup(&value))).collect();
    let (leads, says) = (markup(&address(page, link)), markup(&told(&link.plan)));
    format!(
        "<script src=\"{script}\" async></script>\n<sleep-count{attributes}>\n  <a href=\"{leads}\">What does waiting cost? \
         {says}</a>\n</sleep-count>"
    )
}

/// The address of a file that stands beside the page.
fn beside(page: &str, file: &str) -> String {
    let folder = page.rfind('/').map_or("", |end| &page[..=end]);
    format!("{folder}{file}")
}
