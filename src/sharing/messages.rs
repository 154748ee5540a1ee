//! Messages between this page and one that it stands in: what is told, as JSON, and what is taken.

use std::sync::Arc;

use crate::exercise::format::millis;
use crate::exercise::mode::Mode;
use crate::findings::run::Run;
use crate::sharing::escape::json as quoted;
use crate::sharing::record::{self, Json};

/// What every message calls itself.
const SOURCE: &str = "sleep-count";
/// The version that is written, and the only one that is read.
const VERSION: u32 = 1;
/// The most events of a record in a message to another frame; where there are more, they are left out.
const MOST_EVENTS: usize = 10_000;
/// The longest link that is read, in bytes.
const LONGEST_LINK: usize = 100_000;
/// The longest time that is taken for one, in ms: an hour.
const LONGEST_MS: f64 = 3_600_000.0;

/// What the page tells.
#[derive(Clone, Copy, Debug)]
pub enum OutMessage<'a> {
    /// It can be used.
    Ready,
    /// It is that high, in px.
    Resize(u32),
    /// A run was started.
    RunStart(Mode),
    /// A lane will block the page for so many ms.
    FreezeStart(Mode, u64),
    /// It blocked for so many ms.
    FreezeEnd(Mode, f64),
    /// A run is over.
    RunEnd(&'a Arc<Run>),
    /// This page stood still for so many ms while another one froze.
    Stalled(f64),
    /// Something broke.
    Error(&'a str),
}

impl OutMessage<'_> {
    /// Its `type`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Resize(_) => "resize",
            Self::RunStart(_) => "run-start",
            Self::FreezeStart(..) => "freeze-start",
            Self::FreezeEnd(..) => "freeze-end",
            Self::RunEnd(_) => "run-end",
            Self::Stalled(_) => "stalled",
            Self::Error(_) => "error",
        }
    }

    /// The message for another frame, whole.
    pub fn json(&self) -> String {
        match self {
            Self::RunEnd(run) => {
                let most_events = if run.events.len() > MOST_EVENTS { 0 } else { MOST_EVENTS };
                self.with(&[("record", record::write(run, most_events))])
            }
            _ => self.json_without_record(),
        }
    }

    /// The message without its record, which is for whoever reads it to write.
    pub fn json_without_record(&self) -> String {
        let mode = |mode: &Mode| ("mode", quoted(mode.about().slug));
        match self {
            Self::Ready | Self::RunEnd(_) => self.with(&[]),
            Self::Resize(height) => self.with(&[("height", height.to_string())]),
            Self::RunStart(started) => self.with(&[mode(started)]),
            Self::FreezeStart(blocks, ms) => self.with(&[mode(blocks), ("expectedMs", ms.to_string())]),
            Self::FreezeEnd(blocked, ms) => self.with(&[mode(blocked), ("freezeMs", millis(*ms))]),
            Self::Stalled(ms) => self.with(&[("ms", millis(*ms))]),
            Self::Error(message) => self.with(&[("message", quoted(message))]),
        }
    }

    fn with(&self, fields: &[(&str, String)]) -> String {
        let fields: String = fields.iter().map(|(name, value)| format!(",\"{name}\":{value}")).collect();
        format!("{{\"source\":\"{SOURCE}\",\"version\":{VERSION},\"type\":\"{}\"{fields}}}", self.kind())
    }
}

/// What a page that holds this one asks or tells.
#[derive(Clone, Debug, PartialEq)]
pub enum InMessage {
    /// Hold what this link says. It starts no run.
    Set(String),
    /// The page around stood still for so many ms during the last freeze.
    HostGap(f64),
    /// Another one of this kind in the same page is about to freeze.
    OtherFreezeStart,
    /// It froze for so many ms.
    OtherFreeze(f64),
    /// Another one stood still for so many ms with this one's last freeze.
    FrozeOther(f64),
}

/// The `type` of a message of this kind, whatever else is in it; nothing of any other.
pub fn kind_of(message: &impl Json) -> Option<String> {
    let field = |name| message.field(name);
    let is_ours = field("source")?.text()? == SOURCE && field("version")?.number() == Some(f64::from(VERSION));
    is_ours.then(|| field("type")?.text()).flatten()
}

impl InMessage {
    /// The `type` of the one that is acted upon before all of it is read.
    pub const OTHER_FREEZE_START: &str = "other-freeze-start";

    /// Reads a message, checking it field by field; nothing where it is none.
    pub fn read(message: &impl Json) -> Option<Self> {
        let ms = || message.field("ms")?.number().filter(|ms| (0.0..=LONGEST_MS).contains(ms));
        match kind_of(message)?.as_str() {
            "set" => message.field("link")?.text().filter(|link| link.len() <= LONGEST_LINK).map(Self::Set),
            "host-gap" => ms().map(Self::HostGap),
            Self::OTHER_FREEZE_START => Some(Self::OtherFreezeStart),
            "other-freeze" => ms().map(Self::OtherFreeze),
            "froze-other" => ms().map(Self::FrozeOther),
            _ => None,
        }
    }
}
