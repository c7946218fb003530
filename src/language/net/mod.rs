//! The neural network behind tagger and parser, in integers only, so that every machine gives the same answer.
//!
//! Embeddings of a word and its parts are added up; two bidirectional recurrent layers (quasi-recurrent, fo-pooling, Bradbury
//! et al. 2017) read the sentence. Tags come from the first, the parser's moves from the second (after Kiperwasser & Goldberg
//! 2016). This folder knows arithmetic and layers, not sentences: `tagger` and `parser` use it.

pub mod hashes;
pub mod inputs;
pub mod kernel;
pub mod matrix;
pub mod numbers;
pub mod recurrent;
pub mod words;
