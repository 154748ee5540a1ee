//! The link: `?count=30&sleep=8:3,12:2&modes=sync,async-together&theme=auto&embed=1`.

use crate::exercise::labels::{Labels, Names};
use crate::exercise::limits::{MAX_LIMIT, USUAL_LIMIT};
use crate::exercise::mode::Mode;
use crate::exercise::plan::Plan;
use crate::exercise::preset::{EXERCISE, Preset};
use crate::exercise::story::Story;
use crate::sharing::link_warning::{LinkWarning, Used};
use crate::sharing::{name_reading, names, numbers, sleeps};

/// The names of the parameters.
pub const KEYS: [&str; 9] = ["count", "sleep", "preset", "story", "names", "limit", "modes", "theme", "embed"];

/// Reads the value of `names`; `None` if it can't be used as it is.
pub type ReadNames = fn(&str) -> Option<Names>;

/// The most items of `modes` that are read one by one.
const MAX_MODES: usize = 12;

/// The colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The setting of the reader's system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in links.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The content of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The plan.
    pub plan: Plan,
    /// The lanes, in order.
    pub modes: Vec<Mode>,
    /// Light or dark.
    pub theme: Theme,
    /// Whether the page is embedded in another page, without its own header and footer.
    pub embed: bool,
}

impl Default for Link {
    fn default() -> Self {
        let modes = vec![Mode::Sync, Mode::AsyncTogether];
        Self { plan: EXERCISE.plan(), modes, theme: Theme::Auto, embed: false }
    }
}

impl Link {
    /// Parses a query that the page itself has written, with its question mark.
    pub fn parse_written(query: &str) -> (Self, Vec<LinkWarning>) {
        let query = query.strip_prefix('?').unwrap_or(query);
        Self::read(form_urlencoded::parse(query.as_bytes()).into_owned().collect(), name_reading::exact)
    }

    /// Reads a query that is already parsed into parameters and values.
    pub fn read(pairs: Vec<(String, String)>, read_names: ReadNames) -> (Self, Vec<LinkWarning>) {
        let mut parser = Parser { pairs, warnings: Vec::new(), read_names };
        let mut link = Self::default();
        if let Some(plan) = parser.plan() {
            link.plan = plan;
        }
        if let Some(limit) = parser.limit() {
            link.plan = link.plan.with_limit(limit);
        }
        if let Some(modes) = parser.modes(&link.modes) {
            link.modes = modes;
        }
        if let Some(theme) = parser.theme() {
            link.theme = theme;
        }
        link.embed = parser.embed();
        (link, parser.warnings)
    }

    /// The query that `parse` reads back as this, with its question mark.
    pub fn query(&self) -> String {
        let modes: Vec<_> = self.modes.iter().map(|mode| mode.about().slug.to_owned()).collect();
        let mut query = format!("{}&modes={}", plan_query(&self.plan), modes.join(","));
        if self.theme != Theme::Auto {
            query.push_str("&theme=");
            query.push_str(self.theme.slug());
        }
        if self.embed {
            query.push_str("&embed=1");
        }
        query
    }
}

/// Whether a link may hold more than the `pairs` of its query say, and `mending` has to look at it: a name is neither known nor that
/// of others, or names and values stand before or after the query.
pub fn is_doubtful(pairs: &[(String, String)], before: &str, fragment: &str) -> bool {
    let is_plain = |(name, _): &(String, String)| KEYS.contains(&name.as_str()) || is_of_others(name);
    let is_mark = |byte: u8| b"=%;".contains(&byte);
    before.bytes().any(is_mark) || fragment.bytes().any(is_mark) || !pairs.iter().all(is_plain)
}

/// Whether a name is like those that others add to every link, such as `utm_source`, `fbclid` and `ref`.
fn is_of_others(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    name.bytes().all(is_letter) && (name.bytes().any(|byte| byte == b'_') || name.ends_with("lid") || name == "ref")
}

/// The query of a link with a plan alone.
pub fn plan_query(plan: &Plan) -> String {
    let mut query = match plan.labels() {
        Labels::Numbers => format!("?count={}&sleep={}", plan.count(), sleeps::format(plan)),
        Labels::Story(story) if plan.rules() == story.rules => format!("?preset={}", story.slug),
        Labels::Story(story) => format!("?story={}&sleep={}", story.slug, sleeps::format(plan)),
        Labels::Own(own) => format!("?names={}&sleep={}", names::encoded(own), sleeps::format(plan)),
    };
    if plan.limit() != USUAL_LIMIT {
        query.push_str("&limit=");
        query.push_str(&plan.limit().to_string());
    }
    query
}

struct Parser {
    pairs: Vec<(String, String)>,
    warnings: Vec<LinkWarning>,
    read_names: ReadNames,
}

impl Parser {
    /// The last value of a parameter.
    fn value(&mut self, name: &'static str) -> Option<String> {
        let mut values = self.pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
        let last = values.next_back()?.clone();
        if values.next().is_some() {
            self.warnings.push(LinkWarning::Repeated { name, used: last.clone() });
        }
        Some(last)
    }

    fn refuse(&mut self, name: &'static str, value: String, used: Used) {
        self.warnings.push(LinkWarning::Value { name, value, used });
    }

    fn plan(&mut self) -> Option<Plan> {
        let [preset, story, names, count, sleep] =
            ["preset", "story", "names", "count", "sleep"].map(|name| self.value(name));
        let has_plan = [&story, &names, &count, &sleep].into_iter().any(Option::is_some);
        if let Some(slug) = preset {
            if let Some(preset) = Preset::from_slug(&slug) {
                if has_plan {
                    self.warnings.push(LinkWarning::PresetWins { title: preset.title });
                }
                return Some(preset.plan());
            }
            self.refuse("preset", slug, Used::Named(if has_plan { "count and sleep" } else { EXERCISE.title }));
        }
        if !has_plan {
            return None;
        }
        let story = story.and_then(|slug| self.story(slug, count.is_some(), names.is_some()));
        let named = names.filter(|_| story.is_none()).and_then(|text| self.names(text, count.as_deref()));
        let awake = match story {
            Some(story) => Plan::of_story(story).awake(),
            None => named.unwrap_or_else(|| self.counting(count)),
        };
        let Some(sleep) = sleep else { return Some(story.map_or(awake, Plan::of_story)) };
        let (plan, warnings) = sleeps::parse(&awake, &sleep);
        self.warnings.extend(warnings);
        Some(plan)
    }

    /// Named steps. A count beside them has to be how many they are.
    fn names(&mut self, text: String, count: Option<&str>) -> Option<Plan> {
        let Some(names) = (self.read_names)(&text) else {
            self.refuse("names", text, Used::Named("numbers"));
            return None;
        };
        let steps = names.count();
        if count.is_some_and(|count| numbers::whole(count) != Some(steps.into())) {
            self.warnings.push(LinkWarning::NamesWin { steps });
        }
        Some(Plan::of_names(names))
    }

    fn story(&mut self, slug: String, has_count: bool, has_names: bool) -> Option<&'static Story> {
        let story = Story::from_slug(&slug);
        match story {
            Some(Story { title, .. }) if has_count || has_names => {
                self.warnings.push(LinkWarning::StoryWins { title, has_names });
            }
            Some(_) => {}
            None => self.refuse("story", slug, Used::Named("a count")),
        }
        story
    }

    fn counting(&mut self, count: Option<String>) -> Plan {
        let usual = EXERCISE.plan().count();
        let read = count.as_deref().map_or(Some(u64::from(usual)), numbers::whole);
        let (plan, warning) = Plan::counting_to(read.unwrap_or(u64::from(usual)));
        self.warnings.extend(warning.map(LinkWarning::from));
        if let (None, Some(value)) = (read, count) {
            self.refuse("count", value, Used::Count(usual));
        }
        plan
    }

    fn limit(&mut self) -> Option<u32> {
        let value = self.value("limit")?;
        let limit = numbers::whole(&value).and_then(|limit| u32::try_from(limit).ok());
        let limit = limit.filter(|limit| (1..=MAX_LIMIT).contains(limit));
        if limit.is_none() {
            self.refuse("limit", value, Used::Count(USUAL_LIMIT));
        }
        limit
    }

    fn modes(&mut self, usual: &[Mode]) -> Option<Vec<Mode>> {
        let value = self.value("modes")?;
        let mut modes = Vec::new();
        let mut unknown = Vec::new();
        let mut slugs = value.splitn(MAX_MODES + 1, ',');
        for slug in slugs.by_ref().map(str::trim).take(MAX_MODES) {
            match Mode::from_slug(slug) {
                Some(mode) if modes.contains(&mode) => {
                    self.warnings.push(LinkWarning::LaneTwice { title: mode.about().title });
                }
                Some(mode) => modes.push(mode),
                None => unknown.push(slug.to_owned()),
            }
        }
        unknown.extend(slugs.next().map(ToOwned::to_owned));
        if modes.is_empty() {
            modes = usual.to_vec();
        }
        for slug in unknown {
            self.refuse("modes", slug, Used::Lanes(modes.clone()));
        }
        Some(modes)
    }

    fn theme(&mut self) -> Option<Theme> {
        let value = self.value("theme")?;
        let theme = Theme::ALL.into_iter().find(|theme| theme.slug() == value);
        if theme.is_none() {
            self.refuse("theme", value, Used::Named(Theme::Auto.slug()));
        }
        theme
    }

    fn embed(&mut self) -> bool {
        match self.value("embed").as_deref() {
            None | Some("0") => false,
            Some("1") => true,
            Some(value) => {
                self.refuse("embed", value.to_owned(), Used::Named("0"));
                false
            }
        }
    }
}
