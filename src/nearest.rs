//! The nearest of some known names to one that is not known.

/// How alike two names must be (0 to 1) for one to be offered for the other.
const ALIKE: f64 = 0.5;

/// A clause for a message: the nearest known name, or all of them where none is near.
pub fn did_you_mean(unknown: &str, known: &[&str]) -> String {
    let nearest = known
        .iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(unknown, name), *name))
        // The first of several equally near ones, so that the order of `known` decides.
        .fold((0.0, ""), |best, next| if next.0 > best.0 { next } else { best });
    if nearest.0 >= ALIKE {
        return format!("did you mean `{}`?", nearest.1);
    }
    let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "none is known".to_owned(),
        [one] => format!("only {one} is known"),
        names => format!("known are {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unknown: &str, expected: &str) {
        assert_eq!(did_you_mean(unknown, &["paths", "actors", "fail-on"]), expected);
    }

    #[test]
    fn the_nearest_name_or_all() {
        check("path", "did you mean `paths`?");
        check("fail_on", "did you mean `fail-on`?");
        check("acotrs", "did you mean `actors`?");
        check("zz", "known are `paths`, `actors`, `fail-on`");
        assert_eq!(did_you_mean("zz", &["paths"]), "only `paths` is known");
        assert_eq!(did_you_mean("zz", &[]), "none is known");
    }
}
