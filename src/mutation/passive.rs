//! An active sentence in the passive voice: it says the same.
//!
//! Only subject, auxiliaries, verb and object in this order, each in one place, of a verb of doing.

use super::Unfit;
use super::clause::{Clause, MOVING};
use super::inflect::inflect;
use super::rewrite::{capitalised, lowered};
use crate::language::lexicon::{Attitude, Layer, Lexicon, Pos};
use crate::language::{Deprel, Upos, Xpos};
use crate::text::Span;

/// Verbs that have an object and yet no passive worth the name.
const WITHOUT: &[&str] = &[
    "have", "be", "cost", "weigh", "lack", "resemble", "become", "mean", "suit", "fit", "equal", "contain", "number",
    "total", "last", "leave", "join", "enter", "want", "need", "like", "get", "let", "make", "do",
];
const PRONOUNS: &[(&str, &str)] = &[
    ("i", "me"),
    ("we", "us"),
    ("he", "him"),
    ("she", "her"),
    ("they", "them"),
    ("you", "you"),
    ("it", "it"),
];

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    clause.simple()?;
    if clause.has_any(MOVING) {
        return Err("a word whose reach the passive would change");
    }
    let (verb, text) = (clause.root, clause.text);
    let lemma = clause.lemma(verb);
    if clause.upos(verb) != Upos::Verb || WITHOUT.contains(&lemma) {
        return Err("no verb of doing");
    }
    // Whoever holds an attitude is not told by a passive: "the toll is supported".
    let is_stand = |attitude: &Attitude| matches!(attitude.layer, Layer::Desire | Layer::Intention);
    if Lexicon::shipped().attitudes.of(lemma, Pos::Verb).any(is_stand) {
        return Err("no verb of doing");
    }
    let (subject, object) = (
        clause.subject()?,
        clause.sentence.child(verb, Deprel::Obj).ok_or("no object")?,
    );
    if clause.sentence.child(verb, Deprel::Xcomp).is_some() {
        return Err("something hangs on verb and object both");
    }
    if clause.upos(object) == Upos::Pron || clause.sentence.child(verb, Deprel::Iobj).is_some() {
        return Err("an object that does not stand alone");
    }
    let (Some(doer), Some(done_to)) = (clause.phrase(subject), clause.phrase(object)) else {
        return Err("subject or object in two places");
    };
    let prefix = clause.negation().map_or(0, |_| 1) + clause.helpers().len();
    if doer.1 + prefix + 1 != verb || verb + 1 != done_to.0 {
        return Err("something between subject, verb and object");
    }
    let part = |span: Span| span.of(text);
    let group = verb_group(clause, object)?;
    let mut front = part(clause.stretch(done_to)).to_owned();
    let by = agent(clause, subject, part(clause.stretch(doer)));
    if doer.0 == 0 {
        front = capitalised(&front);
    }
    let head = &text[..clause.span(doer.0).start];
    let tail = &text[clause.span(done_to.1).end..];
    let made = format!("{head}{front} {group} by {by}{tail}");
    Ok((format!("put into the passive: “{group} by {by}”"), made))
}

/// The doer behind "by".
fn agent(clause: &Clause<'_>, subject: usize, words: &str) -> String {
    let lower = words.to_lowercase();
    if let Some((_, object)) = PRONOUNS.iter().find(|(pronoun, _)| *pronoun == lower) {
        return (*object).to_owned();
    }
    let first = clause.phrase(subject).map_or(subject, |(first, _)| first);
    match clause.upos(first) == Upos::Propn {
        true => words.to_owned(),
        false => lowered(words),
    }
}

/// The auxiliaries and the participle: "will not be raised".
fn verb_group(clause: &Clause<'_>, object: usize) -> Result<String, Unfit> {
    let verb = clause.root;
    let participle = inflect(clause.lemma(verb), Xpos::Vbn).ok_or("a verb whose form is not known")?;
    let is_list = clause.sentence.child(object, Deprel::Conj).is_some();
    let is_plural = matches!(clause.xpos(object), Xpos::Nns | Xpos::Nnps) || is_list;
    let (past, present) = match is_plural {
        true => ("were", "are"),
        false => ("was", "is"),
    };
    let not = clause.negation().map_or("", |_| "not ");
    let group = match clause.helpers()[..] {
        [] => match clause.xpos(verb) {
            Xpos::Vbd => format!("{past} {participle}"),
            Xpos::Vbz | Xpos::Vbp => format!("{present} {participle}"),
            _ => return Err("no finite verb"),
        },
        [helper] => match clause.lower(helper).as_str() {
            modal @ ("will" | "must" | "should" | "can") => format!("{modal} {not}be {participle}"),
            "wo" => format!("will {not}be {participle}"),
            "did" => format!("{past} {not}{participle}"),
            "do" | "does" => format!("{present} {not}{participle}"),
            "has" | "have" => {
                let has = if is_plural { "have" } else { "has" };
                format!("{has} {not}been {participle}")
            }
            _ => return Err("an auxiliary that is left alone"),
        },
        _ => return Err("more than one auxiliary"),
    };
    // "cannot" is two words to the parse, "can" and "not", and one to the reader.
    Ok(group.replace("can not be", "cannot be"))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;

    #[test]
    fn passives() {
        for (text, made) in [
            (
                "The police arrested three reporters in Dorrin.",
                "Three reporters in Dorrin were arrested by the police.",
            ),
            (
                "We will not raise the fuel tax.",
                "The fuel tax will not be raised by us.",
            ),
            (
                "In May 2020 the mayor of Tarn arrested the bishop.",
                "In May 2020 the bishop was arrested by the mayor of Tarn.",
            ),
            (
                "The board did not sell the railway.",
                "The railway was not sold by the board.",
            ),
        ] {
            check(Kind::Passive, text, Ok(made));
        }
    }

    #[test]
    fn left_alone() {
        for (text, why) in [
            ("We support the harbour tunnel.", "no verb of doing"),
            ("The union has 1,900 members.", "no verb of doing"),
            ("The harbour was open.", "no verb of doing"),
            ("Velin resigned in May.", "no object"),
        ] {
            check(Kind::Passive, text, Err(why));
        }
    }
}
