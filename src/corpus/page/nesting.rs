//! How deep the elements of a page stand within each other, told from its tags alone, before any tree is built: some
//! pages are made to take all memory or stack of whoever reads them.

use std::collections::HashMap;

/// Elements whose content is no markup.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "noscript"];
/// Elements without an end, and those whose end is often left out since the next one of their kind ends them.
const UNCOUNTED: [&str; 33] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rb", "rt", "rp",
    "html", "body", "head",
];

/// The greatest number of elements that are open at once, as far as it is over `limit`.
pub(super) fn is_deeper_than(html: &str, limit: usize) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut total = 0;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let is_end = rest.starts_with('/');
        let name = rest[usize::from(is_end)..]
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .next()
            .unwrap_or_default();
        if name.is_empty() || name.len() > 32 {
            continue;
        }
        let name = name.to_ascii_lowercase();
        if UNCOUNTED.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name.clone()).or_default();
        if is_end {
            if *count > 0 {
                *count -= 1;
                total -= 1;
            }
        } else if RAW.contains(&name.as_str()) {
            rest = after_end(rest, &name);
        } else {
            *count += 1;
            total += 1;
            if total > limit {
                return true;
            }
        }
    }
    false
}

/// What follows the next end of a raw element.
fn after_end<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(found) = rest[at..].find("</") {
        at += found + 2;
        let is_it = rest
            .as_bytes()
            .get(at..at + name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        if is_it {
            return &rest[at + name.len()..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: bool) {
        assert_eq!(is_deeper_than(html, 3), expected, "{html}");
    }

    #[test]
    fn depth() {
        check("<div><div><b>x</b></div></div><div><i>y</i></div>", false);
        check("<div><div><b><I>x", true);
        check("<p>a<p>b<p>c<br><br><li>d<li>e<img>", false);
        check("<script>'<b><b><b><b>'</SCRIPT><div>x</div>", false);
        check("<!-- <b><b><b><b> --><div>", false);
        check("a < b < c <d", false);
        check("<script><b><b><b><b>", false);
    }
}
