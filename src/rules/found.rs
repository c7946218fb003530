//! What a condition finds in a scene, in words for a reader.

use super::condition::{Condition, Failing};
use super::finding::TimeClass;
use super::scene::Scene;

/// The conditions over who, when and in which words that a rule asks at its top, each with what it found.
pub fn told(condition: &Condition, scene: &Scene<'_>) -> Vec<String> {
    asked(condition)
        .into_iter()
        .filter_map(|(key, _)| Some(format!("{key}: {}", found_of(&key, scene)?)))
        .collect()
}

/// Why a condition does not hold, in words.
pub fn why_not(failing: Failing<'_>, scene: &Scene<'_>) -> String {
    match failing {
        Failing::Key(key, condition) => {
            let wanted = asked(condition)
                .into_iter()
                .find(|(name, _)| name == key)
                .map_or_else(String::new, |(_, value)| plain(&value));
            let found = found_of(key, scene).unwrap_or_else(|| found_on_axis(key, scene));
            format!("`{key}` is {found}, not {wanted}")
        }
        Failing::Any(conditions) => {
            let each: Vec<String> = conditions
                .iter()
                .filter_map(|condition| Some(why_not(condition.failing(scene)?, scene)))
                .collect();
            format!("none of `any` holds ({})", each.join("; "))
        }
        Failing::Not(condition) => {
            let asked: Vec<String> = asked(condition)
                .into_iter()
                .map(|(key, value)| format!("{key} = {}", plain(&value)))
                .collect();
            format!("what is under `not` holds ({})", asked.join(", "))
        }
    }
}

/// The keys a condition gives and what it asks of each, in order.
fn asked(condition: &Condition) -> Vec<(String, serde_json::Value)> {
    match serde_json::to_value(condition) {
        Ok(serde_json::Value::Object(map)) => map.into_iter().collect(),
        _ => Vec::new(),
    }
}

fn plain(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::String(text) => text.replace('_', "-"),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" or "),
        Value::Object(map) => {
            let parts: Vec<String> = map
                .iter()
                .map(|(key, value)| format!("{} {}", key.replace('-', " "), plain(value)))
                .collect();
            parts.join(", ")
        }
        other => other.to_string(),
    }
}

/// Conditions over the whole scene; `None` for those over an axis of the shift.
fn found_of(key: &str, scene: &Scene<'_>) -> Option<String> {
    let or_unknown = |list: Vec<String>| {
        if list.is_empty() {
            "unknown".to_owned()
        } else {
            list.join(", ")
        }
    };
    let number = |value: Option<i64>| value.map_or("unknown".to_owned(), |value| value.to_string());
    let force = |which: usize| {
        let forces = scene.context.forces.map(|(one, two)| [one, two][which]);
        forces.map_or("unknown".to_owned(), |force| format!("{force:?}").to_lowercase())
    };
    Some(match key {
        "matter" => {
            let labels = (&scene.claims.0.matter.label, &scene.claims.1.matter.label);
            if labels.0 == labels.1 {
                format!("“{}”", labels.0)
            } else {
                format!("“{}”, “{}”", labels.0, labels.1)
            }
        }
        "topic" => {
            let mut topics: Vec<String> = scene.topics().map(str::to_owned).collect();
            topics.dedup();
            if topics.is_empty() {
                "none".to_owned()
            } else {
                topics.join(", ")
            }
        }
        "actor" => {
            let mut names: Vec<String> = scene.actors().map(|actor| actor.name.clone()).collect();
            names.dedup();
            or_unknown(names)
        }
        "principal" => {
            let mut names: Vec<String> = scene.actors().filter_map(|actor| actor.principal.clone()).collect();
            names.dedup();
            or_unknown(names)
        }
        "forces" => format!("{}, {}", force(0), force(1)),
        "earlier-force" => force(0),
        "later-force" => force(1),
        "time-class" => scene.time_class().map_or("unknown", in_words).to_owned(),
        "days-apart" => number(scene.context.days),
        "similarity" => number(Some(scene.similarity())),
        "figures-apart" => number(scene.figures_apart()),
        "openly-new" => yes_or_no(scene.shift.is_openly_new),
        _ => return None,
    })
}

fn found_on_axis(key: &str, scene: &Scene<'_>) -> String {
    let shift = scene.shift;
    let json =
        |value: serde_json::Result<serde_json::Value>| value.map_or_else(|_| String::new(), |value| plain(&value));
    let stand = |low: i8, high: i8| match (low > 0, high < 0) {
        (true, _) => "for",
        (_, true) => "against",
        _ => "open",
    };
    match key {
        "layers" => format!("{}, {}", shift.layers.0.as_str(), shift.layers.1.as_str()),
        "earlier-layer" => shift.layers.0.as_str().to_owned(),
        "later-layer" => shift.layers.1.as_str().to_owned(),
        "earlier-stand" => stand(shift.values.0.low, shift.values.0.high).to_owned(),
        "later-stand" => stand(shift.values.1.low, shift.values.1.high).to_owned(),
        "opposition" => json(serde_json::to_value(shift.opposition)),
        "strength" => json(serde_json::to_value(shift.strength)),
        "conditions" => json(serde_json::to_value(shift.conditions)),
        "caveats" => json(serde_json::to_value(shift.caveats)),
        "scope" => json(serde_json::to_value(shift.scope)),
        "quantities" => json(serde_json::to_value(shift.quantities)),
        "periods" => json(serde_json::to_value(shift.periods)),
        "denial" => yes_or_no(shift.is_denial),
        "swapped" => yes_or_no(shift.is_swapped),
        _ => "unknown".to_owned(),
    }
}

fn yes_or_no(is: bool) -> String {
    if is { "true" } else { "false" }.to_owned()
}

fn in_words(class: TimeClass) -> &'static str {
    match class {
        TimeClass::SameTime => "same-time",
        TimeClass::Supersession => "supersession",
        TimeClass::Evolution => "evolution",
        TimeClass::Return => "return",
        TimeClass::Update => "update",
    }
}
