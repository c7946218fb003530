//! Elements of a page → text: a blank line between blocks, white space as a browser shows it.

use dom_query::NodeRef;

/// Elements whose text is no prose of the article.
const LEFT_OUT: [&str; 22] = [
    "script",
    "style",
    "noscript",
    "template",
    "figcaption",
    "svg",
    "math",
    "iframe",
    "button",
    "form",
    "nav",
    "aside",
    "select",
    "video",
    "audio",
    "object",
    "canvas",
    "head",
    "title",
    "input",
    "dialog",
    "menu",
];
/// Elements that stand in a paragraph of their own.
const BLOCKS: [&str; 32] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "section",
    "article",
    "main",
    "table",
    "tr",
    "figure",
    "pre",
    "hr",
    "header",
    "footer",
    "address",
    "body",
    "html",
    "details",
    "summary",
    "center",
    "caption",
];

/// The text of an element and all within it.
pub(super) fn text_of(node: &NodeRef<'_>) -> String {
    let mut writer = Writer::default();
    // A stack of our own: how deep a page is nested is bounded, but the bound is the user's to set.
    let mut stack = vec![(*node, false)];
    while let Some((node, is_left)) = stack.pop() {
        if node.is_text() {
            writer.words(&node.text());
            continue;
        }
        let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
        if BLOCKS.contains(&name.as_str()) {
            writer.paragraph();
        }
        if is_left {
            continue;
        }
        match name.as_str() {
            "br" => writer.line(),
            "td" | "th" => writer.words(" "),
            _ => {}
        }
        if LEFT_OUT.contains(&name.as_str()) || node.has_attr("hidden") {
            continue;
        }
        stack.push((node, true));
        stack.extend(node.children_it(true).map(|child| (child, false)));
    }
    writer.text
}

/// Text so far, and what is due before the next word.
#[derive(Default)]
struct Writer {
    text: String,
    lines: usize,
    has_blank: bool,
}

impl Writer {
    fn paragraph(&mut self) {
        self.lines = 2;
    }

    fn line(&mut self) {
        self.lines = (self.lines + 1).min(2);
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Soft hyphen and zero-width marks break words that a reader sees whole.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                _ if c.is_whitespace() => self.has_blank = true,
                _ => {
                    self.separate();
                    self.text.push(c);
                }
            }
        }
    }

    fn separate(&mut self) {
        if !self.text.is_empty() {
            match self.lines {
                0 if self.has_blank => self.text.push(' '),
                0 => {}
                1 => self.text.push('\n'),
                _ => self.text.push_str("\n\n"),
            }
        }
        self.lines = 0;
        self.has_blank = false;
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(text_of(&Document::from(html).root()), expected);
    }

    #[test]
    fn blocks_and_blanks() {
        check("<p>One\n  <b>two</b>.</p><p>Three</p>", "One two.\n\nThree");
        check("One<br>two<br><br>three", "One\ntwo\n\nthree");
        check("<ul><li>a</li><li>b</li></ul>", "a\n\nb");
        check("<table><tr><td>a</td><td>b</td></tr></table>", "a b");
        check("in\u{ad}tro&nbsp;duce &amp; &#8220;x&#8221;", "intro duce & “x”");
    }

    #[test]
    fn what_is_no_prose() {
        check(
            "<p>One</p><script>x</script><figure><figcaption>Photo</figcaption></figure><nav>Home</nav><p hidden>y</p>",
            "One",
        );
    }
}
