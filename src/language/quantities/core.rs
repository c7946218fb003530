//! The number itself: "5 to 7", "one in four", "two-thirds", "twice", "dozens", "a dozen", "third", "2.5 million".

use super::lexicon::LEXICON;
use super::quantity::{Hedge, QuantityKind};
use super::units::{Measure, UNITS};
use crate::language::numerals::{Exact, Form, Kind, Reading, read_numeral, read_ordinal};

/// A number without hedge, unit and noun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Core {
    pub kind: QuantityKind,
    pub value: Exact,
    pub high: Exact,
    pub grain: Exact,
    /// `Hedge::Vague` where nobody counted.
    pub hedge: Hedge,
    /// A currency whose symbol stands before the number.
    pub currency: Option<&'static Measure>,
    /// How it is written.
    pub form: Form,
    /// The lexeme after its last.
    pub end: usize,
}

impl Core {
    fn new(kind: QuantityKind, value: Exact, end: usize) -> Self {
        Self {
            kind,
            value,
            high: value,
            grain: Exact::ONE,
            hedge: Hedge::None,
            currency: None,
            form: Form::Words,
            end,
        }
    }
}

/// The number that begins at `at`, the longest way it can be read.
pub(super) fn read_core(reading: &Reading<'_>, at: usize) -> Option<Core> {
    between(reading, at)
        .or_else(|| multiple(reading, at))
        .or_else(|| fraction(reading, at))
        .or_else(|| one_in(reading, at))
        .or_else(|| dozen(reading, at))
        .or_else(|| vague(reading, at))
        .or_else(|| ordinal(reading, at))
        .or_else(|| range(reading, at))
}

/// "between 5 and 7".
fn between(reading: &Reading<'_>, at: usize) -> Option<Core> {
    if !reading.is(at, "between") {
        return None;
    }
    let low = number(reading, at + 1)?;
    let low_end = past_unit(reading, low.end);
    if !reading.is(low_end, "and") {
        return None;
    }
    let high = number(reading, low_end + 1)?;
    span_of(reading, low, high)
}

/// "5 to 7", "5-7", "5 or 6", or a single number.
fn range(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let low = number(reading, at)?;
    let joined = reading.is_any(low.end, &["to", "or"])
        || reading.dash(low.end) && reading.glued(low.end) && reading.glued(low.end + 1);
    // "rose from 5 to 7": two numbers, not a range.
    let change = at > 0 && reading.is(at - 1, "from") && reading.is(low.end, "to");
    if joined
        && !change
        && let Some(high) = number(reading, low.end + 1)
        && !(reading.dash(high.end) && reading.glued(high.end))
        && let Some(both) = span_of(reading, low, high)
    {
        return Some(both);
    }
    Some(low)
}

/// The range of two numbers, the first one smaller. "2 to 3 million": the scale of the second counts for both.
fn span_of(reading: &Reading<'_>, low: Core, high: Core) -> Option<Core> {
    let mut value = low.value;
    let scaled = high.grain > Exact::whole(100) && low.form == Form::Digits && high.form == Form::Mixed;
    if scaled && low.value < Exact::whole(1000) && low.currency.is_none_or(|_| true) {
        let plain = read_plain(reading, high)?;
        value = value.times(high.value.over(plain)?)?;
    }
    (value < high.value).then_some(Core {
        value,
        high: high.value,
        grain: high.grain,
        currency: low.currency.or(high.currency),
        ..high
    })
}

/// The written digits of a number with a scale: 3 for "3 million".
fn read_plain(reading: &Reading<'_>, high: Core) -> Option<Exact> {
    (high.end.saturating_sub(3)..high.end)
        .find(|&index| reading.kind(index) == Some(Kind::Digits))
        .and_then(|index| Exact::parse(reading.word(index)))
        .filter(|plain| *plain != Exact::ZERO)
}

/// One number, perhaps behind the symbol of a currency.
fn number(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let (currency, start) = match UNITS.symbol(reading, at) {
        Some((unit, end)) if reading.kind(end) == Some(Kind::Digits) => (Some(unit), end),
        _ => (None, at),
    };
    let minus = currency.is_none()
        && matches!(reading.word(start), "-" | "\u{2212}")
        && reading.kind(start + 1) == Some(Kind::Digits)
        && reading.glued(start + 1)
        && !reading.glued(start);
    let numeral = read_numeral(reading, start + usize::from(minus))?;
    let value = if minus { numeral.value.negated() } else { numeral.value };
    // "¾ of the members".
    let part = numeral.form == Form::Mixed && value > Exact::ZERO && value < Exact::ONE;
    let share = part && currency.is_none() && reading.is(numeral.end, "of");
    let kind = if share {
        QuantityKind::Share
    } else {
        QuantityKind::Count
    };
    Some(Core {
        grain: numeral.grain,
        currency,
        form: numeral.form,
        ..Core::new(kind, value, numeral.end)
    })
}

fn past_unit(reading: &Reading<'_>, at: usize) -> usize {
    UNITS.named(reading, at).map_or(at, |(_, end)| end)
}

/// "half of", "a third of", "two-thirds", "three quarters".
fn fraction(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let share = |top: i64, bottom: i64, end: usize| {
        let value = Exact::new(i128::from(top), i128::from(bottom))?;
        let core = Core::new(QuantityKind::Share, value, end);
        Some(Core {
            grain: Exact::new(1, i128::from(bottom) * 10)?,
            ..core
        })
    };
    let of = |end: usize| reading.is_any(end, &["of", "the", "its", "their", "his", "her", "our", "all"]);
    if reading.is(at, "half") {
        let plain = of(at + 1) || !reading.word(at + 1).starts_with(char::is_alphanumeric);
        return if plain && !reading.hyphen(at + 1) {
            share(1, 2, at + 1)
        } else {
            None
        };
    }
    let (top, end) = if reading.is_any(at, &["a", "one"]) {
        (1, at + 1)
    } else {
        let numeral = read_numeral(reading, at).filter(|numeral| numeral.form == Form::Words)?;
        (numeral.value.as_integer()?, numeral.end)
    };
    let word = end + usize::from(reading.hyphen(end));
    let bottom = LEXICON.fraction(reading.word(word))?;
    let plural = reading.word(word).ends_with('s') || reading.is(word, "halves");
    let fits = top < bottom && (plural == (top > 1));
    // "a third man", "a quarter later": no share without what it is of.
    let told = plural || of(word + 1) || (reading.is(at, "one") && word > end);
    if fits && told {
        share(top, bottom, word + 1)
    } else {
        None
    }
}

/// "one in four", "two out of three", "9 of 10".
fn one_in(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let top = read_numeral(reading, at)?;
    let bottom_at = if reading.is(top.end, "in") {
        top.end + 1
    } else if reading.are(top.end, &["out", "of"]) {
        top.end + 2
    } else {
        return None;
    };
    let bottom = read_numeral(reading, bottom_at)?;
    let (above, below) = (top.value.as_integer()?, bottom.value.as_integer()?);
    // "five in 2019" is no share.
    if !(1..below).contains(&above)
        || (reading.is(top.end, "in") && (above > 9 || below > 1000 && top.form == Form::Digits))
    {
        return None;
    }
    let value = top.value.over(bottom.value)?;
    let grain = Exact::ONE.over(bottom.value)?.times(Exact::new(1, 10)?)?;
    Some(Core {
        grain,
        ..Core::new(QuantityKind::Share, value, bottom.end)
    })
}

/// "twice", "threefold", "10-fold", "three times", "five times as many".
fn multiple(reading: &Reading<'_>, at: usize) -> Option<Core> {
    if let Some(times) = LEXICON.multiple(reading.word(at)) {
        // "twice a year" is how often, "a double room" no multiple.
        let verb = reading.is_any(at, &["double", "triple", "quadruple"])
            && !reading.is_any(at + 1, &["the", "its", "their", "that", "what", "last"]);
        let often = reading.is(at, "twice") && reading.is_any(at + 1, &["a", "in", "per", "before", "."]);
        return (!verb && !often).then(|| Core::new(QuantityKind::Multiple, Exact::whole(times), at + 1));
    }
    let numeral = read_numeral(reading, at)?;
    let fold = numeral.end + usize::from(reading.hyphen(numeral.end));
    if reading.is(fold, "fold") {
        return Some(Core::new(QuantityKind::Multiple, numeral.value, fold + 1));
    }
    let compared = reading.is_any(
        numeral.end + 1,
        &[
            "as", "the", "more", "higher", "larger", "bigger", "greater", "its", "their", "that", "what", "faster",
            "lower", "longer",
        ],
    );
    let times = reading.is(numeral.end, "times") && compared;
    times.then(|| Core::new(QuantityKind::Multiple, numeral.value, numeral.end + 1))
}

/// "a dozen", "two dozen".
fn dozen(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let (count, end) = if reading.is(at, "a") {
        (Exact::ONE, at + 1)
    } else if reading.are(at, &["half", "a"]) {
        (Exact::new(1, 2)?, at + 2)
    } else {
        let numeral = read_numeral(reading, at)?;
        (numeral.value, numeral.end)
    };
    if !reading.is(end, "dozen") {
        return None;
    }
    let value = count.times(Exact::whole(12))?;
    let core = Core::new(QuantityKind::Count, value, end + 1);
    Some(Core {
        grain: Exact::whole(6),
        ..core
    })
}

/// "dozens of", "several", "hundreds of thousands of".
fn vague(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let ((least, most), end) = LEXICON.vague(reading, at)?;
    // "the several states", "a few more" stay; "thousands" as a bare noun stays too.
    let core = Core::new(QuantityKind::Count, Exact::whole(least), end);
    Some(Core {
        high: Exact::whole(most),
        hedge: Hedge::Vague,
        ..core
    })
}

/// "the third", "21st". Not "second" as a unit of time or "first" in "at first".
fn ordinal(reading: &Reading<'_>, at: usize) -> Option<Core> {
    let (value, end) = read_ordinal(reading, at)?;
    if at > 0 && reading.is(at - 1, "at") {
        return None;
    }
    Some(Core::new(QuantityKind::Ordinal, Exact::whole(value), end))
}
