//! How a pair came to its verdict, for people: the claims of both sides, and how each meets each.

use crate::corpus::{Pair, Side};
use crate::language::lexicon::Dimension;
use crate::position::{Claim, Mood};
use crate::report::layout::escape;
use crate::report::model::{Meeting, Trace};
use crate::rules::position_in_words;

/// A paragraph of lines, each ended.
pub fn lines(pair: &Pair, trace: &Trace) -> String {
    let mut lines = Vec::new();
    for (name, side, claims) in [
        ("earlier", &pair.earlier, &trace.earlier),
        ("later", &pair.later, &trace.later),
    ] {
        if claims.is_empty() {
            lines.push(format!("  {name}: no claim could be read"));
        }
        for (at, claim) in claims.iter().enumerate() {
            lines.push(format!("  {name} {}: {}", at + 1, of_claim(claim, side)));
            lines.push(format!("      {}", matter(claim)));
        }
    }
    lines.extend(trace.meetings.iter().map(meeting));
    for (earlier, later, likeness) in &trace.wordings {
        let verdict = if likeness.is_conflict() {
            "contraries"
        } else {
            "no conflict"
        };
        lines.push(format!(
            "  wording of sentences {} ~ {}: alike at {} %: {verdict}",
            earlier + 1,
            later + 1,
            likeness.percent
        ));
    }
    lines.join("\n") + "\n"
}

fn of_claim(claim: &Claim, side: &Side) -> String {
    let position = &claim.position;
    let mut text = format!(
        "{} {:+} to {:+} ({})",
        position.layer.as_str(),
        position.value.low,
        position.value.high,
        escape(&position_in_words(position, side.text.as_str())),
    );
    let mood = match claim.mood {
        Mood::Held => "",
        Mood::Reported => ", reported",
        Mood::Hypothetical => ", supposed",
        Mood::Question => ", asked",
        Mood::NeverSaid => ", denied to have been said",
    };
    text += mood;
    if claim.is_open {
        text += ", a pronoun stands for the matter";
    }
    for figure in &position.figures {
        text += &format!(", figure “{}”", escape(figure.quantity.span.of(&side.text)));
    }
    for period in &position.periods {
        text += &format!(", time {} to {}", period.from, period.to);
    }
    if position.scope.rank.is_some() || position.scope.is_exclusive {
        text += &format!(", scope “{}”", escape(&position.scope.word));
    }
    text
}

fn matter(claim: &Claim) -> String {
    let dimension = claim.matter.dimension.map_or("itself", Dimension::as_str);
    let concepts: Vec<String> = claim
        .matter
        .concepts
        .iter()
        .map(|concept| {
            let part = format!("{:?}", concept.part).to_lowercase();
            format!("{} ({part} {})", escape(&concept.key), concept.weight)
        })
        .collect();
    let holder: Vec<_> = claim.holder.iter().map(|concept| escape(&concept.key)).collect();
    let held = if holder.is_empty() {
        String::new()
    } else {
        format!(" · held by {}", holder.join(" "))
    };
    format!("{dimension} of {}{held}", concepts.join(", "))
}

fn meeting(meeting: &Meeting) -> String {
    let met = match &meeting.alignment {
        Err(apart) => format!("apart: {}", apart.in_words()),
        Ok(alignment) => {
            let verdict = match &meeting.verdict {
                None => "not judged".to_string(),
                Some((relation, rules)) if rules.is_empty() => relation.as_str().to_string(),
                Some((relation, rules)) => format!("{} ({})", relation.as_str(), rules.join(", ")),
            };
            let contrary = if alignment.is_contrary { ", contrary words" } else { "" };
            format!(
                "meet at {} % by {}{contrary}: {verdict}",
                alignment.score,
                escape(&alignment.common.join(", "))
            )
        }
    };
    format!("  earlier {} ~ later {}: {met}", meeting.earlier + 1, meeting.later + 1)
}
