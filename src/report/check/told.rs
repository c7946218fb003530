//! A finding in the words and places that formats for programs share.

use crate::decisions::upkeep_rules;
use crate::problem::Severity;
use crate::rules::{Evidence, Finding, Role, RuleSet, catalog, special};

/// Where a finding is shown: at the side said last.
pub(super) fn main_side(finding: &Finding) -> Option<&Evidence> {
    finding.evidence.last()
}

/// The sides said before that, in their order.
pub(super) fn other_sides(finding: &Finding) -> &[Evidence] {
    finding.evidence.split_last().map_or(&[], |(_, others)| others)
}

/// One line: whose, about what, what moved.
pub(super) fn headline(finding: &Finding) -> String {
    match finding.actor.name.as_str() {
        "" => format!("{}: {}", finding.matter, finding.message),
        name => format!("{name}, {}: {}", finding.matter, finding.message),
    }
}

/// The headline and both sides, a line each.
pub(super) fn in_full(finding: &Finding) -> String {
    let mut text = headline(finding);
    for evidence in &finding.evidence {
        text += &format!("\n{}", side(evidence));
    }
    text
}

/// `earlier, 2024-03-01, corpus/a.md:5: “…”`.
pub(super) fn side(evidence: &Evidence) -> String {
    let role = match evidence.role {
        Role::Earlier => "earlier, ",
        Role::Later => "later, ",
        Role::Other => "",
    };
    let date = evidence.date.map(|date| format!("{date}, ")).unwrap_or_default();
    let words: Vec<&str> = evidence.text.split_whitespace().collect();
    format!("{role}{date}{}:{}: “{}”", evidence.path, evidence.line, words.join(" "))
}

/// What the manual says of a rule.
pub(super) struct Help<'a> {
    pub summary: &'a str,
    pub why: &'a str,
    pub advice: &'a str,
}

/// The page of a rule, of the user's own too; `None` where it is not known.
pub(super) fn help<'a>(id: &str, own: &'a RuleSet) -> Option<Help<'a>> {
    let rule = catalog()
        .iter()
        .chain(special())
        .chain(own.iter())
        .find(|rule| rule.id == id);
    let rule = rule.map(|rule| Help {
        summary: &rule.summary,
        why: &rule.why,
        advice: &rule.advice,
    });
    rule.or_else(|| {
        let rule = upkeep_rules().iter().find(|rule| rule.id == id)?;
        Some(Help {
            summary: &rule.summary,
            why: &rule.why,
            advice: &rule.advice,
        })
    })
}

/// A severity in the words of a format: error, warning, info.
pub(super) fn pick(severity: Severity, words: [&'static str; 3]) -> &'static str {
    let [error, warning, info] = words;
    match severity {
        Severity::Error => error,
        Severity::Warning => warning,
        Severity::Info => info,
    }
}
