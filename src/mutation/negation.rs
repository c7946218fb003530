//! "not" put into a main clause, or taken out of it.
//!
//! Left alone is what its negation does not contradict: an attitude ("do not support" is no "oppose"), a possibility ("may
//! not"), a subject that is not told as known ("ships were hit"), quantifiers and adverbs that the negation would move past.

use super::Unfit;
use super::clause::{Clause, MOVING};
use super::inflect::inflect;
use super::rewrite::{before, rewrite};
use crate::language::lexicon::{Attitude, Layer, Lexicon, Pos};
use crate::language::{Deprel, Upos, Xpos};

/// Auxiliaries that take "not" without anything else being open then.
const TAKES_NOT: &[&str] = &[
    "will", "must", "should", "is", "are", "was", "were", "am", "has", "have", "had", "can", "cannot", "do", "does",
    "did",
];

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    clause.simple()?;
    if clause.has_any(MOVING) {
        return Err("a word that a negation would move past");
    }
    let tells = |at: usize| matches!(clause.deprel(at), Deprel::Conj | Deprel::Nummod);
    if clause.all(tells) > 0 {
        return Err("a list or a figure, of which a part could be denied");
    }
    let subject = clause.subject()?;
    if !clause.is_definite(subject) && !clause.is_mass(subject) {
        return Err("its subject is not told as known");
    }
    if is_attitude(clause) {
        return Err("the negation of an attitude is not its opposite");
    }
    let helpers = clause.helpers();
    let first = helpers.first().copied();
    if let Some(first) = first.filter(|&first| !TAKES_NOT.contains(&clause.lower(first).as_str())) {
        // "ca" + "n't", "wo" + "n't".
        let is_cut = matches!(clause.lower(first).as_str(), "ca" | "wo");
        if !is_cut {
            return Err("an auxiliary whose negation leaves the matter open");
        }
    }
    match clause.negation() {
        Some(negation) => without(clause, negation),
        None => with(clause, first),
    }
}

fn is_attitude(clause: &Clause<'_>) -> bool {
    let lexicon = Lexicon::shipped();
    let pos = Pos::from_upos(clause.upos(clause.root));
    let is_stand = |attitude: &Attitude| matches!(attitude.layer, Layer::Desire | Layer::Intention);
    pos.is_some_and(|pos| {
        lexicon
            .attitudes
            .of(&clause.lemma(clause.root).to_lowercase(), pos)
            .any(is_stand)
    }) || matches!(clause.upos(clause.root), Upos::Adp | Upos::Adv | Upos::Pron | Upos::Det)
}

/// The negation put in.
fn with(clause: &Clause<'_>, first: Option<usize>) -> Result<(String, String), Unfit> {
    let text = clause.text;
    if let Some(first) = first {
        let span = clause.span(first);
        let word = clause.word(first);
        let made = match clause.lower(first).as_str() {
            "can" => rewrite(text, &[(span, "cannot")]),
            _ => rewrite(text, &[(before(span.end), " not")]),
        };
        return Ok((format!("“not” put in after “{word}”"), made));
    }
    let verb = clause.root;
    if clause.upos(verb) != Upos::Verb {
        return Err("no verb that could be denied");
    }
    let helper = match clause.xpos(verb) {
        Xpos::Vbd => "did not",
        Xpos::Vbz => "does not",
        Xpos::Vbp => "do not",
        _ => return Err("no finite verb that could be denied"),
    };
    let made = format!("{helper} {}", clause.lemma(verb));
    let what = format!("“{}” denied: “{made}”", clause.word(verb));
    Ok((what, rewrite(text, &[(clause.span(verb), &made)])))
}

/// The negation taken out.
fn without(clause: &Clause<'_>, negation: usize) -> Result<(String, String), Unfit> {
    let helper = negation
        .checked_sub(1)
        .filter(|helper| clause.helpers().contains(helper))
        .ok_or("a “not” that does not follow its auxiliary")?;
    let both = clause.span(helper).cover(clause.span(negation));
    let what = format!("“{}” taken out of “{}”", clause.word(negation), both.of(clause.text));
    let verb = clause.root;
    let tag = match clause.lower(helper).as_str() {
        "ca" => return Ok((what, rewrite(clause.text, &[(both, "can")]))),
        "wo" => return Ok((what, rewrite(clause.text, &[(both, "will")]))),
        "do" => Xpos::Vbp,
        "does" => Xpos::Vbz,
        "did" => Xpos::Vbd,
        _ => return Ok((what, rewrite(clause.text, &[(both, clause.word(helper))]))),
    };
    if negation + 1 != verb {
        return Err("something between “not” and its verb");
    }
    let form = inflect(clause.lemma(verb), tag).ok_or("a verb whose form is not known")?;
    let all = both.cover(clause.span(verb));
    Ok((what, rewrite(clause.text, &[(all, &form)])))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;

    #[test]
    fn put_in() {
        for (text, made) in [
            ("We will raise the fuel tax.", "We will not raise the fuel tax."),
            (
                "The harbour bridge must stay open.",
                "The harbour bridge must not stay open.",
            ),
            (
                "The ministry knew about the leak.",
                "The ministry did not know about the leak.",
            ),
            ("The port can take large ships.", "The port cannot take large ships."),
            ("The archive is empty.", "The archive is not empty."),
            ("Velin resigned in May.", "Velin did not resign in May."),
        ] {
            check(Kind::Negation, text, Ok(made));
        }
    }

    #[test]
    fn taken_out() {
        for (text, made) in [
            ("We will not raise the fuel tax.", "We will raise the fuel tax."),
            (
                "The ministry did not know about the leak.",
                "The ministry knew about the leak.",
            ),
            ("The port cannot take large ships.", "The port can take large ships."),
            ("The toll isn’t fair.", "The toll is fair."),
            ("We won't sell the railway.", "We will sell the railway."),
        ] {
            check(Kind::Negation, text, Ok(made));
        }
    }

    #[test]
    fn left_alone() {
        for (text, why) in [
            (
                "We support the toll.",
                "the negation of an attitude is not its opposite",
            ),
            (
                "We may raise the fuel tax.",
                "an auxiliary whose negation leaves the matter open",
            ),
            (
                "All schools will get new roofs.",
                "a word that a negation would move past",
            ),
            (
                "We will raise the tax if the price falls.",
                "a condition, reason or address beside the main clause",
            ),
            ("Ships were hit in the harbour.", "its subject is not told as known"),
            (
                "The union has 1,900 members.",
                "a list or a figure, of which a part could be denied",
            ),
            ("We want to lower the fuel tax.", "a clause hangs on the verb"),
        ] {
            check(Kind::Negation, text, Err(why));
        }
    }
}
