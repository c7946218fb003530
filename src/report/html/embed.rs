//! Text and data → what can stand in HTML without meaning anything in it.

use serde::Serialize;

use crate::report::layout::escape;

/// Text as HTML text or as the value of a quoted attribute; commands that are invisible are shown as their codes.
pub fn text(text: &str) -> String {
    let text = escape(text);
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '&' => safe += "&amp;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            c => safe.push(c),
        }
    }
    safe
}

/// A value as JSON that can stand in a `<script>`: no `<` can end or open anything there.
pub fn data(value: &impl Serialize) -> String {
    // Writing plain structs cannot fail; were it to, the page says so rather than showing nothing.
    let json = serde_json::to_string(value)
        .unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string());
    json.replace('<', "\\u003c")
}

/// A template with each `{{name}}` replaced by its value; what a value holds is not looked at again.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled += before;
        let Some((name, after)) = after.split_once("}}") else {
            rest = after;
            break;
        };
        filled += values
            .iter()
            .find(|(key, _)| *key == name)
            .map_or("", |(_, value)| value);
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            text("</p><script>a('\"&')</script>\u{202e}x"),
            "&lt;/p&gt;&lt;script&gt;a(&#39;&quot;&amp;&#39;)&lt;/script&gt;\\u{202e}x"
        );
    }

    #[test]
    fn data_cannot_leave_its_script() {
        assert_eq!(data(&"</script><!--"), "\"\\u003c/script>\\u003c!--\"");
    }

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(
            fill("a {{one}} {{two}}.", &[("one", "{{two}}"), ("two", "2")]),
            "a {{two}} 2."
        );
        assert_eq!(fill("a {{gone}}b", &[]), "a b");
    }
}
