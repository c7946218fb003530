//! What is made of the examples of a rule, and how the rule judges it (`onrecord test --mutate`).
//!
//! A text of an example is held against its own contradiction: the rule must fire wherever its conditions ask for what was
//! changed. The two sides of an example that fires are held against each other with one of them told of somebody else, or about
//! something else: the rule must stay quiet. The passive of a side changes nothing. What is not sure is not made, and counted.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::expected::{SaidAgain, Unsure};
use super::readings::{Readings, Shelf, Text, alone, texts};
use crate::config::Config;
use crate::mutation::{Clause, Kind, Mutant, in_place_of_name, mutate};
use crate::problem::Problem;
use crate::rules::{Example, Rule};

/// What was made of an example, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MutantCase {
    /// The example, from 1.
    pub example: usize,
    /// Its line in the rule file, from 1.
    pub line: usize,
    /// How it was made.
    pub kind: Kind,
    /// What was done, in words.
    pub what: String,
    /// Whether the rule must fire.
    pub fires: bool,
    /// Whether it does.
    pub fired: bool,
    /// Whether it stands among the examples as still to be done.
    pub is_known: bool,
    /// What is said in it, each with its day.
    pub texts: Vec<(String, String)>,
    /// What was found, or which condition does not hold.
    pub why: Vec<String>,
}

impl MutantCase {
    /// Whether the rule judges it the wrong way.
    pub fn survives(&self) -> bool {
        self.fires != self.fired
    }
}

/// A rule with what was made of its examples.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleMutants {
    /// The rule.
    pub rule: Rule,
    /// In the order of the examples.
    pub mutants: Vec<MutantCase>,
    /// How often something was not made, by reason.
    pub skipped: BTreeMap<String, usize>,
}

/// When a mutant says something of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// Where the rule asks for what was changed in what was said before: these two are that, said twice.
    Fires([usize; 2]),
    /// Where the rule is silent on what is said twice.
    QuietLike([usize; 2]),
    /// Where the example fires as told, and neither side does by itself: it must stay quiet then.
    Quiet,
    /// Where the example fires as told: it must still do.
    StillFires,
}

/// What is to be judged.
struct Made {
    example: usize,
    kind: Kind,
    what: String,
    told: Vec<usize>,
    sure: Sure,
}

/// Changes the examples of the rules, and judges what comes out.
pub fn test_mutants(config: &Config, rules: &[&Rule]) -> (Vec<RuleMutants>, Vec<Problem>) {
    let mut shelf = Shelf::default();
    let made: Vec<(Maker, Vec<Vec<usize>>)> = rules
        .iter()
        .map(|rule| {
            let mut maker = Maker::default();
            let mut told = Vec::new();
            for (number, example) in rule.examples.iter().enumerate() {
                let texts = texts(example);
                told.push(texts.iter().map(|text| shelf.place(text.clone())).collect());
                maker.make(&mut shelf, number, example, &texts);
            }
            (maker, told)
        })
        .collect();
    let (readings, problems) = shelf.read(config);
    let done = rules
        .par_iter()
        .zip(made)
        .map(|(rule, (maker, told))| judge(&readings, &alone(config, rule), rule, maker, &told))
        .collect();
    (done, problems)
}

/// Makes mutants of examples, and counts what is not made.
#[derive(Default)]
struct Maker {
    made: Vec<Made>,
    skipped: BTreeMap<String, usize>,
    /// Pairs of texts that are there already.
    seen: BTreeSet<Vec<usize>>,
}

impl Maker {
    fn make(&mut self, shelf: &mut Shelf, number: usize, example: &Example, texts: &[Text]) {
        let sides: Vec<&Text> = texts.iter().collect();
        let is_pair = matches!(sides[..], [one, two] if one.speaker == two.speaker);
        if !is_pair && sides.len() != 1 || sides.iter().any(|side| side.speaker.is_none()) {
            self.skip("an example of articles of more than one actor");
            return;
        }
        let (first, last) = (sides[0], sides[sides.len() - 1]);
        let mut later_day = last.date;
        if !is_pair {
            later_day = later_day + chrono::Days::new(1);
        }
        let sides: Vec<(&Text, Result<Clause<'_>, &'static str>)> =
            sides.iter().map(|text| (*text, Clause::read(&text.text))).collect();
        for (text, clause) in &sides {
            let clause = match clause {
                Ok(clause) => clause,
                Err(why) => {
                    self.skip(why);
                    continue;
                }
            };
            // The same words on both days of the example.
            let before = Text {
                date: first.date,
                ..(*text).clone()
            };
            let after = Text {
                date: later_day,
                ..(*text).clone()
            };
            let twice = [shelf.place(before.clone()), shelf.place(after.clone())];
            for kind in Kind::CONTRARY.into_iter().chain([Kind::Passive]) {
                let sure = match kind {
                    Kind::Passive => Sure::QuietLike(twice),
                    _ => Sure::Fires(twice),
                };
                let made = mutate(clause, kind);
                self.add(shelf, number, made, sure, |mutant| {
                    vec![before.clone(), after.saying(&mutant.text)]
                });
            }
        }
        if example.fires && !example.todo {
            self.of_one_that_fires(shelf, number, &sides);
        }
    }

    /// Changes of an example that fires after which it must not, or must still do.
    fn of_one_that_fires(
        &mut self,
        shelf: &mut Shelf,
        number: usize,
        sides: &[(&Text, Result<Clause<'_>, &'static str>)],
    ) {
        for (at, (text, clause)) in sides.iter().enumerate() {
            let Ok(clause) = clause else { continue };
            let with = |changed: &Mutant| {
                let mut all: Vec<Text> = sides.iter().map(|(text, _)| (*text).clone()).collect();
                all[at] = text.saying(&changed.text);
                all
            };
            let reported = mutate(clause, Kind::Reported);
            self.add(shelf, number, reported, Sure::Quiet, with);
            if sides.len() > 1 && at > 0 {
                let passive = mutate(clause, Kind::Passive);
                self.add(shelf, number, passive, Sure::StillFires, with);
            }
        }
        if let [(_, Ok(one)), (_, Ok(two))] = sides {
            let other = in_place_of_name(one, two).map(|(what, text)| Mutant {
                kind: Kind::Entity,
                what,
                text,
            });
            self.add(shelf, number, other, Sure::Quiet, |changed| {
                vec![sides[0].0.clone(), sides[1].0.saying(&changed.text)]
            });
        }
    }

    fn add(
        &mut self,
        shelf: &mut Shelf,
        example: usize,
        made: Result<Mutant, &'static str>,
        sure: Sure,
        texts: impl Fn(&Mutant) -> Vec<Text>,
    ) {
        let mutant = match made {
            Ok(mutant) => mutant,
            Err(why) => return self.skip(why),
        };
        let told: Vec<usize> = texts(&mutant).into_iter().map(|text| shelf.place(text)).collect();
        if self.seen.insert(told.clone()) {
            self.made.push(Made {
                example,
                kind: mutant.kind,
                what: mutant.what,
                told,
                sure,
            });
        }
    }

    fn skip(&mut self, why: &str) {
        *self.skipped.entry(why.to_owned()).or_default() += 1;
    }
}

/// Judges what was made of the examples of one rule.
fn judge(readings: &Readings, config: &Config, rule: &Rule, maker: Maker, told: &[Vec<usize>]) -> RuleMutants {
    let as_told: Vec<bool> = rule
        .examples
        .iter()
        .zip(told)
        .map(|(example, told)| {
            let fired = !readings
                .findings(config, rule, &readings.records(config, told))
                .is_empty();
            fired == example.fires
        })
        .collect();
    let mut skipped = maker.skipped;
    let mut mutants = Vec::new();
    for made in maker.made {
        let fires = match expectation(readings, config, rule, &made, as_told[made.example]) {
            Ok(fires) => fires,
            Err(why) => {
                *skipped.entry(why.into_owned()).or_default() += 1;
                continue;
            }
        };
        mutants.push(judged(readings, config, rule, made, fires));
    }
    RuleMutants {
        rule: rule.clone(),
        mutants,
        skipped,
    }
}

/// Whether the rule must fire on what was made.
fn expectation(
    readings: &Readings,
    config: &Config,
    rule: &Rule,
    made: &Made,
    is_as_told: bool,
) -> Result<bool, Unsure> {
    match made.sure {
        Sure::Fires(twice) => match SaidAgain::of(readings, config, twice)?.fires_after(rule, made.kind) {
            true => Ok(true),
            false => Err("the rule does not ask for such a change".into()),
        },
        Sure::QuietLike(twice) => match SaidAgain::of(readings, config, twice)?.fires_after(rule, made.kind) {
            true => Err("the rule fires on what is said again".into()),
            false => Ok(false),
        },
        Sure::Quiet | Sure::StillFires if !is_as_told => Err("the example is not as told".into()),
        Sure::StillFires if rule.when.asks_for_wording() => Err("the rule asks for the wording".into()),
        Sure::Quiet => {
            let fires_alone = |at: &usize| {
                let records = readings.records(config, &[*at]);
                !readings.findings(config, rule, &records).is_empty()
            };
            match made.told.len() > 1 && made.told.iter().any(fires_alone) {
                true => Err("one side by itself is something the rule fires on".into()),
                false => Ok(false),
            }
        }
        Sure::StillFires => Ok(true),
    }
}

fn judged(readings: &Readings, config: &Config, rule: &Rule, made: Made, fires: bool) -> MutantCase {
    let by_actor = readings.records(config, &made.told);
    let findings = readings.findings(config, rule, &by_actor);
    let fired = !findings.is_empty();
    let why = match (fired == fires, fired) {
        (true, _) => Vec::new(),
        (false, true) => findings.into_iter().map(|finding| finding.message).collect(),
        (false, false) => readings.why_quiet(rule, &by_actor),
    };
    let texts: Vec<(String, String)> = made
        .told
        .iter()
        .map(|&at| {
            let article = &readings.articles[at];
            (article.date.unwrap_or_default().to_string(), article.text.clone())
        })
        .collect();
    let said: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let is_known = |example: &&Example| {
        let told = super::readings::texts(example);
        example.todo && told.iter().map(|text| text.text.as_str()).eq(said.iter().copied())
    };
    MutantCase {
        example: made.example + 1,
        line: rule.examples[made.example].line,
        kind: made.kind,
        what: made.what,
        fires,
        fired,
        is_known: rule.examples.iter().any(|example| is_known(&example)),
        texts,
        why,
    }
}
