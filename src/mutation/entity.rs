//! The same of something of another name: "a hospital in Tarn" → "a hospital in Quellmar".

use super::Unfit;
use super::clause::Clause;
use super::rewrite::rewrite;
use crate::language::{Deprel, Upos};
use crate::text::Span;

/// Names of nothing, to put in place of others.
const NAMES: [&str; 2] = ["Quellmar", "Brennholt"];

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    let name = name(clause)?;
    replaced(clause.text, name)
}

/// In a text that says something of what another text names, the name replaced: a text of something else.
///
/// # Errors
/// They do not name one thing, once each.
pub fn in_place_of_name(one: &Clause<'_>, other: &Clause<'_>) -> Result<(String, String), Unfit> {
    let name = name(other)?;
    let word = name.of(other.text);
    let times = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|found| *found == word)
            .count()
    };
    if times(one.text) != 1 || times(other.text) != 1 {
        return Err("the two name no one thing once each");
    }
    replaced(other.text, name)
}

fn replaced(text: &str, name: Span) -> Result<(String, String), Unfit> {
    let new = NAMES.iter().find(|new| !text.contains(*new)).ok_or("no name is left")?;
    let what = format!("“{}” replaced by another name, “{new}”", name.of(text));
    Ok((what, rewrite(text, &[(name, new)])))
}

/// The one name of a sentence: a single word that names a place, somebody or a body, of which the sentence says something.
fn name(clause: &Clause<'_>) -> Result<Span, Unfit> {
    let is_name = |&at: &usize| {
        let is_capital = clause.word(at).starts_with(char::is_uppercase) && clause.word(at) != "I";
        is_capital && (clause.upos(at) == Upos::Propn || at > 0)
    };
    let names: Vec<usize> = (0..clause.len()).filter(is_name).collect();
    let at = match names[..] {
        [] => return Err("no name"),
        [one] => one,
        _ => return Err("more than one name"),
    };
    let is_restricting = matches!(
        clause.deprel(at),
        Deprel::Obj
            | Deprel::Nmod
            | Deprel::Obl
            | Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::OblAgent
            | Deprel::NmodPoss
    );
    // A month or a day is no name of a thing.
    let is_time = crate::language::times::find_times(clause.text, clause.sentence.span, None)
        .iter()
        .any(|time| time.span.overlaps(clause.span(at)));
    if !is_restricting || is_time || !clause.word(at).chars().all(char::is_alphabetic) {
        return Err("a name that may be part of something else");
    }
    let is_plain = |head: usize| matches!(clause.deprel(head), Deprel::Ccomp | Deprel::Parataxis);
    if (0..clause.len()).any(is_plain) {
        return Err("speech within the sentence");
    }
    Ok(clause.span(at))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;
    use super::*;

    #[test]
    fn names() {
        check(
            Kind::Entity,
            "We will open a second hospital in Tarn.",
            Ok("We will open a second hospital in Quellmar."),
        );
        check(Kind::Entity, "We will open a second hospital.", Err("no name"));
        check(
            Kind::Entity,
            "We will leave the Meridian Pact.",
            Err("more than one name"),
        );
        check(
            Kind::Entity,
            "We opened it in May.",
            Err("a name that may be part of something else"),
        );
    }

    #[test]
    fn only_what_both_name() {
        let read = |text| Clause::read(text).unwrap();
        let (one, two) = (
            read("We will keep the school in Tarn."),
            read("We will close the school in Tarn."),
        );
        let made = in_place_of_name(&one, &two).map(|(_, text)| text);
        assert_eq!(made.as_deref(), Ok("We will close the school in Quellmar."));
        assert!(in_place_of_name(&read("We will keep the school."), &two).is_err());
    }
}
