//! From meanings to values: finds the year, the week, the day that is meant, from the date of the article, the tense of
//! the words around and the dates spoken of before.

use chrono::{Datelike, NaiveDate};

use super::expression::{TimeExpression, TimeKind};
use super::holidays::HOLIDAYS;
use super::interval::days;
use super::lexicon::Direction;
use super::meaning::{Base, Match, Meaning, Named, Which};
use super::tense::{Lean, lean};
use super::unit::Unit;
use super::value::{DayTime, Length, OpenDate, Period, Reference, TimeValue};
use crate::language::numerals::{Exact, Reading};
use crate::text::Span;

/// Walks the expressions of one text in order.
pub(super) struct Resolver<'a> {
    reading: &'a Reading<'a>,
    reference: Option<NaiveDate>,
    /// The date last spoken of.
    context: Option<Period>,
    /// The quarter last spoken of.
    quarter: Option<Period>,
}

impl<'a> Resolver<'a> {
    pub fn new(reading: &'a Reading<'a>, reference: Option<NaiveDate>) -> Self {
        Self {
            reading,
            reference,
            context: None,
            quarter: None,
        }
    }

    /// The expression with its value.
    pub fn resolve(&mut self, start: usize, read: &Match) -> TimeExpression {
        let value = self.value(start, read);
        self.remember(&read.meaning, &value);
        TimeExpression {
            span: self.span(start, read.end),
            kind: kind(&value),
            value,
            modifier: read.modifier,
        }
    }

    /// Keeps the date for what counts from it. What is only compared with ("a year earlier") does not become the date
    /// spoken of.
    fn remember(&mut self, meaning: &Meaning, value: &TimeValue) {
        let compared = matches!(meaning, Meaning::Comparable(_) | Meaning::Away(_, _, Base::Context));
        if let TimeValue::On(period, _) = *value
            && !compared
        {
            self.context = Some(period);
            if matches!(period, Period::Quarter(..)) && !matches!(meaning, Meaning::Away(..)) {
                self.quarter = Some(period);
            }
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.reading.span(start, end)
    }

    fn value(&self, start: usize, read: &Match) -> TimeValue {
        let on = |period: Period| TimeValue::On(period, read.time);
        match read.meaning {
            Meaning::Fixed(period) => on(period),
            Meaning::Named(named, which) => {
                let tense = || lean(self.reading, start, read.end);
                self.named(named, which, tense)
                    .map_or_else(|| TimeValue::Open(open(named), read.time), on)
            }
            Meaning::WeekOf(named, which) => {
                let tense = || lean(self.reading, start, read.end);
                match self.named(named, which, tense).and_then(Period::interval) {
                    Some((day, _)) => on(Period::of(Unit::Week, day)),
                    None => TimeValue::Open(OpenDate::Unit(Unit::Week), read.time),
                }
            }
            Meaning::Shift(unit, by, base) => self
                .shifted(unit, by, base)
                .map_or(TimeValue::Open(OpenDate::Unit(unit), read.time), on),
            Meaning::Latest(unit) => self
                .latest(unit)
                .map_or(TimeValue::Open(OpenDate::Unit(unit), read.time), on),
            Meaning::DayBeside(named, which, by) => {
                let tense = || lean(self.reading, start, read.end);
                self.named(named, which, tense)
                    .and_then(|day| day.shift(by))
                    .map_or(TimeValue::Open(OpenDate::Unit(Unit::Day), read.time), on)
            }
            Meaning::Comparable(which) => self
                .comparable(which)
                .map_or(TimeValue::Open(OpenDate::Unit(Unit::Year), read.time), on),
            Meaning::Away(length, sign, base) => self.away(length, sign, base),
            Meaning::Lasts(length) => TimeValue::Lasts(length),
            Meaning::Every(length) => TimeValue::Every(length),
            Meaning::Each(date) => TimeValue::Each(date, read.time),
            Meaning::Reference(reference) => TimeValue::Reference(reference),
            Meaning::At => self.at(read.time.unwrap_or(DayTime::Clock(0, 0))),
        }
    }

    /// A clock time: of the day last spoken of, else of the article.
    fn at(&self, time: DayTime) -> TimeValue {
        let day = match self.context {
            Some(Period::Day(day)) => Some(day),
            _ => self.reference,
        };
        day.map_or(TimeValue::At(time), |day| TimeValue::On(Period::Day(day), Some(time)))
    }

    fn named(&self, named: Named, which: Which, tense: impl Fn() -> Lean) -> Option<Period> {
        match which {
            Which::Year(year) => in_year(named, year),
            Which::Shifted(by) => in_year(named, self.reference?.year().checked_add(by)?),
            Which::Context(by) => {
                let context = self.context.or(self.reference.map(Period::Day))?;
                in_year(named, context.interval()?.0.year().checked_add(by)?)
            }
            Which::Toward(direction) => self.toward(named, direction, tense),
            Which::Open => {
                let reference = self.reference?;
                match named {
                    Named::Weekday(weekday) => weekday_near(reference, weekday, tense()),
                    // Quarters are spoken of when they are over, or nearly.
                    Named::Quarter(_) if tense() == Lean::Unknown => nearest(named, reference, Lean::Past),
                    _ => nearest(named, reference, tense()),
                }
            }
        }
    }

    /// "last May", "next Friday", "this September".
    fn toward(&self, named: Named, direction: Direction, tense: impl Fn() -> Lean) -> Option<Period> {
        let reference = self.reference?;
        if let Named::Weekday(weekday) = named {
            return match direction {
                Direction::Last => weekday_near(reference.pred_opt()?, weekday, Lean::Past),
                Direction::Next => weekday_near(reference.succ_opt()?, weekday, Lean::Future),
                Direction::This if tense() == Lean::Past => weekday_near(reference, weekday, Lean::Past),
                Direction::This => weekday_near(reference, weekday, Lean::Future),
            };
        }
        let years = match direction {
            Direction::This => return in_year(named, reference.year()),
            Direction::Last => [0, -1],
            Direction::Next => [0, 1],
        };
        years
            .into_iter()
            .filter_map(|by| in_year(named, reference.year().checked_add(by)?))
            .find(|period| {
                period.interval().is_some_and(|(first, last)| match direction {
                    Direction::Next => first > reference,
                    _ => last < reference,
                })
            })
    }

    fn shifted(&self, unit: Unit, by: i32, base: Base) -> Option<Period> {
        if unit == Unit::Weekend && by == 0 && base == Base::Reference {
            // The weekend just over, until it is Saturday again.
            let back = days(self.reference?, -5)?;
            return Some(Period::of(unit, back));
        }
        let from = match base {
            Base::Reference => Period::of(unit, self.reference?),
            Base::Context => {
                let context = self.context.or(self.reference.map(Period::Day))?;
                let (first, last) = context.interval()?;
                // "that day" is none where only a year was spoken of.
                if unit <= Unit::Day && first != last {
                    return None;
                }
                Period::of(unit, context.interval()?.0)
            }
        };
        from.shift(by)
    }

    /// The quarter last spoken of in another year, or that year.
    fn comparable(&self, which: Which) -> Option<Period> {
        let year = match which {
            Which::Year(year) => year,
            Which::Shifted(by) => self.reference?.year().checked_add(by)?,
            Which::Context(by) => {
                let context = self.quarter.or(self.reference.map(Period::Day))?;
                context.interval()?.0.year().checked_add(by)?
            }
            Which::Toward(_) | Which::Open => return None,
        };
        Some(match self.quarter {
            Some(Period::Quarter(_, quarter)) => Period::Quarter(year, quarter),
            _ => Period::Year(year),
        })
    }

    /// The quarter just reported on: the one last spoken of, else the last that is over.
    fn latest(&self, unit: Unit) -> Option<Period> {
        if unit == Unit::Quarter && self.quarter.is_some() {
            return self.quarter;
        }
        let by = if unit == Unit::Quarter { -1 } else { 0 };
        Period::of(unit, self.reference?).shift(by)
    }

    fn away(&self, length: Length, sign: i32, base: Base) -> TimeValue {
        let Some(count) = length.count else {
            let reference = if sign < 0 { Reference::Past } else { Reference::Future };
            return match base {
                Base::Reference => TimeValue::Reference(reference),
                Base::Context => TimeValue::Lasts(length),
            };
        };
        self.away_by(count, length, sign, base)
            .map_or(TimeValue::Lasts(length), |period| TimeValue::On(period, None))
    }

    fn away_by(&self, count: Exact, length: Length, sign: i32, base: Base) -> Option<Period> {
        let reference = self.reference.map(Period::Day);
        let from = match base {
            Base::Reference => reference?,
            Base::Context => self.context.or(reference)?,
        };
        // Beside a quarter "a year ago" is the same quarter of the year before.
        let one = length.unit == Unit::Year && sign < 0 && count == Exact::ONE;
        let quarter = self.quarter.filter(|_| one);
        let years = match length.unit {
            Unit::Year => 1,
            Unit::Decade => 10,
            Unit::Century => 100,
            Unit::Millennium => 1000,
            _ => 0,
        };
        if years > 0 && count.denominator() == 1 {
            let by = i32::try_from(count.as_integer()?).ok()?.checked_mul(years * sign)?;
            if let Some(quarter) = quarter {
                return quarter.shift_years(by);
            }
            let day = from.interval()?.0;
            let period = Period::Year(day.year().checked_add(by)?);
            return period.interval().map(|_| period);
        }
        let by = i32::try_from(count.numerator().div_euclid(count.denominator())).ok()?;
        let unit = if length.unit.is_clock() || length.unit == Unit::Weekend {
            Unit::Day
        } else {
            length.unit
        };
        let by = if length.unit.is_clock() { 0 } else { by };
        let shifted = Period::of(unit, from.interval()?.0).shift(by.checked_mul(sign)?)?;
        shifted.interval().map(|_| shifted)
    }
}

/// The kind of TIMEX3 tag for a value.
fn kind(value: &TimeValue) -> TimeKind {
    match value {
        TimeValue::On(_, Some(_)) | TimeValue::Open(_, Some(_)) | TimeValue::At(_) => TimeKind::Time,
        TimeValue::On(..) | TimeValue::Open(..) | TimeValue::Reference(_) => TimeKind::Date,
        TimeValue::Lasts(_) => TimeKind::Duration,
        TimeValue::Every(_) | TimeValue::Each(..) => TimeKind::Set,
    }
}

/// A name without its year.
fn open(named: Named) -> OpenDate {
    match named {
        Named::Month(month) => OpenDate::Month(month),
        Named::MonthDay(month, day) => OpenDate::MonthDay(month, day),
        Named::Weekday(weekday) => OpenDate::Weekday(weekday + 1),
        Named::Quarter(quarter) => OpenDate::Quarter(quarter),
        Named::Half(half) => OpenDate::Half(half),
        Named::Season(season) => OpenDate::Season(season),
        Named::Holiday(_) => OpenDate::Unit(Unit::Day),
    }
}

/// A name in a year.
fn in_year(named: Named, year: i32) -> Option<Period> {
    match named {
        Named::Month(month) => Some(Period::Month(year, month)),
        Named::MonthDay(month, day) => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
        Named::Quarter(quarter) => Some(Period::Quarter(year, quarter)),
        Named::Half(half) => Some(Period::Half(year, half)),
        Named::Season(season) => Some(Period::Season(year, season)),
        Named::Holiday(index) => HOLIDAYS.day(index, year).map(Period::Day),
        Named::Weekday(_) => None,
    }
}

/// The weekday on or before `from`, or on or after it where the words look ahead.
fn weekday_near(from: NaiveDate, weekday: u32, tense: Lean) -> Option<Period> {
    let back = (from.weekday().num_days_from_monday() + 7 - weekday) % 7;
    let by = i32::try_from(back).ok()?;
    let by = match tense {
        Lean::Future if by > 0 => 7 - by,
        _ => -by,
    };
    days(from, by).map(Period::Day)
}

/// Of the years around, the one that brings the name nearest to `reference`, on the side the tense looks to.
fn nearest(named: Named, reference: NaiveDate, tense: Lean) -> Option<Period> {
    let year = reference.year();
    (-1..=1)
        .filter_map(|by| in_year(named, year.checked_add(by)?))
        .min_by_key(|period| distance(*period, reference, tense))
}

/// Days between a period and `reference`, weighed by tense: what lies on the side the words do not look to counts
/// more.
fn distance(period: Period, reference: NaiveDate, tense: Lean) -> i64 {
    let Some((first, last)) = period.interval() else {
        return i64::MAX;
    };
    let ahead = (first - reference).num_days().max(0);
    let behind = (reference - last).num_days().max(0);
    match tense {
        Lean::Past => behind + 8 * ahead,
        Lean::Future => ahead + 3 * behind,
        Lean::Unknown => behind + ahead + ahead / 4,
    }
}
