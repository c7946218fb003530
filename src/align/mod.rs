//! Claims of one actor → pairs that speak of the same matter.
//!
//! In: claims; out: pairs with an [`Alignment`] that says how well and by which words they meet. Named things must
//! agree, then the weighted share of common concepts decides. All weights are constants: another article in the corpus
//! changes no verdict. Deliberately does not look at positions.

mod candidates;
mod concepts;
mod doers;
mod exclusion;
mod matter;
mod places;
mod restrictions;
mod topics;

pub use candidates::{Candidates, Counterparts, candidates, counterparts, keys};
pub use concepts::{Kinship, kinship};
pub use doers::will_do_what_will_be;
pub use exclusion::{exclusion, without};
pub use matter::{Alignment, Apart, Swap, align};
pub use topics::{OnTopic, TopicIndex, are_qualified_apart};
