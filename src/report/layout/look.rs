//! How output looks: width, marks, colours. Colours are always written; who prints strips them where unwanted.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

use crate::problem::Severity;

/// Which characters frames and arrows are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Lines and arrows.
    Drawn,
    /// ASCII only.
    Ascii,
}

/// How output looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of a line.
    pub width: usize,
    /// What frames and arrows are made of.
    pub marks: Marks,
}

impl Look {
    /// The one of two spellings that fits the marks.
    pub(crate) fn pick<'a>(self, drawn: &'a str, ascii: &'a str) -> &'a str {
        match self.marks {
            Marks::Drawn => drawn,
            Marks::Ascii => ascii,
        }
    }

    /// An arrow from one value to another.
    pub(crate) fn arrow(self) -> &'static str {
        self.pick("→", "->")
    }

    /// Between the parts of a line.
    pub(crate) fn dot(self) -> &'static str {
        self.pick(" · ", ", ")
    }
}

pub(in crate::report) const BOLD: Style = Style::new().bold();
pub(in crate::report) const DIM: Style = Style::new().dimmed();

/// The colour of a severity.
pub(in crate::report) fn of_severity(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

/// The text in a style.
pub(in crate::report) fn painted(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
