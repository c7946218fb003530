//! The weights of tagger, lemmatiser and parser: embedded in the program, unpacked once, when first needed.

pub mod codec;
pub mod hash;
pub mod table;

use std::sync::OnceLock;

use codec::{Reader, Truncated};

use super::{lemma::Lemmas, parser::Parser, tagger::Tagger};

/// First bytes of a weights file of this layout.
pub const MAGIC: &[u8; 8] = b"onrec-01";

/// The weights as shipped.
static BYTES: &[u8] = include_bytes!("english.bin");

/// All that the analysis of English needs.
#[derive(Debug)]
pub struct Model {
    /// Parts of speech.
    pub tagger: Tagger,
    /// Dependencies.
    pub parser: Parser,
    /// Dictionary forms.
    pub lemmas: Lemmas,
}

impl Model {
    /// Unpacks a weights file.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes are not a weights file of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, Truncated> {
        let mut input = Reader::new(bytes);
        if input.take(MAGIC.len())? != MAGIC {
            return Err(Truncated);
        }
        Ok(Model {
            tagger: Tagger::read(&mut input)?,
            parser: Parser::read(&mut input)?,
            lemmas: Lemmas::read(&mut input)?,
        })
    }
}

/// The shipped model, unpacked on first use.
///
/// # Panics
/// Where the shipped file is not a weights file of this version, which a test excludes.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| match Model::read(BYTES) {
        Ok(model) => model,
        Err(Truncated) => panic!(
            "the embedded src/language/model/english.bin is not a weights file of this version"
        ),
    })
}
