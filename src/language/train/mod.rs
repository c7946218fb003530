//! Training and measuring of the language model, on treebanks in CoNLL-U. No part of the analysis itself uses it.

pub mod adam;
pub mod choice;
pub mod evaluate;
pub mod layers;
pub mod learn;
pub mod lemmas;
pub mod math;
pub mod net;
pub mod oracle;
pub mod quantise;
pub mod shuffle;
pub mod vocabulary;
