//! The shipped files are sound, and their parts compose as the design says.

use std::collections::BTreeSet;

use compact_str::CompactString;

use super::*;

#[test]
fn the_shipped_files_have_no_problem() {
    let (lexicon, problems) = Lexicon::read(SHIPPED);
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(lexicon.effects.table().len() > 1000);
}

/// The one effect reading of a word that fits heads given as slot and lemma.
fn effect(word: &str, pos: Pos, heads: &[(&str, &str)]) -> Option<(Dimension, Sign)> {
    let lexicon = Lexicon::shipped();
    let choice = lexicon.effects.choose(word, pos, |slot| {
        heads
            .iter()
            .find(|(name, _)| *name == slot.as_str())
            .map(|(_, head)| CompactString::from(*head))
    });
    choice.map(|choice| (choice.effect.dimension, choice.effect.sign))
}

fn attitude(word: &str, pos: Pos, target: &str) -> &'static Attitude {
    Lexicon::shipped()
        .attitudes
        .of(word, pos)
        .find(|attitude| attitude.target.iter().any(|slot| slot.as_str() == target))
        .unwrap_or_else(|| panic!("{word} {target}"))
}

#[test]
fn rejecting_to_lift_sanctions_keeps_them() {
    let reject = attitude("reject", Pos::Verb, "obj");
    let lifting = effect("lifting", Pos::Noun, &[("of", "sanction")]);
    assert_eq!(lifting, Some((Dimension::Existence, Sign::Minus)));
    let stay = effect("stay", Pos::Verb, &[("subj", "sanction")]);
    assert_eq!(stay, Some((Dimension::Existence, Sign::Plus)));
    assert_eq!(reject.sign() * Sign::Minus, Sign::Plus);
}

#[test]
fn readings_are_chosen_by_their_arguments() {
    let check = |word, heads: &[(&str, &str)], expected| {
        assert_eq!(effect(word, Pos::Verb, heads), expected, "{word} {heads:?}");
    };
    check(
        "lift",
        &[("obj", "sanction")],
        Some((Dimension::Existence, Sign::Minus)),
    );
    check("lift", &[("obj", "wage")], Some((Dimension::Magnitude, Sign::Plus)));
    check("lift", &[("obj", "hand")], None);
    check(
        "leave",
        &[("subj", "valmora"), ("obj", "nato")],
        Some((Dimension::Membership, Sign::Minus)),
    );
    check(
        "leave",
        &[("subj", "minister"), ("obj", "city")],
        Some((Dimension::Presence, Sign::Minus)),
    );
    check(
        "withdraw",
        &[("subj", "valmora"), ("from", "treaty")],
        Some((Dimension::Membership, Sign::Minus)),
    );
    check(
        "withdraw",
        &[("obj", "troop"), ("from", "valmora")],
        Some((Dimension::Presence, Sign::Minus)),
    );
    check("raise", &[("obj", "tax")], Some((Dimension::Magnitude, Sign::Plus)));
}

#[test]
fn buying_and_selling_are_converses() {
    let lexicon = Lexicon::shipped();
    let buy = lexicon.effects.of("buy", Pos::Verb).next().unwrap();
    let sell = lexicon.effects.of("sell", Pos::Verb).next().unwrap();
    assert_eq!(buy.dimension, sell.dimension);
    assert_eq!(buy.theme, sell.theme);
    // Who gains is the subject of "buy" and the counter of "sell".
    assert_eq!((buy.sign, sell.sign), (Sign::Plus, Sign::Minus));
    assert!(buy.ground.contains(&Slot::Subj) && sell.counter.contains(&Slot::prep("to")));
}

#[test]
fn not_opposing_is_not_supporting() {
    let oppose = attitude("oppose", Pos::Verb, "obj").value;
    let support = attitude("support", Pos::Verb, "obj").value;
    let open = attitude("open", Pos::Adjective, "to").value;
    assert!(oppose.is_disjoint(support));
    assert!(oppose.is_disjoint(open));
    assert!(!oppose.complement().is_disjoint(support));
    assert!(!open.is_disjoint(support));
}

#[test]
fn must_not_and_need_not_differ() {
    let modal = |word: &str| Lexicon::shipped().modals.of(word, Pos::Verb).next().unwrap();
    assert!(modal("must").negated().is_disjoint(modal("must").value));
    assert!(modal("must").negated().is_disjoint(modal("may").value) || modal("may").layer == Layer::Possibility);
    assert!(!modal("have to").negated().is_disjoint(modal("must").negated()));
    assert!(modal("have to").negated().is_disjoint(modal("must").value));
}

#[test]
fn signatures_tell_truth() {
    let lexicon = Lexicon::shipped();
    let check = |word: &str, frame: &str, plus, minus| {
        let signature = lexicon
            .signatures
            .of(word, Pos::Verb)
            .find(|signature| signature.frame.iter().any(|slot| slot.as_str() == frame))
            .unwrap();
        assert_eq!(
            (signature.under(Sign::Plus), signature.under(Sign::Minus)),
            (plus, minus),
            "{word}"
        );
    };
    check("manage", "to-inf", Entailment::True, Entailment::False);
    check("fail", "to-inf", Entailment::False, Entailment::True);
    check("forget", "that", Entailment::True, Entailment::True);
    check("forget", "to-inf", Entailment::False, Entailment::True);
    check("refuse", "to-inf", Entailment::False, Entailment::Open);
}

#[test]
fn the_longest_phrase_wins() {
    let words: Vec<&str> = "we agree in principle but only if the timing is right"
        .split(' ')
        .collect();
    let found: Vec<String> = Lexicon::shipped()
        .hedges
        .find_all(&words, Pos::Adverb)
        .into_iter()
        .map(|hit| hit.entry.phrase.to_string())
        .collect();
    assert_eq!(found, ["in principle", "but", "only if", "the timing"]);
}

#[test]
fn nouns_do_not_fall_to_two_verbs_of_opposite_sign() {
    let lexicon = Lexicon::shipped();
    let mut seen = BTreeSet::new();
    for effect in lexicon.effects.table().iter().filter(|effect| effect.pos == Pos::Noun) {
        let key = |sign| {
            (
                effect.word.clone(),
                effect.dimension,
                effect.theme.to_string(),
                effect.theme_class.clone(),
                effect.ground_class.clone(),
                sign,
            )
        };
        assert!(!seen.contains(&key(-effect.sign)), "{}", effect.word);
        seen.insert(key(effect.sign));
    }
}

#[test]
fn a_file_of_the_user_replaces_and_adds() {
    let text = "effect = [ { word = \"sunset\", on = \"existence\", sign = \"-\" } ]\n[[attitude]]\nword = \"support\"\nlayer = \"desire\"\nvalue = [0, 3]\ntarget = \"obj|ing\"\n";
    let lexicon = Lexicon::with_files(&[("mine.toml", text)]).unwrap();
    assert_eq!(lexicon.effects.of("sunset", Pos::Verb).count(), 1);
    let support: Vec<_> = lexicon.attitudes.of("support", Pos::Verb).collect();
    assert_eq!(support.len(), 1);
    assert_eq!(support[0].value, Interval::new(0, 3));
}

#[test]
fn a_bad_entry_names_path_line_and_the_nearest_word() {
    let check = |text: &str, line, part: &str| {
        let problems = Lexicon::with_files(&[("mine.toml", text)]).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!((problems[0].path.as_str(), problems[0].line), ("mine.toml", Some(line)));
        assert!(problems[0].message.contains(part), "{}", problems[0].message);
    };
    check(
        "\n[[effect]]\nword = \"sunset\"\non = \"existance\"\nsign = \"-\"\n",
        4,
        "did you mean `existence`",
    );
    check("[[efect]]\n", 1, "did you mean `effect`");
    check(
        "effect = [\n{ word = \"sunset\", on = \"existence\", sign = \"-\", theme = \"agianst\" } ]",
        2,
        "did you mean `against`",
    );
    check(
        "effect = [\n{ word = \"sunset\", on = \"existence\", sign = \"-\", theme_class = [\"restrictions\"] } ]",
        2,
        "did you mean `restriction`",
    );
    check(
        "effect = [\n{ word = \"Sunset\", on = \"existence\", sign = \"-\" } ]",
        2,
        "lower case",
    );
}

#[test]
fn the_two_ends_of_one_sale_are_converses() {
    let lexicon = Lexicon::shipped();
    assert!(lexicon.are_converses("sell", "buy", Pos::Verb));
    assert!(lexicon.are_converses("borrow", "lend", Pos::Verb));
    assert!(!lexicon.are_converses("buy", "purchase", Pos::Verb));
    assert!(!lexicon.are_converses("open", "close", Pos::Verb));
}

#[test]
fn what_tells_of_a_cause_is_no_other_reading() {
    let effects = &Lexicon::shipped().effects;
    assert!(effects.of("result", Pos::Noun).next().is_none());
    assert!(effects.causing("result", Pos::Noun).is_some());
    assert!(effects.of("cause", Pos::Verb).next().is_some());
    assert!(effects.causing("cause", Pos::Verb).is_some());
}
