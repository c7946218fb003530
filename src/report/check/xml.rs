//! Text → XML 1.0: what the formats that are XML share.

/// A value of an attribute, or text between tags: what marks up is escaped, a character that XML does not know is shown as
/// U+FFFD.
pub(super) fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\t' | '\n' | '\r' => safe += &format!("&#{};", u32::from(c)),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(
            super::text("a<b>&\"c\"\n\u{1b}[31m"),
            "a&lt;b&gt;&amp;&quot;c&quot;&#10;\u{fffd}[31m"
        );
    }
}
