//! Messages between this page and a host page: those sent, as JSON, and those accepted.

use std::sync::Arc;

use crate::exercise::format::millis;
use crate::exercise::mode::Mode;
use crate::findings::run::Run;
use crate::sharing::escape::json as quoted;
use crate::sharing::record::{self, Json};

/// The `source` of every message.
const SOURCE: &str = "sleep-count";
/// The version that is written, and the only one that is read.
const VERSION: u32 = 1;
/// The most events of a record in a message to another frame; where there are more, they are left out.
const MOST_EVENTS: usize = 10_000;
/// The longest link that is accepted, in bytes.
const LONGEST_LINK: usize = 100_000;
/// The longest time that is accepted, in ms: an hour.
const LONGEST_MS: f64 = 3_600_000.0;

/// A message that the page sends.
#[derive(Clone, Copy, Debug)]
pub enum OutMessage<'a> {
    /// The page is ready.
    Ready,
    /// The height of the page, in px.
    Resize(u32),
    /// A run was started.
    RunStart(Mode),
    /// A lane will block the page for this many ms.
    FreezeStart(Mode, u64),
    /// A lane blocked the page for this many ms.
    FreezeEnd(Mode, f64),
    /// A run is over.
    RunEnd(&'a Arc<Run>),
    /// This page stalled for this many ms while another one froze.
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

    /// The message without its record, which is built when it is first read.
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

/// A message from the host page.
#[derive(Clone, Debug, PartialEq)]
pub enum InMessage {
    /// Show the content of this link. Starts no run.
    Set(String),
    /// The host page had a gap of this many ms during the last freeze.
    HostGap(f64),
    /// Another count in the same host page is about to freeze.
    OtherFreezeStart,
    /// Another count froze for this many ms.
    OtherFreeze(f64),
    /// Another count stalled for this many ms during this one's last freeze.
    FrozeOther(f64),
}

/// The `type` of a message with the right source and version; `None` for any other value.
pub fn kind_of(message: &impl Json) -> Option<String> {
    let field = |name| message.field(name);
    let is_ours = field("source")?.text()? == SOURCE && field("version")?.number() == Some(f64::from(VERSION));
    is_ours.then(|| field("type")?.text()).flatten()
}

impl InMessage {
    /// The `type` of the message that is handled before it is read as a whole.
    pub const OTHER_FREEZE_START: &str = "other-freeze-start";

    /// Reads a message and checks each field; `None` if it is invalid.
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
