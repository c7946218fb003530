//! Learns the lemma table: what the rules get wrong.

use std::collections::{BTreeMap, HashMap};

use compact_str::CompactString;

use crate::language::conllu::Tree;
use crate::language::lemma::{Lemmas, by_rule};
use crate::language::{Upos, Xpos};

/// The table for what the rules get wrong; of lemmas seen equally often, the last in the alphabet.
pub fn learn(trees: &[Tree]) -> Lemmas {
    type Counts = BTreeMap<CompactString, u32>;
    let mut seen: HashMap<(u8, CompactString), (Counts, Upos, CompactString)> = HashMap::new();
    for word in trees.iter().flat_map(|tree| &tree.words) {
        if word.form.len() > 40 || word.lemma.len() > 40 {
            continue;
        }
        let lower: CompactString = word.form.replace('’', "'").to_lowercase().into();
        let entry = seen
            .entry((word.xpos as u8, lower))
            .or_insert_with(|| (Counts::new(), word.upos, CompactString::from(&word.form)));
        *entry.0.entry(CompactString::from(&word.lemma)).or_default() += 1;
    }
    Lemmas::new(seen.into_iter().filter_map(|((tag, lower), (counts, upos, form))| {
        let xpos = *Xpos::ALL.get(tag as usize)?;
        let (lemma, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (by_rule(&form, lower.clone(), upos, xpos) != lemma).then_some((tag, lower, lemma))
    }))
}
