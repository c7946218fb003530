//! Statements → claims: each a matter and a position on it.
//!
//! In: stretches of a text that are one actor's words (or a report of them); out: the claims in them. Deliberately
//! does not compare anything, and knows no other statement.

mod attitudes;
mod axes;
mod causes;
mod charge;
mod claim;
mod clause;
mod concepts;
mod counted;
mod dated;
mod effects;
mod emit;
mod evaluation;
mod events;
mod held;
mod measures;
mod modality;
mod modifiers;
mod outer;
mod phrases;
mod predicative;
mod reasons;
mod rights;
mod scope;
mod speaker;
mod speech;
mod stands;
mod states;
mod things;
mod tree;
mod wording;
mod words;

pub use axes::{Layer, Scope};
pub use claim::{Bound, Claim, Concept, ConceptKind, Doer, Figure, Limit, Matter, Mood, Part, Period, Position, Voice};
pub use held::{Content, Located, Passage, Worded, claims, content, contents};
pub use speaker::Speaker;
pub use wording::{Place, Sort, Word, Wording};
pub use words::Words;
