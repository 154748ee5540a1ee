//! The `sleep` of a link: `8:3,12:2`, `1-30:0.3`, `1-10000:0.001..1`.

use crate::exercise::format::seconds;
use crate::exercise::plan::Plan;
use crate::exercise::sleep_request::SleepRequest;
use crate::exercise::sleep_rule::SleepRule;
use crate::sharing::link_warning::LinkWarning;
use crate::sharing::numbers;

/// The most items that are read, so that no link can block the page.
pub const MAX_ITEMS: usize = 2_000;

/// Adds the sleeps in `text` to `plan`, with a warning for each that cannot be used.
pub fn parse(plan: &Plan, text: &str) -> (Plan, Vec<LinkWarning>) {
    let mut warnings = Vec::new();
    if text.trim().is_empty() {
        return (plan.clone(), warnings);
    }
    let items = text.split(',').count();
    if items > MAX_ITEMS {
        warnings.push(LinkWarning::TooManySleeps { items, limit: MAX_ITEMS });
    }
    let mut asked = Vec::new();
    for item in text.split(',').take(MAX_ITEMS) {
        match parse_item(item, &mut warnings) {
            Some(sleep) => asked.push(sleep),
            None => warnings.push(LinkWarning::Sleep { item: item.to_owned() }),
        }
    }
    let (plan, plan_warnings) = plan.with_sleeps(&asked);
    warnings.extend(plan_warnings.into_iter().map(LinkWarning::from));
    (plan, warnings)
}

/// The sleeps of a plan, as `parse` reads them.
pub fn format(plan: &Plan) -> String {
    let items: Vec<_> = plan.rules().iter().map(format_rule).collect();
    items.join(",")
}

fn format_rule(rule: &SleepRule) -> String {
    let (first, last) = (rule.first, rule.last);
    let [from, to] = [rule.from_ms, rule.to_ms].map(|ms| seconds(u64::from(ms)));
    let steps = if rule.is_single() { first.to_string() } else { format!("{first}-{last}") };
    if rule.from_ms == rule.to_ms { format!("{steps}:{from}") } else { format!("{steps}:{from}..{to}") }
}

fn parse_item(item: &str, warnings: &mut Vec<LinkWarning>) -> Option<SleepRequest> {
    let (steps, lengths) = item.split_once(':')?;
    let mut length = |text: &str| {
        let length = numbers::seconds(text)?;
        if !length.exact {
            warnings.push(LinkWarning::TooFine { asked: text.trim().to_owned(), used_ms: length.ms });
        }
        Some(length.ms)
    };
    let Some((first, last)) = steps.split_once('-') else {
        return Some(SleepRequest::single(numbers::whole(steps)?, length(lengths)?));
    };
    let (first, last) = (numbers::whole(first)?, numbers::whole(last)?);
    Some(match split_ends(lengths) {
        Some((from, to)) => SleepRequest::scatter(first, last, length(from)?, length(to)?),
        None => SleepRequest::range(first, last, length(lengths)?),
    })
}

/// Whether `parse` reads the item.
pub fn is_readable(item: &str) -> bool {
    parse_item(item, &mut Vec::new()).is_some()
}

/// Splits a text at `..`. Searches bytes, since the substring search of std would add 2 KB to the program.
pub fn split_ends(text: &str) -> Option<(&str, &str)> {
    let points = text.as_bytes().windows(2).position(|pair| pair == b"..")?;
    Some((text.get(..points)?, text.get(points + 2..)?))
}
