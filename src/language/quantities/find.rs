//! Walks a text and puts hedge, number, unit, rate and noun together.

use compact_str::CompactString;

use super::core::{Core, read_core};
use super::lexicon::LEXICON;
use super::noun::{Grammatical, counted_noun};
use super::quantity::{Hedge, Quantity, QuantityKind};
use super::units::{Measure, UNITS};
use crate::language::numerals::{Exact, Form, Kind, Reading, read_numeral};
use crate::language::times::{TimeExpression, find_times};
use crate::text::Span;

/// The quantities within `span` of `text`, in text order. A span that is not one of `text` holds none.
pub fn find_quantities(text: &str, span: Span) -> Vec<Quantity> {
    find_quantities_beside(text, span, &find_times(text, span, None))
}

/// As `find_quantities`, where the time expressions within the span are known already: numbers within them are no
/// quantities.
pub fn find_quantities_beside(text: &str, span: Span, times: &[TimeExpression]) -> Vec<Quantity> {
    let reading = Reading::new(text, span);
    let mut finder = Finder {
        reading: &reading,
        times,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        at = match finder.at(at) {
            Step::Found(quantity, end) => {
                found.push(*quantity);
                end.max(at + 1)
            }
            Step::Past(end) => end.max(at + 1),
        };
    }
    found
}

/// Words behind "a" that make a rate: "$15 an hour".
const RATES: &[&str] = &[
    "day", "week", "month", "year", "hour", "minute", "second", "night", "share", "barrel", "gallon", "litre", "liter",
    "ton", "tonne", "pound", "head", "person", "kilo", "ounce", "quarter",
];

struct Finder<'a> {
    reading: &'a Reading<'a>,
    /// Those that do not end before the lexeme at hand.
    times: &'a [TimeExpression],
}

enum Step {
    Found(Box<Quantity>, usize),
    /// No quantity up to this lexeme.
    Past(usize),
}

impl Finder<'_> {
    fn at(&mut self, at: usize) -> Step {
        let start = self.reading.span(at, at + 1).start;
        while self.times.first().is_some_and(|time| time.span.end <= start) {
            self.times = &self.times[1..];
        }
        if !self.may_begin(at) || self.inside_a_word(at) || self.in_time(at, at + 1) {
            return Step::Past(at + 1);
        }
        let (hedge, number) = LEXICON.hedge(self.reading, at).unwrap_or((Hedge::None, at));
        let Some(core) = read_core(self.reading, number) else {
            return Step::Past(at + 1);
        };
        if self.in_time(number, core.end) {
            return Step::Past(number.max(at + 1));
        }
        if self.is_name(number, &core) {
            return Step::Past(core.end);
        }
        match self.complete(at, hedge, number, core) {
            Some((quantity, end)) => Step::Found(Box::new(quantity), end),
            None => Step::Past(core.end),
        }
    }

    /// Whether a quantity can begin with the lexeme at `at`; most words are done with here.
    fn may_begin(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        match self.reading.kind(at) {
            Some(Kind::Digits) => true,
            Some(Kind::Letters) => LEXICON.begins(word) || UNITS.begins_symbol(word),
            _ => {
                UNITS.begins_symbol(word)
                    || matches!(word, "-" | "\u{2212}" | "~" | "½" | "⅓" | "⅔" | "¼" | "¾" | "⅕" | "⅛")
            }
        }
    }

    /// Whether a lexeme from `from` to `to` lies in a time expression.
    fn in_time(&self, from: usize, to: usize) -> bool {
        let span = self.reading.span(from, to);
        self.times
            .iter()
            .take_while(|time| time.span.start < span.end)
            .any(|time| time.span.overlaps(span))
    }

    /// Whether `at` continues a word or a number with other marks in it: the 16 of "F-16", the 2 of "1.2.3".
    fn inside_a_word(&self, at: usize) -> bool {
        if at == 0 || !self.reading.glued(at) {
            return false;
        }
        let before = self.reading.kind(at - 1);
        let digits = self.reading.kind(at) == Some(Kind::Digits);
        let joined = at > 1
            && self.reading.glued(at - 1)
            && matches!(
                self.reading.word(at - 1),
                "-" | "." | "/" | ":" | "_" | "," | "@" | "\u{2013}" | "'"
            )
            && digits;
        matches!(before, Some(Kind::Letters | Kind::Digits)) || joined
    }

    /// Whether the number names a thing: "Article 5", "No. 10", "Boeing 747", "3:2", "9/11", and "one" as a pronoun.
    fn is_name(&self, at: usize, core: &Core) -> bool {
        let reading = self.reading;
        let behind = core.end;
        let other_mark = reading.glued(behind)
            && reading.kind(behind + 1) == Some(Kind::Digits)
            && reading.glued(behind + 1)
            && matches!(reading.word(behind), "/" | ":" | "." | "-" | "\u{2013}" | "@" | "_");
        // "3D", "4x4".
        let letters = core.form == Form::Digits
            && core.kind == QuantityKind::Count
            && reading.glued(behind)
            && reading.kind(behind) == Some(Kind::Letters)
            && UNITS.named(reading, behind).is_none();
        if letters || other_mark || (at > 0 && matches!(reading.word(at - 1), "#" | "№" | "§")) {
            return true;
        }
        if core.form == Form::Digits && core.kind == QuantityKind::Count && core.currency.is_none() {
            let dot = at > 1 && reading.is(at - 1, ".") && reading.glued(at - 1);
            let label = at.checked_sub(1 + usize::from(dot));
            let Some(label) = label else { return false };
            if LEXICON.is_label(reading.word(label)) {
                return dot
                    || !reading.is_any(
                        label,
                        &[
                            "no", "measure", "figure", "line", "unit", "area", "zone", "grade", "step",
                        ],
                    )
                    || reading.capital(label);
            }
            // "Apollo 13", "Storm 4": a name before and no noun or unit behind.
            let named = !dot
                && reading.capital(label)
                && reading.kind(label) == Some(Kind::Letters)
                && label > 0
                && !reading.ends_sentence(label - 1);
            return named
                && UNITS.named(reading, behind).is_none()
                && counted_noun(reading, behind, Grammatical::Plural).is_none();
        }
        self.is_pronoun(at, core)
    }

    /// "no one", "one another", "the one that", "one of the men": no count worth keeping.
    fn is_pronoun(&self, at: usize, core: &Core) -> bool {
        let reading = self.reading;
        let one = core.kind == QuantityKind::Count && core.end == at + 1 && reading.is(at, "one");
        if !one {
            return false;
        }
        let behind = core.end;
        let before = at > 0
            && reading.is_any(
                at - 1,
                &[
                    "no", "any", "every", "some", "the", "this", "that", "each", "which", "another", "only", "a",
                ],
            );
        let unit = UNITS.named(reading, behind).is_some() || reading.hyphen(behind);
        let before = before || reading.is(behind, "another");
        !unit && (before || counted_noun(reading, behind, Grammatical::Singular).is_none() || reading.is(behind, "of"))
    }

    /// Adds unit, tail, rate and noun.
    fn complete(&self, at: usize, hedge: Hedge, number: usize, core: Core) -> Option<(Quantity, usize)> {
        let reading = self.reading;
        let hyphen = usize::from(reading.hyphen(core.end));
        let mut quantity = Quantity {
            span: reading.span(at, core.end),
            kind: core.kind,
            value: core.value,
            high: core.high,
            grain: if core.kind == QuantityKind::Ordinal {
                Exact::ONE
            } else {
                core.grain
            },
            hedge: if core.hedge == Hedge::Vague {
                Hedge::Vague
            } else {
                hedge
            },
            measure: core.currency,
            per: None,
            noun: None,
        };
        let mut end = core.end;
        if let Some((kind, behind)) = self.age(number, core) {
            quantity.kind = kind;
            quantity.span = reading.span(at, behind);
            return Some((quantity, behind));
        }
        if core.kind == QuantityKind::Ordinal {
            quantity.hedge = Hedge::None;
            quantity.span = reading.span(number, core.end);
            // "the first two attempts".
            let counted = read_numeral(reading, core.end);
            let noun = match counted {
                Some(numeral) => self.noun(numeral.end, Grammatical::Plural),
                None => self.noun(core.end + hyphen, Grammatical::Singular),
            };
            quantity.noun = noun.map(|noun| reading.span(noun, noun + 1));
            return Some((quantity, core.end));
        }
        let countable = matches!(core.kind, QuantityKind::Count);
        if core.currency.is_some() {
            quantity.kind = QuantityKind::Measure;
            // "$5 million dollars" names the currency twice.
            if let Some((unit, behind)) = UNITS.named(reading, end)
                && Some(unit) == core.currency
            {
                end = behind;
            }
        } else if countable && let Some((unit, behind)) = UNITS.named(reading, end + hyphen) {
            quantity.kind = QuantityKind::Measure;
            quantity.measure = Some(unit);
            end = behind;
        }
        if countable
            && quantity.measure.is_none()
            && let Some(unit) = self.borrowed_unit(number, end)
        {
            quantity.kind = QuantityKind::Measure;
            quantity.measure = Some(unit);
            return Some((quantity, end));
        }
        if let Some((tail, behind)) = LEXICON.tail(reading, end) {
            quantity.hedge = tail;
            end = behind;
        }
        let (per, behind) = self.rate(end, &quantity);
        quantity.per = per;
        let noun = self.noun_of(&quantity, behind, hyphen);
        quantity.noun = noun.map(|noun| reading.span(noun, noun + 1));
        // "500 people or so".
        if let Some(noun) = noun
            && let Some((tail, _)) = LEXICON.tail(reading, noun + 1)
        {
            quantity.hedge = tail;
        }
        quantity.span = reading.span(at, behind);
        Some((quantity, behind))
    }

    /// The unit of the second number of "from 5 to 7 percent", for the first.
    fn borrowed_unit(&self, number: usize, end: usize) -> Option<&'static Measure> {
        let change = number > 0 && self.reading.is(number - 1, "from") && self.reading.is(end, "to");
        if !change {
            return None;
        }
        let second = read_core(self.reading, end + 1)?;
        let (unit, _) = UNITS.named(self.reading, second.end)?;
        Some(unit)
    }

    /// The lexeme of the noun that is counted or partly meant; the number, its unit and its rate end before `behind`.
    fn noun_of(&self, quantity: &Quantity, behind: usize, hyphen: usize) -> Option<usize> {
        let plural = |at: usize| self.noun(at, Grammatical::Plural);
        let singular = |at: usize| self.noun(at, Grammatical::Singular);
        let of = self.reading.is(behind, "of");
        match quantity.kind {
            QuantityKind::Count if hyphen > 0 => singular(behind + hyphen),
            QuantityKind::Count if quantity.high == Exact::ONE && quantity.value == Exact::ONE => singular(behind),
            QuantityKind::Count => plural(behind),
            QuantityKind::Share => plural(behind).or_else(|| {
                let determined = of || self.reading.is_any(behind, &["the", "its", "their"]);
                if determined { singular(behind) } else { None }
            }),
            QuantityKind::Measure if of => plural(behind).or_else(|| singular(behind)),
            _ => None,
        }
    }

    /// "35-year-old", "35 years old", "aged 35", "age 35": the place behind.
    fn age(&self, number: usize, core: Core) -> Option<(QuantityKind, usize)> {
        let reading = self.reading;
        if core.kind != QuantityKind::Count {
            return None;
        }
        let unit = core.end + usize::from(reading.hyphen(core.end));
        if reading.is_any(unit, &["year", "years"]) {
            let old = unit + 1 + usize::from(reading.hyphen(unit + 1));
            if reading.is_any(old, &["old", "olds"]) {
                return Some((QuantityKind::Age, old + 1));
            }
            if reading.are(old, &["of", "age"]) {
                return Some((QuantityKind::Age, old + 2));
            }
        }
        // "Mara Velin, 52, leads the list".
        let person = number > 1
            && reading.is(number - 1, ",")
            && reading.capital(number - 2)
            && reading.kind(number - 2) == Some(Kind::Letters)
            && core.form == Form::Digits
            && (Exact::ONE..=Exact::whole(115)).contains(&core.value)
            && core.grain >= Exact::ONE
            && core.high == core.value
            && core.currency.is_none()
            && reading.is_any(core.end, &[",", ";", ")"])
            && reading.glued(core.end);
        let enumerated = reading.kind(core.end + 1) == Some(Kind::Digits);
        if person && !enumerated {
            return Some((QuantityKind::Age, core.end));
        }
        let aged = number > 0 && reading.is_any(number - 1, &["aged", "age", "ages"]);
        aged.then_some((QuantityKind::Age, core.end))
    }

    /// "a day", "per capita", "an hour" behind a unit or a count: what it is for each of, and the place behind.
    fn rate(&self, at: usize, quantity: &Quantity) -> (Option<CompactString>, usize) {
        let reading = self.reading;
        let article =
            quantity.kind == QuantityKind::Measure && reading.is_any(at, &["a", "an"]) && reading.is_any(at + 1, RATES);
        if !article && !reading.is(at, "per") {
            return (None, at);
        }
        let word = at + 1;
        if reading.kind(word) != Some(Kind::Letters) {
            return (None, at);
        }
        (Some(CompactString::from(reading.word(word).to_lowercase())), word + 1)
    }

    fn noun(&self, at: usize, number: Grammatical) -> Option<usize> {
        let index = counted_noun(self.reading, at, number)?;
        // A noun within a time expression is none: "the 5 Friday talks".
        (!self.in_time(index, index + 1)).then_some(index)
    }
}
