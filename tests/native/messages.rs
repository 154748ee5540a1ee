//! Messages to and from the host page.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use sleep_count::exercise::mode::Mode;
use sleep_count::sharing::messages::{InMessage, OutMessage};

use crate::checks::Parsed;
use crate::made::{exercise, plan, run};

fn sent(message: &OutMessage<'_>) -> Value {
    serde_json::from_str(&message.json()).unwrap()
}

fn received(message: Value) -> Option<InMessage> {
    InMessage::read(&Parsed(message))
}

#[test]
fn every_message_has_source_version_and_type() {
    let run = Arc::new(exercise(Mode::Sync));
    let mode = "sync";
    let cases = [
        (OutMessage::Ready, json!({ "type": "ready" })),
        (OutMessage::Resize(812), json!({ "type": "resize", "height": 812 })),
        (OutMessage::RunStart(Mode::Sync), json!({ "type": "run-start", "mode": mode })),
        (
            OutMessage::FreezeStart(Mode::Sync, 5000),
            json!({ "type": "freeze-start", "mode": mode, "expectedMs": 5000 }),
        ),
        (OutMessage::FreezeEnd(Mode::Sync, 5003.5), json!({ "type": "freeze-end", "mode": mode, "freezeMs": 5003.5 })),
        (OutMessage::Stalled(2000.0), json!({ "type": "stalled", "ms": 2000.0 })),
        (OutMessage::Error("It \"broke\".\n"), json!({ "type": "error", "message": "It \"broke\".\n" })),
    ];
    for (message, expected) in cases {
        let mut sent = sent(&message);
        assert_eq!(sent["source"], "sleep-count");
        assert_eq!(sent["version"], 1);
        let fields = sent.as_object_mut().unwrap();
        fields.remove("source");
        fields.remove("version");
        // JSON does not distinguish 1 from 1.0.
        assert_eq!(sent.to_string().replace(".0", ""), expected.to_string().replace(".0", ""));
    }
    let sent = sent(&OutMessage::RunEnd(&run));
    assert_eq!(sent["type"], "run-end");
    assert_eq!(sent["record"]["format"], "sleep-count.run");
    assert_eq!(sent["record"]["events"].as_array().unwrap().len(), 34);
}

#[test]
fn a_message_with_more_than_ten_thousand_events_omits_them() {
    for (count, omitted) in [(10_000, None), (10_001, Some(10_001))] {
        let run = Arc::new(run(Mode::AsyncTogether, &plan(&format!("?count={count}&sleep="))));
        let record = &sent(&OutMessage::RunEnd(&run))["record"];
        assert_eq!(record["eventsOmitted"].as_u64(), omitted, "{count} events");
        assert_eq!(record["events"].as_array().unwrap().is_empty(), omitted.is_some(), "{count} events");
    }
}

#[test]
fn messages_of_the_host_are_read() {
    let message = |kind: &str, name: &str, value: Value| {
        let mut message = json!({ "source": "sleep-count", "version": 1, "type": kind });
        message[name] = value;
        received(message)
    };
    assert_eq!(message("set", "link", json!("?count=9")), Some(InMessage::Set("?count=9".to_owned())));
    assert_eq!(message("host-gap", "ms", json!(14.5)), Some(InMessage::HostGap(14.5)));
    assert_eq!(message("other-freeze-start", "ms", json!(null)), Some(InMessage::OtherFreezeStart));
    assert_eq!(message("other-freeze", "ms", json!(2000)), Some(InMessage::OtherFreeze(2000.0)));
    assert_eq!(message("froze-other", "ms", json!(1999.5)), Some(InMessage::FrozeOther(1999.5)));
    for ms in [json!(-1), json!("14"), json!(null), json!(1e300), json!([14]), json!({ "ms": 14 })] {
        assert_eq!(message("host-gap", "ms", ms.clone()), None, "{ms}");
    }
    for link in [json!(9), json!(null), json!("?".repeat(100_001)), json!(["?count=9"])] {
        assert_eq!(message("set", "link", link), None);
    }
    for kind in ["run", "start", "ready", "Set", ""] {
        assert_eq!(message(kind, "link", json!("?count=9")), None, "{kind}");
    }
    let whole = json!({ "source": "sleep-count", "version": 1, "type": "set", "link": "?count=9" });
    for (name, value) in
        [("source", json!("sleepcount")), ("version", json!(2)), ("version", json!("1")), ("type", json!(1))]
    {
        let mut other = whole.clone();
        other[name] = value;
        assert_eq!(received(other), None, "{name}");
    }
}

/// Any JSON, some of it similar to a message.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC*".prop_map(Value::from),
        prop::sample::select(vec!["sleep-count", "set", "host-gap", "other-freeze", "froze-other"])
            .prop_map(Value::from),
    ];
    let name = prop_oneof![
        prop::sample::select(vec!["source", "version", "type", "ms", "link"]).prop_map(str::to_owned),
        "\\PC*"
    ];
    leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_or_refused_without_a_panic(message in any_json()) {
        if let Some(InMessage::HostGap(ms) | InMessage::OtherFreeze(ms) | InMessage::FrozeOther(ms)) = received(message) {
            prop_assert!(ms.is_finite() && ms >= 0.0);
        }
    }
}
