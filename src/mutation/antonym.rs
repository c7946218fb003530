//! The main verb or the predicate adjective replaced by its opposite.
//!
//! Of verbs only those that stand in the same frame as their opposite, told as a will, a duty or a stand: of two events both can
//! have happened. Of adjectives only states that exclude each other.

use super::Unfit;
use super::clause::{Clause, MOVING};
use super::inflect::inflect;
use super::rewrite::rewrite;
use crate::language::{Deprel, Upos, Xpos};

/// Two opposites that take the same object.
const VERBS: &[(&str, &str)] = &[
    ("support", "oppose"),
    ("raise", "lower"),
    ("increase", "reduce"),
    ("allow", "ban"),
    ("permit", "prohibit"),
    ("accept", "reject"),
    ("approve", "reject"),
    ("keep", "abolish"),
    ("open", "close"),
    ("join", "leave"),
    ("lengthen", "shorten"),
    ("strengthen", "weaken"),
    ("tighten", "loosen"),
];
/// Opposites that are a stand in the present tense.
const STANDS: &[&str] = &["support", "oppose"];
/// States that exclude each other.
const ADJECTIVES: &[(&str, &str)] = &[
    ("open", "closed"),
    ("empty", "full"),
    ("safe", "unsafe"),
    ("legal", "illegal"),
    ("lawful", "unlawful"),
    ("constitutional", "unconstitutional"),
    ("possible", "impossible"),
    ("necessary", "unnecessary"),
    ("guilty", "innocent"),
    ("fair", "unfair"),
    ("acceptable", "unacceptable"),
    ("affordable", "unaffordable"),
    ("mandatory", "voluntary"),
    ("permanent", "temporary"),
    ("reliable", "unreliable"),
    ("alive", "dead"),
    ("stable", "unstable"),
];

fn opposite(word: &str, pairs: &[(&'static str, &'static str)]) -> Option<&'static str> {
    pairs.iter().find_map(|(one, two)| match word {
        word if word == *one => Some(*two),
        word if word == *two => Some(*one),
        _ => None,
    })
}

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    clause.simple()?;
    if clause.negation().is_some() || clause.has_any(MOVING) {
        return Err("a denial or a word that moves what is said");
    }
    if clause.all(|at| clause.deprel(at) == Deprel::Conj) > 0 {
        return Err("a list, of which a part could be meant");
    }
    let root = clause.root;
    let other = match clause.upos(root) {
        Upos::Verb => verb(clause)?,
        Upos::Adj => adjective(clause)?,
        _ => return Err("no word with an opposite"),
    };
    let what = format!("“{}” made “{other}”", clause.word(root));
    Ok((what, rewrite(clause.text, &[(clause.span(root), &other)])))
}

fn verb(clause: &Clause<'_>) -> Result<String, Unfit> {
    let root = clause.root;
    let other = opposite(clause.lemma(root), VERBS).ok_or("no word with an opposite")?;
    let object = clause
        .sentence
        .child(root, Deprel::Obj)
        .ok_or("a verb without its object")?;
    let is_stand = STANDS.contains(&other) && matches!(clause.xpos(root), Xpos::Vbp | Xpos::Vbz);
    match clause.helpers()[..] {
        [] if is_stand => {}
        [helper] if matches!(clause.lower(helper).as_str(), "will" | "must" | "should") => {
            // "open a hospital", "close a hospital": two of them.
            if !clause.is_definite(object) && !clause.is_mass(object) {
                return Err("an object that is not told as known");
            }
        }
        _ => return Err("told as an event, whose opposite can have happened, too"),
    }
    inflect(other, clause.xpos(root)).ok_or("a verb whose form is not known")
}

fn adjective(clause: &Clause<'_>) -> Result<String, Unfit> {
    let root = clause.root;
    let subject = clause.subject()?;
    if !clause.is_definite(subject) {
        return Err("its subject is not told as known");
    }
    let is_bare = clause.sentence.children(root).all(|child| {
        matches!(
            clause.deprel(child),
            Deprel::Nsubj | Deprel::Cop | Deprel::Aux | Deprel::Punct | Deprel::Obl | Deprel::OblUnmarked
        )
    });
    if !is_bare {
        return Err("an adjective that is bent by another word");
    }
    let other = opposite(&clause.lower(root), ADJECTIVES).ok_or("no word with an opposite")?;
    Ok(other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;

    #[test]
    fn opposites() {
        for (text, made) in [
            ("We support the harbour tunnel.", "We oppose the harbour tunnel."),
            ("We will lower the fuel tax.", "We will raise the fuel tax."),
            (
                "The harbour was open during the strike in May 2021.",
                "The harbour was closed during the strike in May 2021.",
            ),
        ] {
            check(Kind::Antonym, text, Ok(made));
        }
    }

    #[test]
    fn left_alone() {
        for (text, why) in [
            (
                "We will open a hospital in Tarn.",
                "an object that is not told as known",
            ),
            (
                "We opened the hospital.",
                "told as an event, whose opposite can have happened, too",
            ),
            (
                "We will not lower the fuel tax.",
                "a denial or a word that moves what is said",
            ),
            ("The toll is high.", "no word with an opposite"),
        ] {
            check(Kind::Antonym, text, Err(why));
        }
    }
}
