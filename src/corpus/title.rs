//! Whether a text begins with its own title.

/// A title of fewer words counts as repeated only where a line break or a mark ends it: "Estrel" before "Estrel is the
/// capital" repeats nothing.
const WORDS_THAT_NEED_NO_BREAK: usize = 4;

/// Whether `prose` repeats `title` at its start, whatever the case, spacing and kind of quotation marks; marks of a
/// Markdown heading before it are passed over.
pub(super) fn repeats_title(prose: &str, title: &str) -> bool {
    let start = prose.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | '\u{feff}'));
    let mut rest = start.chars().peekable();
    let mut words = 0;
    for word in title.split_whitespace() {
        while rest.next_if(|c| c.is_whitespace()).is_some() {}
        for wanted in word.chars() {
            match rest.next() {
                Some(found) if same(found, wanted) => {}
                _ => return false,
            }
        }
        words += 1;
    }
    if words == 0 {
        return false;
    }
    let rest: String = rest.take(80).collect();
    match rest.trim_start_matches([' ', '\t', '*', '_']).chars().next() {
        None | Some('\n' | '\r') => true,
        Some('.' | ':' | '!' | '?' | '-' | '–' | '—' | '|') => true,
        Some(_) => rest.starts_with(char::is_whitespace) && words >= WORDS_THAT_NEED_NO_BREAK,
    }
}

fn same(one: char, other: char) -> bool {
    fold(one) == fold(other) || one.to_lowercase().eq(other.to_lowercase())
}

fn fold(c: char) -> char {
    match c {
        '‘' | '’' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‑' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prose: &str, title: &str, expected: bool) {
        assert_eq!(repeats_title(prose, title), expected, "{prose:?} {title:?}");
    }

    #[test]
    fn repeated() {
        check("Bridge toll to go\n\nThe minister said", "Bridge toll to go", true);
        check("# Bridge Toll To Go\nThe", "Bridge toll to go", true);
        check("**Toll goes**\nThe", "Toll goes", true);
        check("\n Bridge  toll\nto go. The", "Bridge toll to go", true);
        check("Velin: “No toll”\nThe", "Velin: \"No toll\"", true);
        check("Bridge toll to go ESTREL The minister", "Bridge toll to go", true);
        check("Estrel", "Estrel", true);
    }

    #[test]
    fn not_repeated() {
        check("Estrel is the capital.", "Estrel", false);
        check("Estrelians vote.", "Estrel", false);
        check("The minister said", "Bridge toll to go", false);
        check("Bridge toll to gonorth today", "Bridge toll to go", false);
        check("", "Bridge", false);
        check("Bridge", "  ", false);
    }
}
