//! A number at a place of a text: in digits (`1,200`, `2.5bn`), in words (`two hundred and five`) or mixed
//! (`$2.5 million`, `3 1/2`, `half a million`).

use super::words::glued_scale;
use super::{Exact, Kind, NumberWord, Reading, number_word};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits only.
    Digits,
    /// With a word of scale or a fraction.
    Mixed,
    /// Words only.
    Words,
}

/// A number read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// What it is worth.
    pub value: Exact,
    /// The unit of its last written digit: 1 for `1,203`, 100,000 for `2.5 million`, 0.1 for `4.5`.
    pub grain: Exact,
    /// How it is written.
    pub form: Form,
    /// The lexeme after its last.
    pub end: usize,
}

/// The number that begins at lexeme `at`. A bare article is no number (`a year`), an article with a scale is (`a
/// million`).
pub fn read_numeral(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    match reading.kind(at)? {
        Kind::Digits => read_digits(reading, at),
        Kind::Letters => read_spelled(reading, at),
        Kind::Mark => read_vulgar(reading, at),
    }
}

/// The ordinal that begins at `at` (`third`, `21st`, `twenty-first`) and the lexeme after it.
pub fn read_ordinal(reading: &Reading<'_>, at: usize) -> Option<(i64, usize)> {
    if reading.kind(at) == Some(Kind::Digits) {
        let suffix = reading.glued(at + 1) && reading.is_any(at + 1, &["st", "nd", "rd", "th"]);
        let value = Exact::parse(reading.word(at))?.as_integer()?;
        return suffix.then_some((value, at + 2));
    }
    match number_word(reading.word(at))? {
        NumberWord::Ordinal(value) => Some((value, at + 1)),
        NumberWord::Tens(tens) => {
            let next = at + 1 + usize::from(reading.hyphen(at + 1));
            match number_word(reading.word(next)) {
                Some(NumberWord::Ordinal(unit)) if unit < 10 => Some((tens + unit, next + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A scale word at `at`: `million`, `thousand`; not `hundred`, which digits do not take but `several` does.
fn scale(reading: &Reading<'_>, at: usize) -> Option<i64> {
    match number_word(reading.word(at)) {
        Some(NumberWord::Scale(scale)) => Some(scale),
        _ => None,
    }
}

/// Digits with their words of scale: `3.5 million`, `1 trillion 300 billion`.
fn read_digits(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let (mut numeral, mut above) = read_scaled(reading, at)?;
    while let Some((next, Some(below))) = above.and_then(|_| read_scaled(reading, numeral.end)) {
        if above.is_none_or(|above| below >= above) {
            break;
        }
        numeral.value = numeral.value.plus(next.value)?;
        numeral.grain = next.grain;
        numeral.end = next.end;
        above = Some(below);
    }
    Some(numeral)
}

/// Digits with at most one word of scale, and what that stands for.
fn read_scaled(reading: &Reading<'_>, at: usize) -> Option<(Numeral, Option<i64>)> {
    let written = reading.word(at);
    let value = Exact::parse(written)?;
    let mut numeral = Numeral {
        value,
        grain: grain(written)?,
        form: Form::Digits,
        end: at + 1,
    };
    if let Some((fraction, end)) = read_slash(reading, numeral.end, value) {
        let fraction = Numeral {
            value: fraction,
            grain: Exact::new(1, fraction.denominator())?,
            form: Form::Mixed,
            end,
        };
        return Some((fraction, None));
    }
    if let Some(part) = vulgar(reading.word(numeral.end)) {
        numeral.value = value.plus(part)?;
        numeral.grain = Exact::new(1, part.denominator())?;
        numeral.form = Form::Mixed;
        numeral.end += 1;
    }
    let hyphen = usize::from(reading.hyphen(numeral.end));
    let factor = if hyphen == 0 && reading.glued(numeral.end) {
        glued_scale(reading.word(numeral.end)).or_else(|| scale(reading, numeral.end))
    } else {
        scale(reading, numeral.end + hyphen)
    };
    if let Some(factor) = factor {
        let factor = Exact::whole(factor);
        numeral.value = numeral.value.times(factor)?;
        numeral.grain = numeral.grain.times(factor)?;
        numeral.form = Form::Mixed;
        numeral.end += 1 + hyphen;
    }
    Some((numeral, factor))
}

/// `1/2` behind `at - 1`, or ` 1/2` as the fraction of a mixed number.
fn read_slash(reading: &Reading<'_>, at: usize, whole: Exact) -> Option<(Exact, usize)> {
    let small = |index: usize| {
        let value = Exact::parse(reading.word(index))?.as_integer()?;
        (reading.kind(index) == Some(Kind::Digits) && (1..1000).contains(&value)).then_some(value)
    };
    let fraction = |top: i64, slash: usize| {
        let bottom = small(slash + 1)?;
        let plain = reading.is(slash, "/")
            && reading.glued(slash)
            && reading.glued(slash + 1)
            && top < bottom
            && !(reading.is(slash + 2, "/") && reading.glued(slash + 2));
        if plain {
            Exact::new(i128::from(top), i128::from(bottom))
        } else {
            None
        }
    };
    if let Some(part) = whole.as_integer().and_then(|top| fraction(top, at)) {
        return Some((part, at + 2));
    }
    let start = at + usize::from(reading.hyphen(at));
    let part = fraction(small(start)?, start + 1)?;
    Some((whole.plus(part)?, start + 3))
}

fn read_vulgar(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let value = vulgar(reading.word(at))?;
    Some(Numeral {
        value,
        grain: Exact::new(1, value.denominator())?,
        form: Form::Mixed,
        end: at + 1,
    })
}

/// The value of a fraction in one character.
fn vulgar(word: &str) -> Option<Exact> {
    let (top, bottom) = match word {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅛" => (1, 8),
        _ => return None,
    };
    Exact::new(top, bottom)
}

/// The unit of the last digit that says something: 10 for `50`, 1 for `52`, 0.01 for `0.05`; trailing noughts of a
/// whole number are taken for rounding.
fn grain(written: &str) -> Option<Exact> {
    if let Some((_, decimals)) = written.split_once('.') {
        let bottom = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        return Exact::new(1, bottom);
    }
    let noughts = written
        .bytes()
        .rev()
        .filter(|byte| *byte != b',')
        .take_while(|byte| *byte == b'0')
        .count();
    let digits = written.bytes().filter(|byte| *byte != b',').count();
    let noughts = if noughts == digits { 0 } else { noughts };
    Exact::new(10_i128.checked_pow(u32::try_from(noughts).ok()?)?, 1)
}

/// Words: `[half] a million`, `two hundred and five thousand`, `nineteen`, `twenty-one`.
fn read_spelled(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    if reading.is(at, "half")
        && reading.is(at + 1, "a")
        && let Some(scale) = scale(reading, at + 2).filter(|scale| *scale > 100)
    {
        let value = Exact::whole(scale / 2);
        return Some(Numeral {
            value,
            grain: value,
            form: Form::Words,
            end: at + 3,
        });
    }
    let article = reading.is(at, "a") && scale(reading, at + 1).is_some();
    let mut next = at + usize::from(article);
    let mut total: i64 = 0;
    let mut group: i64 = i64::from(article);
    let mut last_scale = i64::MAX;
    let mut grain: i64 = 1;
    // What the group may still take: tens and units below 100, units below 10, or nothing but a scale.
    let mut room: i64 = if article { 1 } else { 1000 };
    let mut words = 0;
    loop {
        let joined = usize::from(words > 0 && reading.hyphen(next));
        let with_and = usize::from(joined == 0 && words > 0 && room == 100 && reading.is(next, "and"));
        let place = next + joined + with_and;
        let Some(word) = number_word(reading.word(place)) else {
            break;
        };
        if words == 0 && joined + with_and > 0 {
            break;
        }
        match word {
            NumberWord::Unit(value) if room > 9 => {
                group += value;
                grain = 1;
                room = 1;
            }
            NumberWord::Teen(value) if room > 10 => {
                group += value;
                grain = if value == 10 { 10 } else { 1 };
                room = 1;
            }
            NumberWord::Tens(value) if room >= 100 => {
                group += value;
                grain = 10;
                room = 10;
            }
            NumberWord::Scale(100) if with_and == 0 && (1..100).contains(&group) => {
                group *= 100;
                grain *= 100;
                room = 100;
            }
            NumberWord::Scale(scale) if scale > 100 && with_and == 0 && group > 0 && scale < last_scale => {
                total = total.checked_add(group.checked_mul(scale)?)?;
                grain = grain.checked_mul(scale)?;
                group = 0;
                last_scale = scale;
                room = 1000;
                // After a thousand `and` may follow: a thousand and one.
                if reading.is(place + 1, "and") {
                    room = 100;
                }
            }
            _ => break,
        }
        words += 1;
        next = place + 1;
    }
    if words == 0 {
        return None;
    }
    Some(Numeral {
        value: Exact::whole(total.checked_add(group)?),
        grain: Exact::whole(grain.max(1)),
        form: Form::Words,
        end: next,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(text: &str, value: &str, grain: &str, read: &str) {
        let reading = Reading::new(text, Span::new(0, text.len()));
        let numeral = read_numeral(&reading, 0).unwrap();
        assert_eq!(numeral.value.to_string(), value, "{text}");
        assert_eq!(numeral.grain.to_string(), grain, "{text}");
        assert_eq!(reading.span(0, numeral.end).of(text), read);
    }

    #[test]
    fn reads_digits_and_scales() {
        check("1,200 people", "1200", "100", "1,200");
        check("2.5bn", "2500000000", "100000000", "2.5bn");
        check("2.5 million people", "2500000", "100000", "2.5 million");
        check("2.5-million", "2500000", "100000", "2.5-million");
        check(
            "1 trillion 300 billion",
            "1300000000000",
            "100000000000",
            "1 trillion 300 billion",
        );
        check("300 billion 1 trillion", "300000000000", "100000000000", "300 billion");
        check("3 1/2 years", "3.5", "0.5", "3 1/2");
        check("1/3 of it", "1/3", "1/3", "1/3");
        check("4½", "4.5", "0.5", "4½");
        check("0", "0", "1", "0");
    }

    #[test]
    fn reads_words() {
        check("two hundred and five men", "205", "1", "two hundred and five");
        check("twenty-one", "21", "1", "twenty-one");
        check("twenty four hours", "24", "1", "twenty four");
        check("a million", "1000000", "1000000", "a million");
        check("half a million", "500000", "500000", "half a million");
        check("two thousand and one", "2001", "1", "two thousand and one");
        check("three hundred thousand", "300000", "100000", "three hundred thousand");
        check("one and two", "1", "1", "one");
        check("ten ten", "10", "10", "ten");
        check("fifty and more", "50", "10", "fifty");
    }

    #[test]
    fn reads_ordinals() {
        for (text, expected) in [
            ("third", Some((3, 1))),
            ("21st", Some((21, 2))),
            ("twenty-first", Some((21, 3))),
            ("third-quarter", Some((3, 1))),
            ("21", None),
            ("twenty", None),
        ] {
            let reading = Reading::new(text, Span::new(0, text.len()));
            assert_eq!(read_ordinal(&reading, 0), expected, "{text}");
        }
    }

    #[test]
    fn nothing_out_of_bounds_is_read() {
        for text in [&"9".repeat(1000), "million", "and", "", "a", "half", "🙂"] {
            let reading = Reading::new(text, Span::new(0, text.len()));
            assert_eq!(read_numeral(&reading, 0), None, "{text}");
        }
    }
}
