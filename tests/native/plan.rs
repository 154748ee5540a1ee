//! Plans: their sleeps, corrections, limits and edits.

use sleep_count::exercise::limits::{MAX_SLEEP_MS, MAX_STEPS};
use sleep_count::exercise::plan::Plan;
use sleep_count::exercise::plan_warning::PlanWarning;
use sleep_count::exercise::sleep_request::SleepRequest;
use sleep_count::exercise::sleep_rule::SleepRule;

fn plan(count: u64, asked: &[SleepRequest]) -> Plan {
    let (plan, warnings) = Plan::counting_to(count).0.with_sleeps(asked);
    assert_eq!(warnings, []);
    plan
}

fn sleepers(plan: &Plan) -> Vec<(u32, u32)> {
    plan.sleepers().collect()
}

#[test]
fn single_sleeps_are_kept_in_plan_order() {
    let plan = plan(30, &[SleepRequest::single(12, 2000), SleepRequest::single(8, 3000)]);
    assert_eq!(sleepers(&plan), [(8, 3000), (12, 2000)]);
    assert_eq!((plan.count(), plan.total_ms(), plan.longest_ms()), (30, 5000, 3000));
    assert_eq!(plan.rules(), [SleepRule::single(8, 3000), SleepRule::single(12, 2000)]);
}

#[test]
fn a_later_single_sleep_overrides_a_range_and_zero_wakes() {
    let asked = [SleepRequest::range(1, 4, 1000), SleepRequest::single(2, 5000), SleepRequest::single(3, 0)];
    assert_eq!(sleepers(&plan(10, &asked)), [(1, 1000), (2, 5000), (4, 1000)]);
}

#[test]
fn any_other_repeat_is_corrected_to_the_last_sleep() {
    let counting = Plan::counting_to(10).0;
    for (asked, result) in [
        ([SleepRequest::single(2, 1000), SleepRequest::single(2, 2000)], vec![(2, 2000)]),
        ([SleepRequest::single(2, 1000), SleepRequest::range(1, 3, 2000)], vec![(1, 2000), (2, 2000), (3, 2000)]),
        ([SleepRequest::range(1, 2, 1000), SleepRequest::range(2, 3, 2000)], vec![(1, 1000), (2, 2000), (3, 2000)]),
    ] {
        let (plan, warnings) = counting.with_sleeps(&asked);
        assert_eq!(sleepers(&plan), result);
        assert!(matches!(warnings[..], [PlanWarning::Repeated { .. }]), "{warnings:?}");
    }
}

#[test]
fn an_edit_gives_no_warning_of_repeats() {
    let naps = plan(30, &[SleepRequest::range(1, 30, 300)]);
    let (awake, warnings) = naps.with_sleeps(&[SleepRequest::range(1, 30, 0)]);
    assert_eq!((awake.sleepers().count(), warnings), (0, vec![]));
}

#[test]
fn a_later_range_overrides_an_earlier_one_where_they_overlap() {
    let asked = [SleepRequest::range(3, 6, 1000), SleepRequest::range(1, 4, 2000), SleepRequest::range(6, 9, 3000)];
    let (plan, _) = Plan::counting_to(10).0.with_sleeps(&asked);
    let lengths: Vec<_> = (1..=10).map(|step| plan.sleep_of(step) / 1000).collect();
    assert_eq!(lengths, [2, 2, 2, 2, 1, 3, 3, 3, 3, 0]);
}

#[test]
fn a_scatter_from_or_to_zero_wakes_no_step() {
    for (asked, asleep) in [
        (SleepRequest::scatter(1, 3, 0, 1000), vec![(2, 618), (3, 236)]),
        (SleepRequest::scatter(1, 3, 1000, 0), vec![(1, 1000), (2, 382), (3, 764)]),
    ] {
        assert_eq!(sleepers(&plan(3, &[asked])), asleep);
    }
}

#[test]
fn a_rule_that_wakes_is_dropped_with_the_rule_that_it_wakes() {
    let asked = [SleepRequest::range(18, 25, 1000), SleepRequest::range(16, 20, 0), SleepRequest::range(18, 30, 2000)];
    let (plan, _) = Plan::counting_to(30).0.with_sleeps(&asked);
    assert_eq!(plan.rules(), [SleepRule::range(18, 30, 2000)]);
    // A shorter count cuts the first rule, and the last one covers what is left.
    let asked = [SleepRequest::range(5, 12, 1000), SleepRequest::range(2, 5, 0), SleepRequest::range(3, 10, 2000)];
    let (plan, _) = Plan::counting_to(30).0.with_sleeps(&asked);
    assert_eq!(plan.rules().len(), 3);
    assert_eq!(plan.with_count(10).0.rules(), [SleepRule::range(3, 10, 2000)]);
}

#[test]
fn values_above_the_limits_are_corrected_with_a_warning() {
    assert_eq!(Plan::counting_to(0).0.count(), 1);
    for (asked, is_corrected) in [(100_000, false), (100_001, true), (u64::from(u32::MAX) + 2, true), (u64::MAX, true)]
    {
        let (counted, warning) = Plan::counting_to(asked);
        assert_eq!((counted.count(), warning.is_some()), (MAX_STEPS, is_corrected), "{asked}");
    }
    let counting = Plan::counting_to(30).0;
    let (plan, warnings) = counting.with_sleeps(&[
        SleepRequest::single(8, 99_000),
        SleepRequest::single(31, 1000),
        SleepRequest::single(0, 1000),
        SleepRequest::range(29, 40, 1000),
    ]);
    assert_eq!(sleepers(&plan), [(8, MAX_SLEEP_MS), (29, 1000), (30, 1000)]);
    assert_eq!(warnings.len(), 4);
}

#[test]
fn a_shorter_count_drops_later_sleeps_with_a_warning() {
    let long = plan(30, &[SleepRequest::range(5, 20, 1000), SleepRequest::single(25, 2000)]);
    let (short, warnings) = long.with_count(10);
    assert_eq!((short.count(), short.sleepers().count()), (10, 6));
    assert_eq!(warnings.len(), 2);
    assert_eq!(long.with_count(25).0.sleep_of(25), 2000);
    let (longer, warnings) = long.with_count(40);
    assert_eq!((sleepers(&longer), warnings.len()), (sleepers(&long), 0));
}

#[test]
fn a_sleep_is_set_changed_and_removed() {
    let counting = Plan::counting_to(30).0;
    let (asleep, _) = counting.with_sleep(8, 1000);
    assert_eq!(asleep.sleep_of(8), 1000);
    let (longer, warnings) = asleep.with_sleep(8, 2000);
    assert_eq!((longer.sleep_of(8), warnings.len()), (2000, 0));
    assert_eq!(longer.with_sleep(8, 0).0, counting);
    let (two, _) = asleep.with_sleep(12, 500);
    assert_eq!(sleepers(&two.with_sleep(8, 0).0), [(12, 500)]);
    let range = plan(30, &[SleepRequest::range(1, 30, 300)]);
    assert_eq!(range.with_sleep(1, 500).0.sleepers().count(), 30);
    assert_eq!(range.with_sleep(8, 0).0.sleepers().count(), 29);
}

#[test]
fn sleeps_shrink_in_proportion_until_they_fit() {
    let long =
        plan(30, &[SleepRequest::single(8, 8000), SleepRequest::single(9, 8000), SleepRequest::single(10, 4000)]);
    let short = long.shrunk_to(10_000).unwrap();
    assert_eq!(sleepers(&short), [(8, 4000), (9, 4000), (10, 2000)]);
    assert_eq!(short.shrunk_to(20_000), Some(short.clone()));
    // Rounded to two or three digits.
    let odd = plan(30, &[SleepRequest::single(8, 7000), SleepRequest::single(9, 6000), SleepRequest::single(10, 1234)]);
    assert_eq!(sleepers(&odd.shrunk_to(10_000).unwrap()), [(8, 4900), (9, 4200), (10, 860)]);
    let scattered = plan(3, &[SleepRequest::scatter(1, 3, 8000, 16_000)]);
    assert_eq!(scattered.total_ms(), 30_833);
    assert_eq!(scattered.shrunk_to(10_000).unwrap().rules(), [SleepRule::scatter(1, 3, 2500, 5100)]);
    // A sleep of 1 ms can't shrink, so the others shrink more.
    let naps = plan(1001, &[SleepRequest::range(1, 1000, 1), SleepRequest::single(1001, 60_000)]);
    assert_eq!(naps.shrunk_to(10_000).unwrap().longest_ms(), 8800);
    let scattered = plan(10_000, &[SleepRequest::scatter(1, 10_000, 1, 1000)]);
    assert!(scattered.shrunk_to(10_000).is_none_or(|plan| plan.total_ms() <= 10_000));
    let crowd = plan(20_000, &[SleepRequest::range(1, 20_000, 1000)]);
    assert_eq!(crowd.shrunk_to(10_000), None);
}
