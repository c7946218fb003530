//! Numbers as written: the ground that times and quantities stand on.
//!
//! In: a text. Out: its lexemes (letters, digits, marks), and the exact value of a number written in digits, in words or
//! in both. It knows nothing of units, dates or hedges, and keeps no floating-point number: values are fractions of
//! integers, so that a comparison has one answer on every machine.

mod exact;
mod lower;
mod phrases;
mod read;
mod scan;
mod words;

pub use exact::Exact;
pub use lower::{LONGEST_WORD, in_lower_case};
pub use phrases::Phrases;
pub use read::{Form, Numeral, read_numeral, read_ordinal};
pub use scan::{Gap, Kind, Lexeme, Reading};
pub use words::{NumberWord, is_number_word, number_word};
