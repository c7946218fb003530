//! Training and measuring of the language model, on treebanks in CoNLL-U. No part of the analysis itself uses it.

pub mod evaluate;
pub mod lemmas;
pub mod net;
pub mod oracle;
pub mod shuffle;
pub mod vocabulary;
