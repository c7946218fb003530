//! Clauses and infinitives that the parser hangs in the wrong place, or takes for something else: "we want the tax to end ‹noun›",
//! "it is a scandal that ‹subject› they wait", "merging the two hospitals ‹subject› would cost lives".

use super::clauses::{hang, has, head, promote};
use super::verbless::is_verb;
use crate::language::{Deprel, Sentence, Upos, Xpos};

/// Somebody wants, asks, lets or makes something or somebody do something.
const WANTING: &[&str] = &[
    "want",
    "wish",
    "expect",
    "need",
    "ask",
    "urge",
    "require",
    "allow",
    "permit",
    "force",
    "order",
    "cause",
    "enable",
    "encourage",
    "like",
    "prefer",
    "tell",
    "press",
    "push",
    "persuade",
    "convince",
];

/// With an infinitive: what is planned, asked for or tried.
const PLANS: &[&str] = &[
    "attempt",
    "bid",
    "call",
    "decision",
    "demand",
    "effort",
    "idea",
    "intention",
    "motion",
    "move",
    "offer",
    "plan",
    "pledge",
    "project",
    "promise",
    "proposal",
    "refusal",
    "request",
    "scheme",
];

pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    objects(sentence);
    infinitives(sentence, text);
    plans(sentence, text);
    gerunds(sentence);
    subject_clauses(sentence, text);
    contents(sentence, text);
}

pub(super) fn is(sentence: &Sentence, at: usize, text: &str, words: &[&str]) -> bool {
    words.contains(&sentence.word(at, text).to_lowercase().as_str())
}

pub(super) fn children(sentence: &Sentence, of: usize, wanted: &[Deprel]) -> Vec<usize> {
    sentence
        .children(of)
        .filter(|&child| wanted.contains(&sentence.tokens[child].deprel))
        .collect()
}

/// "caused the power cut ‹a clause›": a noun with a determiner and without a subject is the object that the verb lacks.
fn objects(sentence: &mut Sentence) {
    for noun in 1..sentence.tokens.len() {
        let token = &sentence.tokens[noun];
        let is_clause = token.deprel == Deprel::Ccomp && token.upos == Upos::Noun;
        let Some(verb) = head(sentence, noun).filter(|&verb| is_clause && verb < noun) else {
            continue;
        };
        let is_phrase = has(sentence, noun, &[Deprel::Det, Deprel::NmodPoss])
            && !has(
                sentence,
                noun,
                &[Deprel::Nsubj, Deprel::Cop, Deprel::Mark, Deprel::Aux, Deprel::Expl],
            );
        if is_phrase && sentence.tokens[verb].upos == Upos::Verb && !has(sentence, verb, &[Deprel::Obj]) {
            sentence.tokens[noun].deprel = Deprel::Obj;
        }
    }
}

/// "want the ban to end ‹a noun with a preposition›": what can be a verb, and stands bare after "to", is what the object is to do.
fn infinitives(sentence: &mut Sentence, text: &str) {
    for index in 2..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let is_bare = token.upos == Upos::Noun
            && token.xpos == Xpos::Nn
            && matches!(token.deprel, Deprel::Obl | Deprel::Nmod)
            && sentence.children(index).find(|&child| child < index) == Some(index - 1)
            && is(sentence, index - 1, text, &["to"]);
        if !is_bare {
            continue;
        }
        // "the ban on begging to end": it may hang on the begging, which hangs on the ban.
        let mut above = head(sentence, index);
        while let Some(noun) = above.filter(|&noun| {
            matches!(sentence.tokens[noun].deprel, Deprel::Obj | Deprel::Nmod | Deprel::Acl) && noun < index
        }) {
            above = head(sentence, noun);
        }
        let Some(verb) = above.filter(|&verb| WANTING.contains(&sentence.tokens[verb].lemma.as_str())) else {
            continue;
        };
        let object = children(sentence, verb, &[Deprel::Obj])
            .into_iter()
            .find(|&object| verb < object && object < index);
        let word = sentence.word(index, text).to_lowercase();
        // "want the way to school to be safe": one thing is wanted of it.
        if object.is_none() || has(sentence, verb, &[Deprel::Xcomp]) || !is_verb(&word) {
            continue;
        }
        hang(sentence, index, verb, Deprel::Xcomp);
        let token = &mut sentence.tokens[index];
        (token.upos, token.xpos, token.lemma) = (Upos::Verb, Xpos::Vb, word.into());
        let to = &mut sentence.tokens[index - 1];
        (to.upos, to.deprel) = (Upos::Part, Deprel::Mark);
    }
}

/// "is behind the plan to move ‹clause of the verb› the fair": the plan is to move it.
fn plans(sentence: &mut Sentence, text: &str) {
    for to in 1..sentence.tokens.len() {
        let plan = to - 1;
        let is_plan = sentence.tokens[plan].upos == Upos::Noun
            && PLANS.contains(&sentence.tokens[plan].lemma.as_str())
            && matches!(sentence.tokens[plan].deprel, Deprel::Obj | Deprel::Obl);
        if !is_plan || !is(sentence, to, text, &["to"]) || sentence.tokens[to].deprel != Deprel::Mark {
            continue;
        }
        let (Some(clause), Some(verb)) = (head(sentence, to), head(sentence, plan)) else {
            continue;
        };
        let is_misplaced = sentence.tokens[clause].deprel == Deprel::Advcl
            && head(sentence, clause) == Some(verb)
            && sentence.subtree(clause).next() == Some(to)
            && sentence.tokens[verb].lemma != "use";
        if is_misplaced {
            hang(sentence, clause, plan, Deprel::Acl);
        }
    }
}

/// "Merging the two hospitals ‹subject› would cost lives": of a gerund and the noun behind it, the noun is its object.
fn gerunds(sentence: &mut Sentence) {
    for gerund in 0..sentence.tokens.len() {
        let token = &sentence.tokens[gerund];
        if token.deprel != Deprel::Csubj || token.xpos != Xpos::Vbg || has(sentence, gerund, &[Deprel::Obj]) {
            continue;
        }
        let Some(verb) = head(sentence, gerund).filter(|&verb| verb > gerund) else {
            continue;
        };
        let noun = children(sentence, verb, &[Deprel::Nsubj])
            .into_iter()
            .find(|&noun| gerund < noun && noun < verb);
        let Some(noun) = noun else { continue };
        let starts = sentence.subtree(noun).next().unwrap_or(noun);
        let is_phrase = starts > gerund && (gerund + 1..starts).all(|at| head(sentence, at) == Some(gerund));
        if is_phrase {
            hang(sentence, noun, gerund, Deprel::Obj);
        }
    }
}

/// "It is a scandal that ‹subject› veterans wait": a clause with a subject of its own is no relative clause.
fn subject_clauses(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.is_empty() {
        return;
    }
    let root = sentence.root();
    let has_it = sentence.children(root).any(|child| {
        matches!(sentence.tokens[child].deprel, Deprel::Expl | Deprel::Nsubj) && is(sentence, child, text, &["it"])
    });
    let is_noun = sentence.tokens[root].upos == Upos::Noun && has(sentence, root, &[Deprel::Cop]);
    if !has_it || !is_noun {
        return;
    }
    for clause in children(sentence, root, &[Deprel::AclRelcl, Deprel::Acl]) {
        let that = sentence
            .children(clause)
            .find(|&child| child < clause && is(sentence, child, text, &["that"]));
        let Some(that) = that.filter(|&that| sentence.subtree(clause).next() == Some(that)) else {
            continue;
        };
        let subjects = children(sentence, clause, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let has_own = subjects.iter().any(|&subject| subject > that);
        // "a mistake that we regret": what is regretted is the mistake.
        let is_object = sentence.tokens[that].deprel == Deprel::Obj;
        if has_own && !is_object {
            let token = &mut sentence.tokens[that];
            (token.upos, token.xpos, token.deprel) = (Upos::Sconj, Xpos::In, Deprel::Mark);
            sentence.tokens[clause].deprel = Deprel::Csubj;
        }
    }
}

/// "The claim that we favour it is invented ‹relative clause of the claim›": the claim is invented, and has the rest for its content.
fn contents(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.is_empty() {
        return;
    }
    let root = sentence.root();
    if sentence.tokens[root].upos != Upos::Noun || has(sentence, root, &[Deprel::Cop, Deprel::Nsubj, Deprel::Aux]) {
        return;
    }
    for verb in children(sentence, root, &[Deprel::AclRelcl]) {
        let is_finite = has(sentence, verb, &[Deprel::AuxPass, Deprel::Cop, Deprel::Aux]);
        let content = children(sentence, verb, &[Deprel::AclRelcl, Deprel::Ccomp, Deprel::Csubj])
            .into_iter()
            .find(|&content| content < verb && sentence.tokens[content].upos == Upos::Verb);
        let Some(content) = content.filter(|_| is_finite) else {
            continue;
        };
        let mark = sentence.subtree(content).next();
        if mark.is_none_or(|mark| mark != root + 1 || !is(sentence, mark, text, &["that"])) {
            continue;
        }
        promote(sentence, verb, root);
        hang(sentence, content, root, Deprel::Acl);
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::language::Deprel;

    #[test]
    fn what_is_wanted_of_something_is_done_by_it() {
        check("We want the ban on mining to end.", "end", "want", Deprel::Xcomp);
        check("We want the ban on begging to end.", "end", "want", Deprel::Xcomp);
        check("We want the way to school to be safe.", "school", "way", Deprel::Nmod);
    }

    #[test]
    fn a_verb_has_its_object() {
        check(
            "The storm caused the power cut in Estrel.",
            "cut",
            "caused",
            Deprel::Obj,
        );
    }

    #[test]
    fn what_is_planned_hangs_on_the_plan() {
        let text = "The minister has thrown his weight behind the plan to settle 400 families in the valleys.";
        check(text, "settle", "plan", Deprel::Acl);
    }

    #[test]
    fn a_gerund_has_its_object() {
        let text = "Merging the two hospitals would mean that patients lose their doctors.";
        check(text, "hospitals", "Merging", Deprel::Obj);
    }

    #[test]
    fn a_clause_with_a_subject_is_no_relative_clause() {
        let text = "It is a scandal that veterans wait two years for their pension.";
        check(text, "wait", "scandal", Deprel::Csubj);
    }

    #[test]
    fn a_claim_has_its_content() {
        let text = "The claim that we favour direct elections is invented.";
        check(text, "claim", "invented", Deprel::NsubjPass);
        check(text, "favour", "claim", Deprel::Acl);
    }
}
