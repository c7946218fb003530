//! The weights of tagger, lemmatiser and parser: embedded in the program, unpacked once, when first needed.

pub mod codec;
pub mod hash;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use codec::{Reader, Truncated, Writer};

use super::lemma::Lemmas;
use super::parser::Parser;
use super::tagger::Tagger;

/// First bytes of a weights file of this layout.
const MAGIC: &[u8; 8] = b"onrec-02";

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
    identity: u64,
}

impl Model {
    /// Puts the parts together.
    pub fn new(tagger: Tagger, parser: Parser, lemmas: Lemmas) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Model {
            tagger,
            parser,
            lemmas,
            identity: NEXT.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// A number that no other model of this process has.
    pub(super) fn identity(&self) -> u64 {
        self.identity
    }

    /// The bytes of a weights file, compressed.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.tagger.write(&mut out);
        self.parser.write(&mut out);
        self.lemmas.write(&mut out);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(miniz_oxide::deflate::compress_to_vec(&out.bytes, 9));
        bytes
    }

    /// Unpacks a weights file.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes are not a weights file of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, Truncated> {
        let packed = bytes.strip_prefix(MAGIC).ok_or(Truncated)?;
        let unpacked = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, 64 << 20).map_err(|_| Truncated)?;
        let mut input = Reader::new(&unpacked);
        Ok(Model::new(
            Tagger::read(&mut input)?,
            Parser::read(&mut input)?,
            Lemmas::read(&mut input)?,
        ))
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
        Err(Truncated) => panic!("the embedded src/language/model/english.bin is not a weights file of this version"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_can_be_read() {
        assert!(Model::read(BYTES).is_ok());
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        let again = Model::read(BYTES).unwrap().write();
        assert!(again == BYTES, "the weights file is not what this version writes");
    }

    #[test]
    fn broken_files_are_told() {
        assert!(Model::read(b"").is_err());
        assert!(Model::read(b"onrec-01 and so on").is_err());
        assert!(Model::read(&BYTES[..BYTES.len() / 2]).is_err());
    }

    #[test]
    fn one_identity_a_model() {
        let (one, two) = (Model::read(BYTES).unwrap(), Model::read(BYTES).unwrap());
        assert_ne!(one.identity(), two.identity());
    }
}
