//! Effects: what a verb or noun does to its theme, on one dimension, with a sign.
//!
//! Follows the effect lexicons of Deng & Wiebe (2014, "Sentiment propagation via implicature constraints") and Choi &
//! Wiebe (2014, "+/-EffectWordNet"), with the dimension kept apart, so that "lift the sanctions" and "the sanctions
//! must stay" meet on the existence of the sanctions. Does not say whether the effect is good or bad for anyone.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::file::nearest;
use super::table::{Entry, Table, check_word};
use super::{Pos, Sign, Slot, Slots};

/// What about its theme an effect acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Whether there is such a thing, or it takes place: build, scrap, impose, lift, stay, hold, cancel.
    Existence,
    /// Whether the theme belongs to the ground: join, leave, admit, expel.
    Membership,
    /// How much of it there is: raise, cut, expand.
    Magnitude,
    /// Whether it is allowed: ban, permit.
    Permission,
    /// Whether the ground has the theme: buy, sell, give, seize.
    Possession,
    /// Whether it is open: open, close, seal.
    Openness,
    /// Whether the theme is at the ground: deploy, withdraw, arrive.
    Presence,
    /// Whether it is in force or recognised in law: sign, ratify, repeal, recognise.
    Validity,
    /// Whether a person is free: free, arrest, jail.
    Freedom,
    /// Whether someone lives: kill, survive.
    Life,
    /// Whether it fares well: protect, help, harm, attack.
    Welfare,
    /// How good it is: improve, worsen.
    Quality,
    /// Whether it is known to others: publish, reveal, hide.
    Knowledge,
    /// Whether a person is guilty in law: convict, acquit.
    Guilt,
    /// Whether a person holds an office: appoint, sack, resign.
    Office,
    /// How soon or fast: speed up, delay.
    Pace,
    /// Whether it succeeds: win, lose, succeed, fail.
    Success,
    /// Whether the ground brought it about: cause, be due to, be to blame. An entry on this dimension stands beside those a word
    /// has on others, and is never chosen in their place.
    Cause,
}

impl Dimension {
    /// Its name, as the lexicons write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Dimension::Existence => "existence",
            Dimension::Membership => "membership",
            Dimension::Magnitude => "magnitude",
            Dimension::Permission => "permission",
            Dimension::Possession => "possession",
            Dimension::Openness => "openness",
            Dimension::Presence => "presence",
            Dimension::Validity => "validity",
            Dimension::Freedom => "freedom",
            Dimension::Life => "life",
            Dimension::Welfare => "welfare",
            Dimension::Quality => "quality",
            Dimension::Knowledge => "knowledge",
            Dimension::Guilt => "guilt",
            Dimension::Office => "office",
            Dimension::Pace => "pace",
            Dimension::Success => "success",
            Dimension::Cause => "cause",
        }
    }
}

/// How the effect lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// The state begins.
    Start,
    /// The state that was goes on: maintain, stay, keep, extend.
    Continue,
    /// The state ends.
    Stop,
    /// It begins anew after an end: resume, reopen, restore.
    Resume,
    /// It ends for a time: suspend, halt, freeze.
    Pause,
}

/// One reading of a word as an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Lemma or phrase ("pull out").
    pub word: CompactString,
    /// Verb, noun or adjective.
    pub pos: Pos,
    /// The verb it is derived from, of a noun listed under its verb.
    pub from: Option<CompactString>,
    /// What about the theme it acts on.
    pub dimension: Dimension,
    /// Whether the theme is there, more, allowed, held by the ground ... after it (+) or not (−).
    pub sign: Sign,
    /// How it lies in time.
    pub aspect: Aspect,
    /// Where the theme stands, the preferred slot first.
    pub theme: Slots,
    /// Where the group, holder or place stands for which the sign holds.
    pub ground: Slots,
    /// Where the group, holder or place stands for which the opposite sign holds: the seller of "buy from".
    pub counter: Slots,
    /// The word class the head of the theme has to be of; empty: any. See [`Effects::is_of_class`].
    pub theme_class: Vec<CompactString>,
    /// The word class the head of the ground has to be of; empty: any.
    pub ground_class: Vec<CompactString>,
}

/// An effect as the file has it, nouns beneath their verb.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EffectRow {
    word: CompactString,
    #[serde(default = "verb")]
    pos: Pos,
    on: Dimension,
    sign: Sign,
    aspect: Option<Aspect>,
    theme: Option<Slots>,
    #[serde(default)]
    ground: Slots,
    #[serde(default)]
    counter: Slots,
    #[serde(default)]
    theme_class: Vec<CompactString>,
    #[serde(default)]
    ground_class: Vec<CompactString>,
    #[serde(default)]
    nouns: Vec<CompactString>,
    noun_theme: Option<Slots>,
}

pub(super) fn verb() -> Pos {
    Pos::Verb
}

/// Words that can be the theme or ground of a reading: "sanction" is a restriction, and a restriction can be lifted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Class {
    pub name: CompactString,
    pub words: Vec<CompactString>,
}

/// The slots of a noun for those of its verb: "lift the ban" → "the lifting of the ban", "ban lifting".
pub(super) fn noun_slots(slots: &Slots) -> Slots {
    slots
        .iter()
        .flat_map(|slot| match slot {
            Slot::Obj => vec![Slot::prep("of"), Slot::Compound, Slot::Poss],
            Slot::Subj => vec![Slot::Poss, Slot::prep("of"), Slot::prep("by")],
            Slot::Iobj => vec![Slot::prep("to")],
            other => vec![other.clone()],
        })
        .collect()
}

impl EffectRow {
    /// The effects of a row: that of the word itself and those of its nouns.
    pub(super) fn expand(self) -> Vec<Effect> {
        let aspect = self.aspect.unwrap_or(match self.sign {
            Sign::Plus => Aspect::Start,
            Sign::Minus => Aspect::Stop,
        });
        let theme = self.theme.unwrap_or_else(|| match self.pos {
            Pos::Verb => Slots::from_iter([Slot::Obj]),
            Pos::Noun => noun_slots(&Slots::from_iter([Slot::Obj])),
            Pos::Adjective | Pos::Adverb => Slots::from_iter([Slot::Subj]),
        });
        let itself = Effect {
            word: self.word.clone(),
            pos: self.pos,
            from: None,
            dimension: self.on,
            sign: self.sign,
            aspect,
            theme,
            ground: self.ground,
            counter: self.counter,
            theme_class: self.theme_class,
            ground_class: self.ground_class,
        };
        let nouns: Vec<Effect> = self
            .nouns
            .into_iter()
            .map(|noun| Effect {
                word: noun,
                pos: Pos::Noun,
                from: Some(self.word.clone()),
                theme: self.noun_theme.clone().unwrap_or_else(|| noun_slots(&itself.theme)),
                ground: noun_slots(&itself.ground),
                counter: noun_slots(&itself.counter),
                ..itself.clone()
            })
            .collect();
        let gerunds: Vec<Effect> = gerunds(&itself)
            .into_iter()
            .filter(|gerund| nouns.iter().all(|noun| noun.word != gerund))
            .map(|gerund| Effect {
                word: gerund,
                pos: Pos::Noun,
                from: Some(self.word.clone()),
                theme: noun_slots(&itself.theme)
                    .iter()
                    .chain(itself.theme.iter())
                    .cloned()
                    .collect(),
                ground: noun_slots(&itself.ground),
                counter: noun_slots(&itself.counter),
                ..itself.clone()
            })
            .collect();
        std::iter::once(itself).chain(nouns).chain(gerunds).collect()
    }
}

/// Gerunds that are nouns with a meaning of their own.
const NOT_GERUNDS: &[&str] = &["building", "being", "dying"];

/// The gerund of a one-word verb, in each spelling it might have ("cutting" and the unused "cuting").
fn gerunds(effect: &Effect) -> Vec<CompactString> {
    let verb = effect.word.as_str();
    if effect.pos != Pos::Verb || verb.contains(' ') {
        return Vec::new();
    }
    let mut forms: Vec<String> = Vec::new();
    if let Some(stem) = verb.strip_suffix("ie") {
        forms.push(format!("{stem}ying"));
    } else if let Some(stem) = verb.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'y', 'o'])) {
        forms.push(format!("{stem}ing"));
    } else {
        forms.push(format!("{verb}ing"));
        let end: Vec<char> = verb.chars().rev().take(3).collect();
        let vowel = |letter: char| "aeiou".contains(letter);
        if let [last, middle, ..] = end[..]
            && !vowel(last)
            && !"wxy".contains(last)
            && vowel(middle)
            && !end.get(2).is_some_and(|&letter| vowel(letter))
        {
            forms.push(format!("{verb}{last}ing"));
        }
    }
    forms
        .into_iter()
        .filter(|form| !NOT_GERUNDS.contains(&form.as_str()))
        .map(CompactString::from)
        .collect()
}

impl Entry for Effect {
    fn word(&self) -> &str {
        &self.word
    }

    fn pos(&self) -> Pos {
        self.pos
    }

    fn identity(&self) -> String {
        format!(
            "{} {} {} in {:?} {:?}",
            self.from.as_deref().unwrap_or_default(),
            self.theme,
            self.ground,
            self.theme_class,
            self.ground_class
        )
    }

    fn check(&self) -> Result<(), String> {
        self.from.as_deref().map_or(Ok(()), check_word)
    }
}

/// The reading of a word that fits its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectChoice<'a> {
    /// The reading.
    pub effect: &'a Effect,
    /// Where its theme was found; `None` where the sentence names none.
    pub theme: Option<&'a Slot>,
    /// Where its ground was found.
    pub ground: Option<&'a Slot>,
}

/// All effects, with the word classes their readings are chosen by.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    pub(super) table: Table<Effect>,
    pub(super) classes: Vec<(CompactString, Vec<CompactString>)>,
}

impl Effects {
    /// The table of all entries.
    pub fn table(&self) -> &Table<Effect> {
        &self.table
    }

    /// All readings of a word (lemma or phrase, lower case), but for those that tell of a cause.
    pub fn of(&self, word: &str, pos: Pos) -> impl Iterator<Item = &Effect> {
        self.table
            .of(word, pos)
            .filter(|effect| effect.dimension != Dimension::Cause)
    }

    /// What a word tells of a cause, beside its other readings.
    pub fn causing(&self, word: &str, pos: Pos) -> Option<&Effect> {
        self.table
            .of(word, pos)
            .find(|effect| effect.dimension == Dimension::Cause)
    }

    /// Whether a word (lemma, lower case) is of a class of the file: ("sanction", "restriction").
    pub fn is_of_class(&self, word: &str, class: &str) -> bool {
        self.classes
            .iter()
            .any(|(name, words)| name == class && words.binary_search_by(|one| one.as_str().cmp(word)).is_ok())
    }

    /// The reading that fits: `head_at` gives the lemma (lower case) of the head that stands in a slot. A reading whose
    /// classes fit wins over one without classes; among equals one with its theme and ground filled, then the earlier
    /// in the file. A reading whose classes do not fit is never chosen.
    pub fn choose<'a>(
        &'a self,
        word: &str,
        pos: Pos,
        head_at: impl Fn(&Slot) -> Option<CompactString>,
    ) -> Option<EffectChoice<'a>> {
        let mut best: Option<(u8, EffectChoice<'a>)> = None;
        for effect in self.of(word, pos) {
            let theme = effect
                .theme
                .iter()
                .find_map(|slot| head_at(slot).map(|head| (slot, head)));
            let theme_slot = theme.as_ref().map(|(slot, _)| *slot);
            let ground = effect
                .ground
                .iter()
                .filter(|slot| Some(*slot) != theme_slot)
                .find_map(|slot| head_at(slot).map(|head| (slot, head)));
            if !self.fits(&effect.theme_class, theme.as_ref().map(|(_, head)| head.as_str()))
                || !self.fits(&effect.ground_class, ground.as_ref().map(|(_, head)| head.as_str()))
            {
                continue;
            }
            let classes = u8::from(!effect.theme_class.is_empty()) + u8::from(!effect.ground_class.is_empty());
            let score =
                4 * classes + 2 * u8::from(theme.is_some()) + u8::from(effect.ground.is_empty() || ground.is_some());
            let choice = EffectChoice {
                effect,
                theme: theme_slot,
                ground: ground.as_ref().map(|(slot, _)| *slot),
            };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, choice));
            }
        }
        best.map(|(_, choice)| choice)
    }

    fn fits(&self, classes: &[CompactString], head: Option<&str>) -> bool {
        classes.is_empty() || head.is_some_and(|head| classes.iter().any(|class| self.is_of_class(head, class)))
    }

    /// That a class is declared, in this file or an earlier one.
    pub(super) fn check_class(&self, class: &str) -> Result<(), String> {
        let names: Vec<&str> = self.classes.iter().map(|(name, _)| name.as_str()).collect();
        if names.contains(&class) {
            return Ok(());
        }
        let hint = nearest(class, &names).map_or(String::new(), |name| format!("; did you mean `{name}`?"));
        Err(format!("unknown class `{class}`{hint}"))
    }

    /// Adds words to a class, which is made where there is none.
    pub(super) fn extend_class(&mut self, class: Class) {
        let at = match self.classes.iter().position(|(name, _)| *name == class.name) {
            Some(at) => at,
            None => {
                self.classes.push((class.name, Vec::new()));
                self.classes.len() - 1
            }
        };
        let words = &mut self.classes[at].1;
        words.extend(class.words);
        words.sort();
        words.dedup();
    }
}
