//! Forms of an English verb from its dictionary form: each is one that the lemmatiser leads back to the verb.

use std::collections::HashMap;
use std::sync::OnceLock;

use compact_str::CompactString;

use crate::language::{Upos, Xpos, model};

/// Verbs of more than one syllable whose last letter is doubled before an ending.
const DOUBLED: &[&str] = &[
    "admit", "commit", "submit", "permit", "prefer", "refer", "transfer", "deter", "defer", "occur", "regret", "repel",
    "expel", "compel", "rebel", "control", "patrol", "cancel", "travel",
];

/// Verbs whose past is no other word.
const UNCHANGED: &[&str] = &[
    "bet", "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read", "rid", "set", "shed",
    "shut", "split", "spread", "upset",
];

/// What a verb can have before it without going another way.
const PREFIXES: &[&str] = &["re", "over", "under", "mis"];

/// The form of a verb that a tag stands for; `None` where it cannot be told.
pub(super) fn inflect(lemma: &str, tag: Xpos) -> Option<String> {
    // "rebuild" goes as "build" does, whether the lemmatiser knows it or not.
    let inner = PREFIXES.iter().find_map(|prefix| {
        let inner = lemma.strip_prefix(prefix).filter(|inner| inner.len() > 2)?;
        Some(format!("{prefix}{}", irregular(inner, tag)?))
    });
    if let (None, Some(form)) = (irregular(lemma, tag), inner) {
        return Some(form);
    }
    if lemma.is_empty() || !lemma.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let form = match tag {
        Xpos::Vb | Xpos::Vbp => lemma.to_owned(),
        Xpos::Vbz => third_person(lemma),
        Xpos::Vbd | Xpos::Vbn if UNCHANGED.contains(&lemma) => lemma.to_owned(),
        Xpos::Vbd | Xpos::Vbn => match irregular(lemma, tag) {
            Some(form) => form,
            None => past(lemma),
        },
        _ => return None,
    };
    (model().lemmas.lemma(&form, Upos::Verb, tag) == lemma).then_some(form)
}

/// The form that was learnt, where it is one alone.
fn irregular(lemma: &str, tag: Xpos) -> Option<String> {
    static FORMS: OnceLock<HashMap<(u8, CompactString), CompactString>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let mut forms: HashMap<(u8, CompactString), CompactString> = HashMap::new();
        for ((tag, form), lemma) in &model().lemmas.table {
            let is_past = [Xpos::Vbd, Xpos::Vbn].iter().any(|past| *past as u8 == *tag);
            if !is_past || form.contains('\'') {
                continue;
            }
            let known = forms.entry((*tag, lemma.clone())).or_insert_with(|| form.clone());
            // Of two the one that is no regular form, then the first by the alphabet: the same on each run.
            let rank = |form: &CompactString| (form.ends_with("ed"), form.clone());
            if rank(form) < rank(known) {
                *known = form.clone();
            }
        }
        forms
    });
    let form = forms.get(&(tag as u8, CompactString::from(lemma)))?;
    Some(form.to_string())
}

fn third_person(lemma: &str) -> String {
    match lemma {
        "have" => return "has".to_owned(),
        "be" => return "is".to_owned(),
        _ => {}
    }
    if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        format!("{stem}ies")
    } else {
        format!("{lemma}s")
    }
}

fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        return format!("{lemma}d");
    }
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ied");
    }
    let letters: Vec<char> = lemma.chars().collect();
    let is_vowel = |c: &char| "aeiou".contains(*c);
    let is_closed = matches!(letters[..], [.., a, b, c] if !is_vowel(&a) && is_vowel(&b) && !is_vowel(&c) && !"wxy".contains(c))
        || matches!(letters[..], [b, c] if is_vowel(&b) && !is_vowel(&c));
    let syllables = letters.iter().filter(|letter| is_vowel(letter)).count();
    match letters.last() {
        Some(last) if is_closed && (syllables == 1 || DOUBLED.contains(&lemma)) => format!("{lemma}{last}ed"),
        _ => format!("{lemma}ed"),
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lemma: &str, tag: Xpos, expected: Option<&str>) {
        assert_eq!(inflect(lemma, tag).as_deref(), expected, "{lemma}");
    }

    #[test]
    fn forms() {
        for (lemma, past, participle) in [
            ("raise", "raised", "raised"),
            ("know", "knew", "known"),
            ("build", "built", "built"),
            ("plan", "planned", "planned"),
            ("carry", "carried", "carried"),
            ("open", "opened", "opened"),
            ("cut", "cut", "cut"),
            ("rebuild", "rebuilt", "rebuilt"),
            ("lower", "lowered", "lowered"),
            ("take", "took", "taken"),
            ("admit", "admitted", "admitted"),
        ] {
            check(lemma, Xpos::Vbd, Some(past));
            check(lemma, Xpos::Vbn, Some(participle));
        }
        check("oppose", Xpos::Vbz, Some("opposes"));
        check("reach", Xpos::Vbz, Some("reaches"));
        check("Carry", Xpos::Vbz, None);
        check("pull out", Xpos::Vbd, None);
    }
}
