//! A sentence told of others: the speaker no longer says it.

use super::Unfit;
use super::clause::Clause;
use super::rewrite::lowered;
use crate::language::Upos;

pub(super) fn mutate(clause: &Clause<'_>) -> Result<(String, String), Unfit> {
    let text = clause.sentence.span.of(clause.text);
    if !text.ends_with('.') {
        return Err("no full stop at its end");
    }
    let subject = clause.subject()?;
    if clause.lower(subject) == "you" {
        return Err("somebody is addressed");
    }
    let keeps_capital = clause.upos(0) == Upos::Propn || clause.word(0) == "I" || is_capitals(clause.word(0));
    let said = match keeps_capital {
        true => text.to_owned(),
        false => lowered(text),
    };
    let teller = "The trade unions say that";
    Ok((format!("told of others: “{teller} ...”"), format!("{teller} {said}")))
}

fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::tests::check;

    #[test]
    fn told() {
        check(
            Kind::Reported,
            "The fuel tax will stay.",
            Ok("The trade unions say that the fuel tax will stay."),
        );
        check(
            Kind::Reported,
            "Valmora will leave the pact.",
            Ok("The trade unions say that Valmora will leave the pact."),
        );
        check(Kind::Reported, "The fuel tax will stay", Err("no full stop at its end"));
    }
}
