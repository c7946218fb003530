//! Files → articles. The only reader of articles.

pub mod actors;
mod article;

pub use actors::{Registered, Registry, Role};
pub use article::{Article, Origin};
