//! One quotation of an actor that two articles print in different words → findings.
//!
//! In: the sentences of one actor in the order they were said; out: findings of four rules, by what kind the gravest difference
//! is. `passage` takes what is quoted, `pairs` what may be one utterance, `overlap` the stretch that both print, `kind` tells
//! the differences. Deliberately does not say who has it right.

mod kind;
mod overlap;
mod pairs;
mod passage;
mod tell;
mod utterance;
mod vocabulary;
mod words;

pub use tell::quotations;
