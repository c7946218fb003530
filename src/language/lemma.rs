//! Dictionary forms: a table learnt from the treebanks, then rules by tag.
//!
//! In: a word and its tags. Out: its lemma, lower case but for names.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::lexicon::{Pos, wordnet};
use super::model::codec::{Reader, Truncated, Writer};
use super::{Upos, Xpos};

/// Before verbs that go as they go without.
const PREFIXES: &[&str] = &[
    "be", "counter", "fore", "inter", "mis", "out", "over", "pre", "re", "un", "under", "up", "with",
];

/// Lemmas that the rules do not give.
#[derive(Debug, Default)]
pub struct Lemmas {
    /// By Penn tag and lower-cased word.
    pub table: FxHashMap<(u8, CompactString), CompactString>,
}

impl Lemmas {
    /// The lemma of a word.
    pub fn lemma(&self, word: &str, upos: Upos, xpos: Xpos) -> CompactString {
        if word.len() > 64 {
            let mut end = 64;
            while !word.is_char_boundary(end) {
                end -= 1;
            }
            return CompactString::from(&word[..end]);
        }
        let lower: CompactString = word
            .chars()
            .map(|c| if c == '’' { '\'' } else { c })
            .flat_map(char::to_lowercase)
            .collect();
        if let Some(found) = self.table.get(&(xpos as u8, lower.clone())) {
            return found.clone();
        }
        if let Some(lemma) = self.of_compound(&lower, xpos) {
            return lemma;
        }
        let ending = match xpos {
            Xpos::Vbd | Xpos::Vbn => "ed",
            Xpos::Vbg => "ing",
            _ => "",
        };
        let stem = lower
            .strip_suffix(ending)
            .filter(|stem| !ending.is_empty() && stem.len() > 1);
        let stem = stem.map(CompactString::from);
        // "beaten", "eaten" of verbs that the table has in no such form.
        if xpos == Xpos::Vbn
            && let Some(stem) = lower.strip_suffix("en")
            && let Some(verb) = [format!("{stem}e"), stem.to_owned()]
                .iter()
                .find(|verb| verb.len() > 2 && wordnet().lemma_known(verb, Pos::Verb))
        {
            return CompactString::from(verb);
        }
        let lemma = by_rule(word, lower, upos, xpos);
        match stem {
            Some(stem) => known_verb(lemma, &stem),
            None => lemma,
        }
    }

    /// The verb of an irregular form behind a prefix: "upheld" goes as "held" does.
    fn of_compound(&self, lower: &str, xpos: Xpos) -> Option<CompactString> {
        if !matches!(xpos, Xpos::Vbd | Xpos::Vbn) || lower.ends_with("ed") {
            return None;
        }
        PREFIXES.iter().find_map(|prefix| {
            let rest = CompactString::from(lower.strip_prefix(prefix)?);
            let forms = [Xpos::Vbd, Xpos::Vbn].map(|tag| self.table.get(&(tag as u8, rest.clone())));
            let base = forms.into_iter().flatten().next()?;
            let lemma = CompactString::from(format!("{prefix}{base}"));
            wordnet().lemma_known(&lemma, Pos::Verb).then_some(lemma)
        })
    }

    /// From rows of Penn tag (its number), lower-cased word and lemma.
    pub fn new(rows: impl IntoIterator<Item = (u8, CompactString, CompactString)>) -> Self {
        Lemmas {
            table: rows
                .into_iter()
                .map(|(tag, word, lemma)| ((tag, word), lemma))
                .collect(),
        }
    }

    /// Writes the table, sorted.
    pub fn write(&self, out: &mut Writer) {
        let mut rows: Vec<_> = self.table.iter().collect();
        rows.sort_unstable();
        out.u32(rows.len() as u32);
        for ((tag, word), lemma) in rows {
            out.u8(*tag);
            out.string(word);
            out.string(lemma);
        }
    }

    /// Reads what [`Lemmas::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes end early.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let count = input.u32()?;
        let mut table = FxHashMap::default();
        for _ in 0..count {
            let tag = input.u8()?;
            let word = CompactString::from(input.string()?);
            table.insert((tag, word), CompactString::from(input.string()?));
        }
        Ok(Lemmas { table })
    }
}

/// The lemma that the rules gave, or, where WordNet has no such verb, the stem with or without "e" or its doubled letter
/// that is one: "endorsed" is of "endorse", not "endors".
fn known_verb(lemma: CompactString, stem: &str) -> CompactString {
    let known = |lemma: &str| wordnet().lemma_known(lemma, Pos::Verb);
    if known(&lemma) {
        return lemma;
    }
    let candidates = [format!("{stem}e"), stem.to_owned(), stem[..floor(stem)].to_owned()];
    let found = candidates.iter().find(|candidate| known(candidate));
    found.map_or(lemma, CompactString::from)
}

/// Where the last character begins.
fn floor(stem: &str) -> usize {
    stem.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// The lemma by the regular endings of English.
pub fn by_rule(word: &str, lower: CompactString, upos: Upos, xpos: Xpos) -> CompactString {
    let cut = |count: usize, add: &str| {
        let mut stem = CompactString::from(&lower[..lower.len() - count]);
        stem.push_str(add);
        stem
    };
    if upos == Upos::Propn {
        if xpos == Xpos::Nnps && word.ends_with('s') && word.len() > 3 {
            if let Some(stem) = word.strip_suffix("ies") {
                return CompactString::from(stem) + "y";
            }
            return CompactString::from(&word[..word.len() - 1]);
        }
        return CompactString::from(word);
    }
    match xpos {
        Xpos::Nns | Xpos::Vbz if lower.len() > 2 => {
            if lower.ends_with("ies") && lower.len() > 4 {
                cut(3, "y")
            } else if ["sses", "shes", "ches", "xes", "zzes"]
                .iter()
                .any(|end| lower.ends_with(end))
                || (xpos == Xpos::Vbz && lower.ends_with("oes"))
            {
                cut(2, "")
            } else if lower.ends_with("men") && xpos == Xpos::Nns {
                cut(2, "an")
            } else if lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") {
                cut(1, "")
            } else {
                lower
            }
        }
        Xpos::Vbd | Xpos::Vbn if lower.ends_with("ied") && lower.len() > 4 => cut(3, "y"),
        Xpos::Vbd | Xpos::Vbn if lower.ends_with("ed") && lower.len() > 3 => restore(&lower[..lower.len() - 2]),
        Xpos::Vbg if lower.ends_with("ing") && lower.len() > 4 => restore(&lower[..lower.len() - 3]),
        Xpos::Jjr | Xpos::Rbr if lower.ends_with("ier") => cut(3, "y"),
        Xpos::Jjs | Xpos::Rbs if lower.ends_with("iest") => cut(4, "y"),
        Xpos::Jjr | Xpos::Rbr if lower.ends_with("er") && lower.len() > 4 => restore(&lower[..lower.len() - 2]),
        Xpos::Jjs | Xpos::Rbs if lower.ends_with("est") && lower.len() > 5 => restore(&lower[..lower.len() - 3]),
        _ => lower,
    }
}

/// The verb of a stem that lost `ed` or `ing`: `stopp` → `stop`, `mak` → `make`.
fn restore(stem: &str) -> CompactString {
    let bytes = stem.as_bytes();
    let mut whole = CompactString::from(stem);
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let [.., third, second, last] = bytes else {
        return whole;
    };
    let vowels = bytes.iter().filter(|&&byte| vowel(byte) || byte == b'y').count();
    if last == second && !vowel(*last) && !matches!(last, b'l' | b's' | b'z' | b'f') {
        whole.pop();
    } else if matches!(last, b'v' | b'u' | b'c')
        || (*last == b'z' && second != last)
        || (*last == b's' && vowel(*second))
        || (*last == b'g' && (matches!(second, b'r' | b'd') || (*second == b'n' && matches!(third, b'a'))))
        || stem.ends_with("at")
        || (*last == b'l' && !vowel(*second) && !matches!(second, b'l' | b'r' | b'w'))
        || (vowels == 1 && vowel(*second) && !vowel(*third) && !matches!(last, b'w' | b'x' | b'y'))
        || (matches!(last, b'r' | b'd' | b'n')
            && matches!(second, b'i' | b'u')
            && !vowel(*third)
            && vowels <= 3
            && !stem.ends_with("in"))
    {
        whole.push('e');
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, upos: Upos, xpos: Xpos, expected: &str) {
        assert_eq!(
            by_rule(word, word.to_lowercase().into(), upos, xpos),
            expected,
            "{word}"
        );
    }

    #[test]
    fn nouns() {
        check("Policies", Upos::Noun, Xpos::Nns, "policy");
        check("speeches", Upos::Noun, Xpos::Nns, "speech");
        check("spokesmen", Upos::Noun, Xpos::Nns, "spokesman");
        check("Estrel", Upos::Propn, Xpos::Nnp, "Estrel");
    }

    #[test]
    fn verbs() {
        check("denied", Upos::Verb, Xpos::Vbd, "deny");
        check("stopped", Upos::Verb, Xpos::Vbd, "stop");
        check("making", Upos::Verb, Xpos::Vbg, "make");
        check("supporting", Upos::Verb, Xpos::Vbg, "support");
        check("goes", Upos::Verb, Xpos::Vbz, "go");
        check("opposes", Upos::Verb, Xpos::Vbz, "oppose");
    }

    #[test]
    fn irregular_verbs_behind_a_prefix() {
        let rows = [(Xpos::Vbd, "held", "hold"), (Xpos::Vbn, "gone", "go")];
        let lemmas = Lemmas::new(rows.map(|(tag, word, lemma)| (tag as u8, word.into(), lemma.into())));
        for (word, tag, lemma) in [
            ("upheld", Xpos::Vbn, "uphold"),
            ("withheld", Xpos::Vbd, "withhold"),
            ("undergone", Xpos::Vbn, "undergo"),
        ] {
            assert_eq!(lemmas.lemma(word, Upos::Verb, tag), lemma, "{word}");
        }
    }

    #[test]
    fn verbs_that_the_rules_miss() {
        let lemmas = Lemmas::default();
        for (word, tag, lemma) in [
            ("endorsed", Xpos::Vbd, "endorse"),
            ("conceded", Xpos::Vbn, "concede"),
            ("alleging", Xpos::Vbg, "allege"),
            ("opined", Xpos::Vbd, "opine"),
        ] {
            assert_eq!(lemmas.lemma(word, Upos::Verb, tag), lemma);
        }
    }

    #[test]
    fn adjectives() {
        check("happiest", Upos::Adj, Xpos::Jjs, "happy");
        check("stronger", Upos::Adj, Xpos::Jjr, "strong");
    }
}
