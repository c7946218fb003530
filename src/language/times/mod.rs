//! Time expressions: where a text names a time, and which.
//!
//! In: a text, the stretch to read, the date to count from (the day of the article). Out: spans with type and TIMEX3
//! value (TimeML 1.2.1), in text order, none overlapping another. A leading preposition stays outside the span ("the end
//! of March" of "by the end of March"); words that bend the value stay within.
//!
//! Three steps: `grammar` reads what the words mean (`Meaning`), `resolve` places it on the calendar from the reference
//! date, the tense nearby and the dates spoken of before, `value` writes it. Linear in the length of the text.
//!
//! Not here: ages ("35-year-old" is a quantity), events that date others ("after the war"), and which verb an
//! expression belongs to.

mod expression;
mod grammar;
mod holidays;
mod interval;
mod lexicon;
mod meaning;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod unit;
mod value;

use chrono::NaiveDate;

pub use expression::{TimeExpression, TimeKind, TimeModifier, TimeRecord};
pub use unit::{DayPart, Season, Unit};
pub use value::{DayTime, Length, OpenDate, Period, Reference, TimeValue};

use crate::language::numerals::Reading;
use crate::text::Span;

/// The time expressions within `span` of `text`, in text order. `reference` is the day that "today" means; without it
/// what needs one has an open value (`XXXX-05`). Dates spoken of earlier in the span serve as context, so a whole article
/// is best read at once. A span that is not one of `text` holds nothing.
pub fn find_times(text: &str, span: Span, reference: Option<NaiveDate>) -> Vec<TimeExpression> {
    let reading = Reading::new(text, span);
    let mut resolver = resolve::Resolver::new(&reading, reference);
    grammar::Grammar::new(&reading)
        .find()
        .iter()
        .map(|(start, read)| resolver.resolve(*start, read))
        .collect()
}
