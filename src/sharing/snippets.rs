//! Snippets that an author pastes into an article to show a plan.

use crate::exercise::mode::Mode;
use crate::findings::look::MOST_SQUARES;
use crate::findings::plan_text::describe_plan;
use crate::findings::run::Run;
use crate::findings::verdict::verdict;
use crate::sharing::escape::{markdown, markdown_address, markup};
use crate::sharing::link::Link;

/// The file name of the picture in its snippet.
pub const PICTURE: &str = "timeline.png";

/// The permissions of the frame. Without `allow-same-origin`, since the frame would then share a thread with the article and freeze
/// it.
const SANDBOX: &str = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";

/// The height of an embed in a narrow column, where it is highest: without its lanes, of a lane, and of each row of fifteen squares in
/// it. In px. `src/embed/style.css` has the same numbers.
const FRAME_PX: usize = 424;
const LANE_PX: usize = 155;
const ROW_PX: usize = 21;
const ROW_STEPS: usize = 15;

/// Escapes a text for HTML that may stand in MDX or in a template, where braces begin code.
fn plain(text: &str) -> String {
    markup(text).replace('{', "&#123;").replace('}', "&#125;")
}

/// The complete address of a link, for a page at the address `page`.
pub fn address(page: &str, link: &Link) -> String {
    format!("{page}{}", link.query())
}

/// Markdown with a picture of `runs` that links to their plan.
pub fn picture(page: &str, link: &Link, runs: &[&Run]) -> String {
    let sync = runs.iter().find(|run| run.mode == Mode::Sync).copied();
    let sentences: Vec<_> = runs.iter().flat_map(|run| verdict(run, sync)).collect();
    let alt = markdown(&format!("What waiting costs: {}", sentences.join(" ")));
    format!("[![{alt}]({PICTURE})]({})", markdown_address(&address(page, link)))
}

/// An iframe, for sites that remove scripts. It has no `style`, which is an object in MDX, and which some sites remove.
pub fn iframe(page: &str, link: &Link) -> String {
    let source = markup(&address(page, &Link { embed: true, ..link.clone() }));
    let title = plain(&format!("What does waiting cost? {}", describe_plan(&link.plan)));
    let rows = match link.plan.count() as usize {
        count if count > MOST_SQUARES as usize => 1,
        count => count.div_ceil(ROW_STEPS),
    };
    let height = FRAME_PX + link.modes.len() * (LANE_PX + ROW_PX * rows);
    format!(
        "<iframe src=\"{source}\"\n  title=\"{title}\"\n  width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\"\n  \
         sandbox=\"{SANDBOX}\" allow=\"web-share; clipboard-write\"></iframe>"
    )
}

/// The element with the script that defines it, and a link inside for readers without scripts.
pub fn element(page: &str, link: &Link) -> String {
    let script = markup(&beside(page, "embed.js"));
    let query = link.query();
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let attributes: String = pairs.map(|(name, value)| format!(" {name}=\"{}\"", plain(&value))).collect();
    let (leads, says) = (markup(&address(page, link)), plain(&describe_plan(&link.plan)));
    format!(
        "<script src=\"{script}\" async></script>\n<sleep-count{attributes}>\n  <a href=\"{leads}\">What does waiting cost? \
         {says}</a>\n</sleep-count>"
    )
}

/// The address of a file beside the page.
fn beside(page: &str, file: &str) -> String {
    let folder = page.rfind('/').map_or("", |end| &page[..=end]);
    format!("{folder}{file}")
}
