//! The rules as a manual: what each flags, why, and its examples.

use crate::decisions::{UpkeepRule, upkeep_rules};
use crate::evaluation::Share;
use crate::measured::measured;
use crate::rules::{Example, Rule, RuleSet, Stage, catalog, special};

/// The built-in rules, in the order they are listed.
fn rules() -> impl Iterator<Item = &'static Rule> {
    catalog().iter().chain(special())
}

/// The same, and the user's own.
fn all(own: &RuleSet) -> impl Iterator<Item = &Rule> {
    catalog().iter().chain(special()).chain(own.iter())
}

/// Ids of the built-in rules, in the order they are listed.
pub fn rule_ids() -> Vec<&'static str> {
    let upkeep = upkeep_rules().iter().map(|rule| rule.id.as_str());
    rules().map(|rule| rule.id.as_str()).chain(upkeep).collect()
}

/// A line for each rule, the user's own at the end.
pub fn list_rules(own: &RuleSet) -> String {
    let ids = all(own).map(|rule| rule.id.as_str());
    let ids = ids.chain(upkeep_rules().iter().map(|rule| rule.id.as_str()));
    let width = ids.map(str::len).max().unwrap_or(0);
    let upkeep = upkeep_rules()
        .iter()
        .map(|rule| format!("{:width$}  {}\n", rule.id, rule.summary));
    all(own)
        .map(|rule| {
            let preview = match (rule.stage, &rule.home) {
                (Stage::Preview, None) => " (preview, off by default)".to_owned(),
                (Stage::Preview, Some(home)) => format!(" ({}, preview, off by default)", home.path),
                (Stage::Stable, Some(home)) => format!(" ({})", home.path),
                (Stage::Stable, None) => String::new(),
            };
            format!("{:width$}  {}{preview}\n", rule.id, rule.summary)
        })
        .chain(upkeep)
        .collect()
}

/// What a rule flags and why; `None` where there is no such rule.
pub fn explain(id: &str, own: &RuleSet) -> Option<String> {
    let upkeep = || upkeep_rules().iter().find(|rule| rule.id == id).map(upkeep_page);
    all(own).find(|rule| rule.id == id).map(page).or_else(upkeep)
}

/// The page of a rule on decisions, which has no examples: it is not about statements.
fn upkeep_page(rule: &UpkeepRule) -> String {
    let UpkeepRule {
        id,
        summary,
        why,
        advice,
    } = rule;
    let (why, advice) = (why.trim(), advice.trim());
    format!("{id}\n\n{summary}.\n\nOf decisions (on by default, a warning)\n\nWhy\n  {why}\n\nWhat to do\n  {advice}\n")
}

/// Figures of a built-in rule on the project's labelled pairs.
fn measured_in_words(rule: &Rule) -> String {
    let Some((precision, found)) = measured().of(&rule.id) else {
        return "it says nothing on the labelled pairs".to_owned();
    };
    let share = |share: Share| format!("{} of {}", share.part, share.whole);
    let mut words = format!("right on {} labelled pairs it fires on", share(precision));
    let (low, high) = precision.within;
    if let Some(value) = precision.value {
        words += &format!(" (precision {value:.2}, likely {low:.2} to {high:.2})");
    }
    if found.whole > 0 {
        words += &format!("; fires on {} that ask for it", share(found));
    }
    words
}

/// All built-in rules as a page of the docs (Markdown): a table, then a section a rule.
pub fn reference() -> String {
    let mut page = format!(
        "\n| rule | verdict | by default | precision | found |\n| --- | --- | --- | --- | --- |\n{}\n\
         Precision: of the {} labelled pairs of the project (tests/pairs), those a rule fires on and that bear its verdict or a\n\
         graver one. Found: of the pairs that ask for the rule, those it fires on.\n",
        rules().map(row).collect::<String>(),
        measured().pairs
    );
    for rule in rules() {
        page += &section(rule);
    }
    page
}

fn row(rule: &Rule) -> String {
    let by_default = if rule.is_stable() { "on" } else { "off" };
    let (precision, found) = measured()
        .of(&rule.id)
        .map_or(("-".to_owned(), "-".to_owned()), |(precision, found)| {
            let share = |share: Share| match share.value {
                Some(value) => format!("{value:.2} ({} of {})", share.part, share.whole),
                None => "-".to_owned(),
            };
            (share(precision), share(found))
        });
    let (id, relation) = (&rule.id, rule.relation.as_str());
    format!("| [`{id}`](#{id}) | {relation} | {by_default} | {precision} | {found} |\n")
}

fn section(rule: &Rule) -> String {
    let mut text = format!("\n## {}\n\n{}.\n", rule.id, rule.summary.trim_end_matches('.'));
    for part in [&rule.why, &rule.advice] {
        if !part.trim().is_empty() {
            text += &format!("\n{}\n", part.trim());
        }
    }
    text += &format!("\nMessage: `{}`\n", rule.message);
    if let Some(message) = &rule.message_within {
        text += &format!("\nMessage on one statement: `{message}`\n");
    }
    for (fires, title) in [(true, "Fires on"), (false, "Stays quiet on")] {
        text += &format!("\n{title}:\n\n");
        let examples = rule
            .examples
            .iter()
            .filter(|example| example.fires == fires && !example.todo);
        for example in examples {
            let articles = example.articles.iter().map(|article| {
                let speaker = article
                    .speaker
                    .as_deref()
                    .map(|name| format!("{name}: "))
                    .unwrap_or_default();
                format!("{speaker}{}", article.text.trim())
            });
            let sides = [example.earlier.clone(), example.later.clone()].into_iter();
            let texts: Vec<String> = sides.chain(articles).filter(|text| !text.is_empty()).collect();
            text += &format!("- {}: {}\n", example.phenomenon, texts.join(" → "));
        }
    }
    text
}

fn page(rule: &Rule) -> String {
    let stage = match rule.stage {
        Stage::Stable => "on by default",
        Stage::Preview => "preview: off unless the configuration sets its level",
    };
    let mut page = format!(
        "{}\n\n{}.\n\nVerdict: {} ({stage})\n",
        rule.id,
        rule.summary.trim_end_matches('.'),
        rule.relation.as_str(),
    );
    if let Some(home) = &rule.home {
        page += &format!("File: {}\n", home.path);
    }
    if !rule.tags.is_empty() {
        page += &format!("Tags: {}\n", rule.tags.join(", "));
    }
    if rule.home.is_none() {
        page += &format!("Measured: {}\n", measured_in_words(rule));
    }
    for (title, text) in [("Why", &rule.why), ("What to do", &rule.advice)] {
        if !text.trim().is_empty() {
            page += &format!("\n{title}\n  {}\n", text.trim());
        }
    }
    for (fires, title) in [(true, "Fires on"), (false, "Stays quiet on")] {
        let examples: Vec<_> = rule.examples.iter().filter(|example| example.fires == fires).collect();
        if examples.is_empty() {
            continue;
        }
        page += &format!("\n{title}\n");
        for example in examples {
            page += &lines(example);
            page.push('\n');
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
    }
    page
}

/// An example, a line a side or an article.
fn lines(example: &Example) -> String {
    let phenomenon = match example.phenomenon.as_str() {
        "" => String::new(),
        name => format!("  [{name}]\n"),
    };
    phenomenon + &texts(example)
}

fn texts(example: &Example) -> String {
    if example.articles.is_empty() {
        let later = if example.todo { "\n  (not yet so)" } else { "" };
        return format!("  earlier: {}\n  later:   {}{later}\n", example.earlier, example.later);
    }
    let articles = example.articles.iter().map(|article| {
        let speaker = article
            .speaker
            .as_ref()
            .map(|name| format!("{name}: "))
            .unwrap_or_default();
        format!("  {}: {speaker}{}\n", article.date.0, article.text.trim())
    });
    articles.collect()
}
