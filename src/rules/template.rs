//! Message templates: text with names in braces.

use crate::nearest::did_you_mean;

/// The names a message can use.
pub const NAMES: &[&str] = &[
    "actor",
    "matter",
    "earlier",
    "later",
    "earlier-date",
    "later-date",
    "limit",
    "earlier-stand",
    "later-stand",
    "earlier-words",
    "later-words",
    "earlier-figures",
    "later-figures",
    "earlier-times",
    "later-times",
    "earlier-scope",
    "later-scope",
    "days",
];

/// Puts values in for names; a name without a value stays as it is.
pub fn fill(template: &str, value_of: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, after)) => {
                filled.push_str(&value_of(name).unwrap_or_else(|| format!("{{{name}}}")));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Whether all names of a template are known.
///
/// # Errors
/// The first that is not, with its brace, and what is wrong with it.
pub fn check(template: &str) -> Result<(), (String, String)> {
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            return Err((format!("{{{after}"), "a brace in the message is not closed".into()));
        };
        if !NAMES.contains(&name) {
            let hint = did_you_mean(name, NAMES);
            return Err((
                format!("{{{name}}}"),
                format!("the message names `{name}`, which is no name: {hint}"),
            ));
        }
        rest = after;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_and_checked() {
        let filled = fill("{actor} on {matter}", |name| Some(name.to_uppercase()));
        assert_eq!(filled, "ACTOR on MATTER");
        assert!(check("{actor} on {mater}").is_err());
        assert!(check("{actor").is_err());
        assert!(check("plain").is_ok());
    }
}
