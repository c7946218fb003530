//! Files → articles. The only reader of articles.

mod article;

pub use article::{Article, Origin};
