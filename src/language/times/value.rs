//! What a time expression stands for, and how TIMEX3 writes it.
//!
//! Values follow the TIMEX3 tag of TimeML 1.2.1 (Saurí et al. 2006, section 2.2): `1998-02-13`, `1998-W07`, `1989-Q3`,
//! `1998-02-13TMO`, `P2Y6M`, `XXXX-WXX-4`, `PAST_REF`. A decade has three digits, a century two.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::unit::{DayPart, Season, Unit};
use crate::language::numerals::Exact;

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// Number of its first two digits: 19 is 1900 to 1999.
    Century(i32),
    /// Number of its first three digits: 199 is 1990 to 1999.
    Decade(i32),
    /// A year.
    Year(i32),
    /// Year and half, 1 or 2.
    Half(i32, u32),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u32),
    /// Year and season.
    Season(i32, Season),
    /// Year and month, 1 to 12.
    Month(i32, u32),
    /// ISO year and ISO week.
    Week(i32, u32),
    /// The weekend of that ISO year and week.
    Weekend(i32, u32),
    /// A day.
    Day(NaiveDate),
}

/// A date that lacks its year, because there is no date to count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OpenDate {
    /// Some period of this unit.
    Unit(Unit),
    /// Half of a year, 1 or 2.
    Half(u32),
    /// Quarter, 1 to 4.
    Quarter(u32),
    /// Season.
    Season(Season),
    /// Month, 1 to 12.
    Month(u32),
    /// Month and day.
    MonthDay(u32, u32),
    /// Weekday, Monday is 1.
    Weekday(u32),
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayTime {
    /// Morning, afternoon, evening, night.
    Part(DayPart),
    /// Hour, 0 to 24, and minute where it is told.
    Clock(u32, u32),
}

/// How long, or how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    /// How many; `None`: some.
    pub count: Option<Exact>,
    /// Of what.
    pub unit: Unit,
    /// A second, smaller part: "two hours and ten minutes".
    pub rest: Option<(Exact, Unit)>,
}

/// The past, the present or the future as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reference {
    /// recently
    Past,
    /// now
    Present,
    /// the future
    Future,
}

/// What a time expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeValue {
    /// A period of the calendar, perhaps with a time of the day.
    On(Period, Option<DayTime>),
    /// A period that could not be placed on the calendar.
    Open(OpenDate, Option<DayTime>),
    /// A time of an unknown day.
    At(DayTime),
    /// A stretch of time.
    Lasts(Length),
    /// Once in each such stretch.
    Every(Length),
    /// On each such day, month or season.
    Each(OpenDate, Option<DayTime>),
    /// Past, present or future.
    Reference(Reference),
}

impl Period {
    /// The period of the kind `unit` in which `day` lies; for units below a day, the day.
    pub fn of(unit: Unit, day: NaiveDate) -> Period {
        let week = day.iso_week();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Period::Day(day),
            Unit::Weekend => Period::Weekend(week.year(), week.week()),
            Unit::Week => Period::Week(week.year(), week.week()),
            Unit::Month => Period::Month(day.year(), day.month()),
            Unit::Quarter => Period::Quarter(day.year(), day.month0() / 3 + 1),
            Unit::Year => Period::Year(day.year()),
            Unit::Decade => Period::Decade(day.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Period::Century(day.year().div_euclid(100)),
        }
    }
}

impl Length {
    /// `count` times `unit`.
    pub fn new(count: Option<Exact>, unit: Unit) -> Self {
        Self {
            count,
            unit,
            rest: None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Century(century) => write!(out, "{century:02}"),
            Period::Decade(decade) => write!(out, "{decade:03}"),
            Period::Year(year) => write!(out, "{year:04}"),
            Period::Half(year, half) => write!(out, "{year:04}-H{half}"),
            Period::Quarter(year, quarter) => write!(out, "{year:04}-Q{quarter}"),
            Period::Season(year, season) => write!(out, "{year:04}-{}", season.letters()),
            Period::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Period::Week(year, week) => write!(out, "{year:04}-W{week:02}"),
            Period::Weekend(year, week) => write!(out, "{year:04}-W{week:02}-WE"),
            Period::Day(day) => write!(out, "{}", day.format("%Y-%m-%d")),
        }
    }
}

impl fmt::Display for OpenDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            OpenDate::Unit(unit) => out.write_str(match unit {
                Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
                Unit::Weekend => "XXXX-WXX-WE",
                Unit::Week => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                Unit::Quarter => "XXXX-QX",
                Unit::Year => "XXXX",
                Unit::Decade => "XXX",
                Unit::Century | Unit::Millennium => "XX",
            }),
            OpenDate::Half(half) => write!(out, "XXXX-H{half}"),
            OpenDate::Quarter(quarter) => write!(out, "XXXX-Q{quarter}"),
            OpenDate::Season(season) => write!(out, "XXXX-{}", season.letters()),
            OpenDate::Month(month) => write!(out, "XXXX-{month:02}"),
            OpenDate::MonthDay(month, day) => write!(out, "XXXX-{month:02}-{day:02}"),
            OpenDate::Weekday(day) => write!(out, "XXXX-WXX-{day}"),
        }
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            DayTime::Part(part) => write!(out, "T{}", part.letters()),
            DayTime::Clock(hour, minute) => write!(out, "T{hour:02}:{minute:02}"),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ten = match self.unit {
            Unit::Decade => Some((10, Unit::Year)),
            Unit::Century => Some((100, Unit::Year)),
            Unit::Millennium => Some((1000, Unit::Year)),
            _ => None,
        };
        // A counted decade is ten years; an uncounted one keeps its name.
        let (count, unit) = match (self.count, ten) {
            (Some(count), Some((years, year))) => (count.times(Exact::whole(years)), year),
            (count, _) => (count, self.unit),
        };
        out.write_str(if unit.is_clock() { "PT" } else { "P" })?;
        let Some(count) = count else {
            return write!(out, "X{}", unit.letters());
        };
        if let Some((whole, part, smaller)) = self.rest.is_none().then(|| split(count, unit)).flatten() {
            if whole > 0 {
                write!(out, "{whole}{}", unit.letters())?;
            }
            return write!(out, "{part}{}", smaller.letters());
        }
        write!(out, "{count}{}", unit.letters())?;
        if let Some((count, rest)) = self.rest {
            if rest.is_clock() && !unit.is_clock() {
                out.write_str("T")?;
            }
            write!(out, "{count}{}", rest.letters())?;
        }
        Ok(())
    }
}

/// Two and a half years as 2 years and 6 months; `None` where the part is no whole number of the smaller unit, or where
/// there is none in TIMEX3's order of letters.
fn split(count: Exact, unit: Unit) -> Option<(i128, i128, Unit)> {
    let (each, smaller) = match unit {
        Unit::Year => (12, Unit::Month),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        _ => return None,
    };
    let whole = count.numerator().div_euclid(count.denominator());
    let part = count.numerator().rem_euclid(count.denominator()).checked_mul(each)?;
    (part != 0 && part % count.denominator() == 0).then(|| (whole, part / count.denominator(), smaller))
}

impl fmt::Display for TimeValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn timed(out: &mut fmt::Formatter<'_>, date: &dyn fmt::Display, time: Option<DayTime>) -> fmt::Result {
            write!(out, "{date}")?;
            time.map_or(Ok(()), |time| write!(out, "{time}"))
        }
        match self {
            TimeValue::On(period, time) => timed(out, period, *time),
            TimeValue::Open(date, time) | TimeValue::Each(date, time) => timed(out, date, *time),
            TimeValue::At(time) => write!(out, "XXXX-XX-XX{time}"),
            TimeValue::Lasts(length) | TimeValue::Every(length) => write!(out, "{length}"),
            TimeValue::Reference(Reference::Past) => out.write_str("PAST_REF"),
            TimeValue::Reference(Reference::Present) => out.write_str("PRESENT_REF"),
            TimeValue::Reference(Reference::Future) => out.write_str("FUTURE_REF"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_lengths_as_timex3() {
        let check = |count: Option<Exact>, unit: Unit, expected: &str| {
            assert_eq!(Length::new(count, unit).to_string(), expected);
        };
        check(Exact::parse("2.5"), Unit::Year, "P2Y6M");
        check(Exact::new(1, 2), Unit::Hour, "PT30M");
        check(Exact::parse("1.5"), Unit::Week, "P1.5W");
        check(Exact::parse("4"), Unit::Decade, "P40Y");
        check(None, Unit::Decade, "PXDE");
        check(None, Unit::Minute, "PTXM");
        let mixed = Length {
            count: Some(Exact::whole(2)),
            unit: Unit::Day,
            rest: Some((Exact::whole(6), Unit::Hour)),
        };
        assert_eq!(mixed.to_string(), "P2DT6H");
    }
}
