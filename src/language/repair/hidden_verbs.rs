//! Verbs that the parser has for the noun before another one: "the hall cost ‹noun› 340 million crowns", "go on collecting ‹noun› taxes",
//! "the road stays ‹noun› shut".

use super::clauses::{OF_CLAUSE, hang, has, head};
use super::complements::{children, is};
use super::verbless::is_verb;
use crate::language::lexicon::Pos;
use crate::language::lexicon::wordnet::wordnet;
use crate::language::{Deprel, Sentence, Upos, Xpos};

/// With "on" and a gerund: not to stop.
const GOING_ON: &[&str] = &["go", "carry", "keep"];

/// With a gerund: to begin, to go on or to end.
const PHASES: &[&str] = &[
    "stop", "quit", "cease", "start", "begin", "continue", "resume", "finish", "avoid",
];

/// They say that something stays or seems so.
const STAYING: &[&str] = &["stays", "remains", "keeps", "seems", "looks", "proves"];

pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    costs(sentence, text);
    after_phrase(sentence, text);
    going_on(sentence, text);
    staying(sentence, text);
}

/// "The owners of the ferry bear ‹a noun after "ferry"› no blame ‹root›": right before the object, it is what they do.
fn after_phrase(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.is_empty() {
        return;
    }
    let object = sentence.root();
    if sentence.tokens[object].upos != Upos::Noun || has(sentence, object, &[Deprel::Cop, Deprel::Aux, Deprel::Expl]) {
        return;
    }
    let Some(&subject) = children(sentence, object, &[Deprel::Nsubj]).first() else {
        return;
    };
    let first = (subject + 1..=object)
        .find(|&at| at == object || head(sentence, at) == Some(object) && sentence.tokens[at].upos != Upos::Punct);
    let Some(verb) = first.and_then(|first| first.checked_sub(1)) else {
        return;
    };
    let noun = verb.wrapping_sub(1);
    let token = &sentence.tokens[verb];
    let is_hidden = verb > subject + 1
        && token.upos == Upos::Noun
        && token.deprel == Deprel::Nmod
        && sentence.tokens[noun].deprel == Deprel::Compound
        && head(sentence, noun) == Some(verb);
    let word = sentence.word(verb, text).to_lowercase();
    let is_plural = sentence.tokens[subject].xpos == Xpos::Nns;
    // "The owners bear", "the owner bears".
    let lemma = match (is_plural, token.xpos) {
        (true, Xpos::Nn) => Some(word.clone()),
        (false, Xpos::Nns) => word.strip_suffix('s').map(str::to_owned),
        _ => None,
    };
    let Some(lemma) = lemma.filter(|lemma| is_hidden && (is_verb(lemma) || wordnet().lemma_known(lemma, Pos::Verb)))
    else {
        return;
    };
    let Some(above) = head(sentence, verb) else { return };
    hang(sentence, noun, above, Deprel::Nmod);
    let before: Vec<usize> = sentence.children(verb).filter(|&child| child < noun).collect();
    for child in before {
        let deprel = sentence.tokens[child].deprel;
        hang(sentence, child, noun, deprel);
    }
    let outside: Vec<usize> = children(sentence, object, &[Deprel::Punct]);
    sentence.tokens[verb].head = None;
    sentence.tokens[verb].deprel = Deprel::Root;
    hang(sentence, subject, verb, Deprel::Nsubj);
    hang(sentence, object, verb, Deprel::Obj);
    for child in outside {
        hang(sentence, child, verb, Deprel::Punct);
    }
    let token = &mut sentence.tokens[verb];
    (token.upos, token.lemma) = (Upos::Verb, lemma.into());
    token.xpos = if is_plural { Xpos::Vbp } else { Xpos::Vbz };
}

/// "go on collecting ‹a noun before "taxes"› taxes", "stop collecting ‹the same, as a verb› taxes": what somebody goes on with or
/// stops is done.
fn going_on(sentence: &mut Sentence, text: &str) {
    for gerund in 1..sentence.tokens.len().saturating_sub(1) {
        let token = &sentence.tokens[gerund];
        let is_before_noun = matches!(token.deprel, Deprel::Compound | Deprel::Amod)
            && head(sentence, gerund) == Some(gerund + 1)
            && sentence.word(gerund, text).ends_with("ing");
        let is_verb = token.upos == Upos::Verb && token.xpos == Xpos::Vbg;
        if !is_before_noun || !(is_verb || token.upos == Upos::Noun) {
            continue;
        }
        let object = gerund + 1;
        let on = Some(gerund - 1).filter(|&on| on > 0 && is(sentence, on, text, &["on"]));
        let verb = on.unwrap_or(gerund) - 1;
        let lemma = sentence.tokens[verb].lemma.as_str();
        let goes_on = match on {
            Some(_) => GOING_ON.contains(&lemma),
            // "start training programmes": the noun may be one with what stands before it.
            None => lemma == "keep" || is_verb && PHASES.contains(&lemma),
        };
        let is_alone = sentence.tokens[verb].upos == Upos::Verb
            && head(sentence, object) == Some(verb)
            && sentence
                .children(object)
                .all(|child| child >= gerund || Some(child) == on);
        let lemma = wordnet().lemmatise(&sentence.word(gerund, text).to_lowercase(), Pos::Verb);
        let Some(lemma) = lemma.filter(|_| goes_on && is_alone) else {
            continue;
        };
        if let Some(on) = on {
            hang(sentence, on, verb, Deprel::CompoundPrt);
        }
        hang(sentence, gerund, verb, Deprel::Xcomp);
        hang(sentence, object, gerund, Deprel::Obj);
        let token = &mut sentence.tokens[gerund];
        (token.upos, token.xpos, token.lemma) = (Upos::Verb, Xpos::Vbg, lemma);
    }
}

/// "The road stays ‹a noun› shut".
fn staying(sentence: &mut Sentence, text: &str) {
    for verb in 1..sentence.tokens.len().saturating_sub(1) {
        let token = &sentence.tokens[verb];
        let is_plural = token.upos == Upos::Noun
            && token.xpos == Xpos::Nns
            && token.deprel == Deprel::Nsubj
            && is(sentence, verb, text, STAYING);
        let Some(state) = head(sentence, verb).filter(|&state| is_plural && state == verb + 1) else {
            continue;
        };
        let subject = verb - 1;
        let is_split = sentence.tokens[subject].deprel == Deprel::Compound
            && head(sentence, subject) == Some(verb)
            && matches!(
                sentence.tokens[state].xpos,
                Xpos::Vbn | Xpos::Jj | Xpos::Vbd | Xpos::Vbp | Xpos::Vb
            )
            && !has(
                sentence,
                state,
                &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Obj],
            );
        if !is_split {
            continue;
        }
        let word = sentence.word(verb, text).to_lowercase();
        let before: Vec<usize> = sentence.children(verb).filter(|&child| child < subject).collect();
        for child in before {
            let deprel = sentence.tokens[child].deprel;
            hang(sentence, child, subject, deprel);
        }
        let (above, deprel) = (sentence.tokens[state].head, sentence.tokens[state].deprel);
        let later: Vec<usize> = sentence.children(state).filter(|&child| child != verb).collect();
        for child in later {
            let deprel = sentence.tokens[child].deprel;
            hang(sentence, child, verb, deprel);
        }
        sentence.tokens[verb].head = above;
        sentence.tokens[verb].deprel = deprel;
        hang(sentence, subject, verb, Deprel::Nsubj);
        hang(sentence, state, verb, Deprel::Xcomp);
        let token = &mut sentence.tokens[verb];
        (token.upos, token.xpos) = (Upos::Verb, Xpos::Vbz);
        token.lemma = word.trim_end_matches('s').into();
        let token = &mut sentence.tokens[state];
        if token.upos == Upos::Verb {
            token.xpos = Xpos::Vbn;
        }
    }
}

/// "The hall cost ‹a noun before "crowns"› 340 million crowns": before a figure, and after a noun, it is a verb.
fn costs(sentence: &mut Sentence, text: &str) {
    if sentence.tokens.is_empty() {
        return;
    }
    let unit = sentence.root();
    if sentence.tokens[unit].upos != Upos::Noun || has(sentence, unit, OF_CLAUSE) {
        return;
    }
    let is_before_figure = |at: usize| sentence.tokens.get(at + 1).is_some_and(|next| next.upos == Upos::Num);
    let verb = children(sentence, unit, &[Deprel::Compound])
        .into_iter()
        .find(|&verb| verb > 0 && is(sentence, verb, text, &["cost"]) && is_before_figure(verb));
    let Some(verb) = verb else { return };
    let subject = verb - 1;
    let is_nominal = matches!(sentence.tokens[subject].upos, Upos::Noun | Upos::Propn);
    if !is_nominal || !head(sentence, subject).is_some_and(|above| above == verb || above == unit) {
        return;
    }
    let around: Vec<usize> = sentence.children(verb).chain(sentence.children(unit)).collect();
    for child in around {
        let deprel = sentence.tokens[child].deprel;
        match child {
            _ if child == verb || child == subject => {}
            _ if child < subject => hang(sentence, child, subject, deprel),
            _ if sentence.tokens[child].upos == Upos::Punct => hang(sentence, child, verb, deprel),
            _ => hang(sentence, child, unit, deprel),
        }
    }
    sentence.tokens[verb].head = None;
    sentence.tokens[verb].deprel = Deprel::Root;
    hang(sentence, subject, verb, Deprel::Nsubj);
    hang(sentence, unit, verb, Deprel::Obj);
    let token = &mut sentence.tokens[verb];
    (token.upos, token.xpos, token.lemma) = (Upos::Verb, Xpos::Vbd, "cost".into());
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::language::Deprel;

    #[test]
    fn something_cost_a_figure() {
        check("The hall cost 340 million crowns.", "hall", "cost", Deprel::Nsubj);
        check("The hall cost 340 million crowns.", "crowns", "cost", Deprel::Obj);
    }

    #[test]
    fn what_stands_after_a_phrase_is_done() {
        let text = "The farmers of this valley reject the plan to flood the meadows.";
        check(text, "farmers", "reject", Deprel::Nsubj);
        check(text, "valley", "farmers", Deprel::Nmod);
        check(text, "plan", "reject", Deprel::Obj);
        let text = "The owners of the ferry bear no responsibility for the delay.";
        check(text, "responsibility", "bear", Deprel::Obj);
    }

    #[test]
    fn somebody_goes_on_with_something() {
        check(
            "The state should go on collecting taxes.",
            "collecting",
            "go",
            Deprel::Xcomp,
        );
        check(
            "The state should go on collecting taxes.",
            "taxes",
            "collecting",
            Deprel::Obj,
        );
        check(
            "The state should stop collecting taxes.",
            "taxes",
            "collecting",
            Deprel::Obj,
        );
        check("We will start training programmes.", "programmes", "start", Deprel::Obj);
    }

    #[test]
    fn something_stays_as_it_is() {
        check("The road stays shut.", "shut", "stays", Deprel::Xcomp);
        check("The road stays shut.", "road", "stays", Deprel::Nsubj);
    }
}
