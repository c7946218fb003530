//! Settings with a closed set of values.

use crate::problem::Severity;

/// A closed set of values, each with its spelling in configuration and on the command line.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// The spellings, in order.
            pub const NAMES: &'static [&'static str] = &[$($text,)*];

            /// Its spelling.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// From its spelling; `None` for any other.
            pub fn from_name(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}
pub(super) use choice;

choice! {
    /// Whose statements are compared with whose.
    By {
        /// Each person's with their own.
        Person = "person",
        /// With those of all who speak for the same office in one term: the minister, the ministry, its spokespeople; never
        /// with those of a predecessor.
        Office = "office",
        /// With those of all who speak for the same principal: the minister, the ministry and "Ankara" for Türkiye.
        Principal = "principal",
    }
}

choice! {
    /// From which severity findings make a check fail.
    FailOn {
        /// Errors.
        Error = "error",
        /// Warnings and errors.
        Warning = "warning",
        /// Any finding.
        Info = "info",
        /// None.
        Never = "never",
    }
}

choice! {
    /// A severity, or silence.
    Level {
        /// Not reported.
        Off = "off",
        /// Worth knowing.
        Info = "info",
        /// Worth a look.
        Warning = "warning",
        /// Fails a check.
        Error = "error",
    }
}

impl FailOn {
    /// Whether a finding of this severity makes the check fail.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Info => true,
            FailOn::Never => false,
        }
    }
}

impl Level {
    /// The severity; `None` where nothing is reported.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Info => Some(Severity::Info),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}
