//! Who does something to whom, exchanged: "Lorn backed Velin" → "Velin backed Lorn".
//!
//! Only what one party does to another of its kind, told as an event, in words that stay English whichever of them comes first.

use super::Unfit;
use super::clause::{Clause, MOVING};
use super::rewrite::{capitalised, lowered, rewrite};
use crate::language::{Deprel, Upos, Xpos};

/// What one party does to another, and could be done the other way round.
const DONE_TO_PARTIES: &[&str] = &[
    "accuse",
    "arrest",
    "attack",
    "back",
    "beat",
    "blame",
    "bomb",
    "criticise",
    "criticize",
    "defeat",
    "defend",
    "endorse",
    "expel",
    "help",
    "hire",
    "hit",
    "invade",
    "invite",
    "kill",
    "leave",
    "nominate",
    "outvote",
    "praise",
    "sanction",
    "sue",
    "support",
    "target",
    "thank",
    "threaten",
    "urge",
    "visit",
    "warn",
];

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    clause.simple()?;
    if clause.has_any(MOVING) || clause.negation().is_some() {
        return Err("a denial or a word that looks beyond the two");
    }
    let verb = clause.root;
    if clause.upos(verb) != Upos::Verb || !DONE_TO_PARTIES.contains(&clause.lemma(verb)) {
        return Err("no deed of one party to another");
    }
    if !clause.helpers().is_empty() || clause.xpos(verb) != Xpos::Vbd {
        return Err("not told as an event that is over");
    }
    let subject = clause.subject()?;
    let object = clause.sentence.child(verb, Deprel::Obj).ok_or("nobody it is done to")?;
    for party in [subject, object] {
        if !matches!(clause.upos(party), Upos::Propn | Upos::Noun) {
            return Err("a party that is a pronoun");
        }
        if !clause.is_definite(party) {
            return Err("a party that is not told as known");
        }
    }
    if clause.upos(subject) != clause.upos(object) {
        return Err("two parties that may be of two kinds");
    }
    let (Some(doer), Some(done_to)) = (clause.phrase(subject), clause.phrase(object)) else {
        return Err("a party told in two places");
    };
    if doer.1 >= verb || done_to.0 <= verb {
        return Err("the parties do not stand around the verb");
    }
    let (one, two) = (clause.stretch(doer), clause.stretch(done_to));
    let (first, second) = (one.of(clause.text), two.of(clause.text));
    if [first, second].iter().any(|words| words.contains(',')) {
        return Err("a party told with more than its name");
    }
    let is_name = |at: usize| clause.upos(at) == Upos::Propn;
    let (mut front, mut back) = (second.to_owned(), first.to_owned());
    if doer.0 == 0 {
        front = capitalised(&front);
        if !is_name(0) {
            back = lowered(&back);
        }
    }
    let what = format!("“{first}” and “{second}” exchanged");
    Ok((what, rewrite(clause.text, &[(one, &front), (two, &back)])))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;

    #[test]
    fn exchanged() {
        for (text, made) in [
            (
                "The fishermen attacked the coast guard off Tolm in May 2021.",
                "The coast guard attacked the fishermen off Tolm in May 2021.",
            ),
            (
                "In May 2020 the mayor of Tarn accused the bishop.",
                "In May 2020 the bishop accused the mayor of Tarn.",
            ),
        ] {
            check(Kind::Roles, text, Ok(made));
        }
    }

    #[test]
    fn left_alone() {
        for (text, why) in [
            ("They attacked the coast guard.", "a party that is a pronoun"),
            ("The minister opened the bridge.", "no deed of one party to another"),
            (
                "The minister will attack the mayor.",
                "not told as an event that is over",
            ),
            (
                "The mayor attacked reporters in Tarn.",
                "a party that is not told as known",
            ),
        ] {
            check(Kind::Roles, text, Err(why));
        }
    }
}
