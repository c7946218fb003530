//! First and last day of a period of the calendar.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::unit::Season;
use super::value::{Period, TimeValue};

impl Period {
    /// First and last day, both within. A winter named by one year may be meant as the one that begins or the one that
    /// ends in it: its interval covers both. `None` beyond chrono's years.
    pub fn interval(self) -> Option<(NaiveDate, NaiveDate)> {
        let years = |first: i32, count: i32| {
            Some((
                NaiveDate::from_ymd_opt(first, 1, 1)?,
                NaiveDate::from_ymd_opt(first.checked_add(count - 1)?, 12, 31)?,
            ))
        };
        match self {
            Period::Century(century) => years(century.checked_mul(100)?, 100),
            Period::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Period::Year(year) => years(year, 1),
            Period::Half(year, half) => months(year, half.checked_sub(1)?.checked_mul(6)?.checked_add(1)?, 6),
            Period::Quarter(year, quarter) => months(year, quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?, 3),
            Period::Season(year, Season::Winter) => Some((
                NaiveDate::from_ymd_opt(year.checked_sub(1)?, 12, 1)?,
                months(year.checked_add(1)?, 2, 1)?.1,
            )),
            Period::Season(year, season) => months(year, season.first_month(), 3),
            Period::Month(year, month) => months(year, month, 1),
            Period::Week(year, week) => {
                let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
                Some((monday, monday.checked_add_days(Days::new(6))?))
            }
            Period::Weekend(year, week) => {
                let saturday = NaiveDate::from_isoywd_opt(year, week, Weekday::Sat)?;
                Some((saturday, saturday.succ_opt()?))
            }
            Period::Day(day) => Some((day, day)),
        }
    }

    /// The period of the same kind, `by` later (earlier, where negative). `None` beyond chrono's years.
    pub fn shift(self, by: i32) -> Option<Period> {
        let carry = |year: i32, part: u32, parts: i32| {
            let part = i32::try_from(part).ok()?.checked_sub(1)?.checked_add(by)?;
            let year = year.checked_add(part.div_euclid(parts))?;
            Some((year, u32::try_from(part.rem_euclid(parts)).ok()? + 1))
        };
        Some(match self {
            Period::Century(century) => Period::Century(century.checked_add(by)?),
            Period::Decade(decade) => Period::Decade(decade.checked_add(by)?),
            Period::Year(year) => Period::Year(year.checked_add(by)?),
            Period::Season(year, season) => Period::Season(year.checked_add(by)?, season),
            Period::Half(year, half) => carry(year, half, 2).map(|(y, p)| Period::Half(y, p))?,
            Period::Quarter(year, quarter) => carry(year, quarter, 4).map(|(y, p)| Period::Quarter(y, p))?,
            Period::Month(year, month) => carry(year, month, 12).map(|(y, p)| Period::Month(y, p))?,
            Period::Week(..) | Period::Weekend(..) => {
                let (first, _) = self.interval()?;
                let week = days(first, by.checked_mul(7)?)?.iso_week();
                match self {
                    Period::Week(..) => Period::Week(week.year(), week.week()),
                    _ => Period::Weekend(week.year(), week.week()),
                }
            }
            Period::Day(day) => Period::Day(days(day, by)?),
        })
    }

    /// The period of the same kind, `by` years later: the day a year before. The 29th of February becomes the 28th.
    pub fn shift_years(self, by: i32) -> Option<Period> {
        Some(match self {
            Period::Century(_) | Period::Decade(_) => self,
            Period::Year(year) => Period::Year(year.checked_add(by)?),
            Period::Season(year, season) => Period::Season(year.checked_add(by)?, season),
            Period::Half(year, half) => Period::Half(year.checked_add(by)?, half),
            Period::Quarter(year, quarter) => Period::Quarter(year.checked_add(by)?, quarter),
            Period::Month(year, month) => Period::Month(year.checked_add(by)?, month),
            Period::Week(year, week) => Period::Week(year.checked_add(by)?, week.min(52)),
            Period::Weekend(year, week) => Period::Weekend(year.checked_add(by)?, week.min(52)),
            Period::Day(day) => Period::Day(add_months(day, by.checked_mul(12)?)?),
        })
    }
}

impl TimeValue {
    /// First and last day of what is meant, both within; `None` for durations, sets, references and open dates. A
    /// modifier ("early", "the end of") does not narrow it, so it never claims more than was said.
    pub fn interval(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            TimeValue::On(period, _) => period.interval(),
            _ => None,
        }
    }
}

/// `count` months from the first of `month`.
fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = first.checked_add_months(Months::new(count))?;
    Some((first, next.pred_opt()?))
}

/// `day` plus so many days, which may be negative.
pub(super) fn days(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let many = Days::new(u64::from(by.unsigned_abs()));
    if by < 0 {
        day.checked_sub_days(many)
    } else {
        day.checked_add_days(many)
    }
}

/// `day` plus so many months, which may be negative; the last of the month where that is shorter.
pub(super) fn add_months(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let many = Months::new(by.unsigned_abs());
    if by < 0 {
        day.checked_sub_months(many)
    } else {
        day.checked_add_months(many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: Period, first: &str, last: &str) {
        let (from, to) = period.interval().unwrap();
        assert_eq!((from.to_string(), to.to_string()), (first.into(), last.into()));
    }

    #[test]
    fn intervals_hold_both_ends() {
        check(Period::Month(2024, 2), "2024-02-01", "2024-02-29");
        check(Period::Quarter(2023, 4), "2023-10-01", "2023-12-31");
        check(Period::Half(2023, 2), "2023-07-01", "2023-12-31");
        check(Period::Week(2021, 53 - 1), "2021-12-27", "2022-01-02");
        check(Period::Weekend(2024, 1), "2024-01-06", "2024-01-07");
        check(Period::Decade(199), "1990-01-01", "1999-12-31");
        check(Period::Season(2023, Season::Fall), "2023-09-01", "2023-11-30");
        assert_eq!(Period::Year(i32::MAX).interval(), None);
        assert_eq!(Period::Century(i32::MAX).interval(), None);
        assert_eq!(Period::Season(i32::MAX, Season::Winter).interval(), None);
        assert_eq!(Period::Quarter(2023, u32::MAX).interval(), None);
    }

    #[test]
    fn periods_shift_over_the_year() {
        assert_eq!(Period::Month(2023, 1).shift(-2), Some(Period::Month(2022, 11)));
        assert_eq!(Period::Quarter(2023, 4).shift(1), Some(Period::Quarter(2024, 1)));
        assert_eq!(Period::Week(2021, 1).shift(-1), Some(Period::Week(2020, 53)));
        assert_eq!(Period::Year(i32::MAX).shift(1), None);
        let leap = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        let before = NaiveDate::from_ymd_opt(2023, 2, 28).unwrap();
        assert_eq!(Period::Day(leap).shift_years(-1), Some(Period::Day(before)));
    }
}
