//! Names in a sentence: people with their titles and offices, bodies and places.

use super::data::{People, Pronoun};
use crate::attribution::extent::is_time;
use crate::attribution::view::View;
use crate::language::{Deprel, Upos, Xpos};
use crate::text::Span;
use compact_str::CompactString;

/// A name as it stands in a sentence.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Index of the sentence.
    pub sentence: usize,
    /// First and last token of the bare name.
    pub tokens: (usize, usize),
    /// Place of the bare name.
    pub span: Span,
    /// The bare name's words: "Ada", "Holm".
    pub name: Vec<String>,
    /// What title and given name say.
    pub pronoun: Option<Pronoun>,
    /// Whether a title or an office says that it is a person.
    pub titled: bool,
    /// Office, as written, lower case: "foreign minister".
    pub office: Option<String>,
    /// Country of the office, canonical.
    pub country: Option<String>,
    /// Whether it is a subject.
    pub is_subject: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// "his Valmoran counterpart": the office is that of another.
    pub counterpart: bool,
    /// Whether something is said to be its: "Holm's brother".
    pub is_possessive: bool,
    /// Whether it closes a long office: "head of the Institute of Tides Ada Holm".
    pub closes_office: bool,
}

const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "di", "da", "dos", "du", "ten", "ter",
    "af", "av", "zu",
];

/// All names in the sentence.
pub fn mentions(view: &View, people: &People) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if !name_token(view, at) {
            at += 1;
            continue;
        }
        let mut last = at;
        loop {
            let next = last + 1;
            if next >= view.len() {
                break;
            }
            let joined = view.token(last).span.end == view.token(next).span.start;
            if joined
                && next + 1 < view.len()
                && matches!(view.word(next), "-" | "‐")
                && view.token(next).span.end == view.token(next + 1).span.start
                && view.word(last).starts_with(char::is_uppercase)
                && view.word(next + 1).len() <= 4
            {
                last = next + 1; // Jong-un
            } else if name_token(view, next) && !(breaks(view, last, next, people)) {
                last = next;
            } else if next + 1 < view.len()
                && name_token(view, next + 1)
                && (PARTICLES.contains(&view.word(next))
                    || (joined && matches!(view.word(next), "-" | "'" | "’" | "‐")))
            {
                last = next + 1;
            } else {
                break;
            }
        }
        if closes_office(view, at, last, people) {
            found.extend(mention(view, at, last - 2, people));
            found.extend(mention(view, last - 1, last, people).map(|mention| Mention {
                titled: true,
                closes_office: true,
                ..mention
            }));
        } else {
            found.extend(mention(view, at, last, people));
        }
        at = last + 1;
    }
    found
}

fn name_token(view: &View, index: usize) -> bool {
    let word = view.word(index);
    if !word.starts_with(char::is_uppercase) || is_time(&word.to_lowercase()) {
        return false;
    }
    match view.upos(index) {
        Upos::Propn => true,
        // "the United States": an adjective by its tag, a name by its part.
        Upos::Adj if view.token(index).xpos == Xpos::Nnp => true,
        Upos::Noun | Upos::X | Upos::Adj | Upos::Verb | Upos::Intj | Upos::Adv => {
            index > 0
                && !view.is_punct(index - 1)
                && word.chars().skip(1).any(char::is_lowercase)
                && view.upos(index) != Upos::Adj
                || People::shipped().given(word).is_some()
                || People::shipped().country(word).is_some() && view.upos(index) != Upos::Adj
        }
        _ => false,
    }
}

/// Whether the last two words of a run are a person whose office, with the rest of the run in it, opens the sentence and
/// whose verb follows: "Head of the Institute of Tides Ada Holm said".
fn closes_office(view: &View, first: usize, last: usize, people: &People) -> bool {
    let opens = (0..first).find(|&at| !view.is_punct(at));
    let office = opens.is_some_and(|opens| {
        (opens..first.min(opens + 3))
            .any(|at| people.role(view.word(at)).is_some() || people.title(view.word(at)).is_some())
    });
    let inside = (0..first).any(|at| view.upos(at) == Upos::Adp);
    let verb = last + 1 < view.len() && matches!(view.token(last + 1).xpos, Xpos::Vbd | Xpos::Vbz);
    let plain = (0..first).all(|at| view.word(at) != "," && view.upos(at) != Upos::Verb);
    let body = people.is_body(view.word(last)) || people.country(view.word(last)).is_some();
    last >= first + 2 && office && inside && verb && plain && !body
}

/// Whether two neighbouring name words belong to two names: "told Holm Monday", "Estrel Holm".
fn breaks(view: &View, last: usize, next: usize, people: &People) -> bool {
    let gap = Span::new(view.token(last).span.end, view.token(next).span.start).of(view.text);
    gap.contains('\n')
        || (people.title(view.word(next)).is_some()
            && people.title(view.word(last)).is_none()
            && people.country(view.word(last)).is_none())
}

fn mention(view: &View, first: usize, last: usize, people: &People) -> Option<Mention> {
    let mut start = first;
    let mut pronoun = None;
    let mut titled = false;
    let mut office_words: Vec<CompactString> = Vec::new();
    // Titles and offices inside the run: the last of them ends the prefix.
    let mut prefix_end = first;
    for index in first..=last {
        let word = view.word(index);
        let role = people.role(word).filter(|_| index < last);
        let title = people.title(word);
        if (title.is_some() || role.is_some()) && index < last {
            prefix_end = index + 1;
            titled = true;
            pronoun = title.flatten().or(role.flatten()).or(pronoun);
        }
    }
    if prefix_end > first {
        for index in first..prefix_end {
            office_words.push(view.lower(index));
        }
        start = prefix_end;
    }
    // "her brother, Ivo, when": a role and a name between commas.
    if first > 1
        && view.word(first - 1) == ","
        && last + 1 < view.len()
        && view.word(last + 1) == ","
        && view.upos(first - 2) == Upos::Noun
        && let Some(role) = people.role(view.word(first - 2))
        && !view.lower(first - 2).ends_with('s')
    {
        titled = true;
        pronoun = pronoun.or(role);
    }
    // An office before the run: "Russian Foreign Minister", "rescue service spokeswoman".
    let mut before = first;
    let role_before = first > 0
        && matches!(view.upos(first - 1), Upos::Noun | Upos::Propn)
        && people.role(view.word(first - 1)).is_some()
        && !view.lower(first - 1).ends_with('s');
    if titled || role_before {
        while before > 0 {
            let index = before - 1;
            let fits = matches!(view.upos(index), Upos::Noun | Upos::Adj | Upos::Propn) && !is_time(&view.lower(index))
                || view.word(index) == "-";
            if !fits || view.quote_at(index) != view.quote_at(first) {
                break;
            }
            before = index;
        }
        if role_before && prefix_end == first {
            titled = true;
            pronoun = people.role(view.word(first - 1)).flatten();
        }
        office_words.splice(0..0, (before..first).map(|index| view.lower(index)));
    }
    let mut end = last;
    while end > start && people.role(view.word(end)).is_some() && people.given(view.word(start)).is_none() {
        end -= 1;
    }
    let name: Vec<String> = (start..=end).map(|index| view.word(index).to_owned()).collect();
    if name.iter().all(|word| !word.chars().any(char::is_alphabetic)) {
        return None;
    }
    // "the President": an office, whoever holds it.
    if name.len() == 1 && people.role(&name[0]).is_some() && people.given(&name[0]).is_none() {
        return None;
    }
    let counterpart = office_words.iter().any(|word| word == "counterpart");
    let country = office_words
        .iter()
        .find_map(|word| people.country(word))
        .map(str::to_owned);
    let (mut office, mut country) = (office_of(&office_words, people), country);
    if let Some((after, of)) = apposition(view, end, people) {
        pronoun = pronoun.or(people.role(after.rsplit(' ').next().unwrap_or("")).flatten());
        titled = titled || office.is_none();
        office = office.or(Some(after));
        country = country.or(of);
    }
    pronoun = pronoun.or_else(|| (name.len() > 1).then(|| people.given(&name[0]).flatten()).flatten());
    let head = (start..=end)
        .find(|&index| view.head(index).is_none_or(|head| head < start || head > end))
        .unwrap_or(start);
    Some(Mention {
        sentence: view.index,
        tokens: (start, end),
        span: view.span(start, end),
        name,
        pronoun,
        titled,
        office,
        country,
        is_subject: match view.deprel(head) {
            Deprel::Nsubj | Deprel::NsubjPass => true,
            Deprel::Dep => stands_as_subject(view, before, last),
            _ => view.head(head).is_some_and(|above| {
                (before..=last + 1).contains(&above) && matches!(view.deprel(above), Deprel::Nsubj)
            }),
        },
        quoted: view.quote_at(start).is_some(),
        counterpart,
        is_possessive: end + 1 < view.len() && matches!(view.word(end + 1), "'s" | "’s" | "'" | "’"),
        closes_office: false,
    })
}

/// Longest apposition between a subject and its verb, in tokens.
const LONGEST_APPOSITION: usize = 12;

/// Whether the name from `first` to `last` stands as subjects do, where no parse tells: before a finite verb, or after one
/// that closes a quotation ("…", said Holm).
fn stands_as_subject(view: &View, first: usize, last: usize) -> bool {
    let opens = (0..first)
        .rev()
        .take_while(|&at| view.upos(at) == Upos::Det)
        .last()
        .unwrap_or(first);
    if let Some(before) = opens.checked_sub(1) {
        if matches!(view.upos(before), Upos::Adp | Upos::Part) {
            return false;
        }
        if before > 0 && view.is_finite(before) && view.is_punct(before - 1) {
            return true;
        }
    }
    let mut at = last + 1;
    if at < view.len() && view.word(at) == "," {
        let apposition = at + 1..view.len().min(at + 1 + LONGEST_APPOSITION);
        at = apposition
            .clone()
            .find(|&at| view.word(at) == ",")
            .map_or(at, |comma| comma + 1);
    }
    let verb = (at..view.len()).find(|&at| view.upos(at) != Upos::Adv);
    verb.is_some_and(|verb| view.is_finite(verb))
}

/// The office in the words before a name: from the last word that is one, with what tells it apart.
fn office_of(words: &[CompactString], people: &People) -> Option<String> {
    let last = words
        .iter()
        .rposition(|word| people.role(word).is_some() || people.title(word).is_some())?;
    if people.title(&words[last]).is_some_and(|pronoun| pronoun.is_some()) && people.role(&words[last]).is_none() {
        return None; // Mr., Mrs.
    }
    let mut first = last;
    while first > 0
        && people.country(&words[first - 1]).is_none()
        && !matches!(
            words[first - 1].as_str(),
            "former"
                | "ex"
                | "-"
                | "then"
                | "late"
                | "new"
                | "acting"
                | "longtime"
                | "veteran"
                | "top"
                | "republican"
                | "democratic"
                | "conservative"
        )
    {
        first -= 1;
    }
    if first > 0 && words[first - 1] == "top" {
        first -= 1;
    }
    let office = words[first..=last].join(" ");
    Some(people.office(&office).to_owned())
}

/// "Holm, the Valmoran interior minister," → office and country.
fn apposition(view: &View, end: usize, people: &People) -> Option<(String, Option<String>)> {
    if end + 2 >= view.len() || view.word(end + 1) != "," {
        return None;
    }
    let from = end + 2;
    if !(matches!(view.upos(from), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
        || people.country(view.word(from)).is_some())
    {
        return None;
    }
    let mut words = Vec::new();
    for index in from..view.len().min(from + 9) {
        let tag = view.upos(index);
        if view.word(index) == "'s" || view.word(index) == "’s" {
            continue;
        }
        if !matches!(tag, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num) && view.word(index) != "-" {
            break;
        }
        if tag != Upos::Det {
            words.push((index, view.lower(index)));
        }
    }
    let last = words
        .iter()
        .rposition(|(_, word)| people.role(word).is_some_and(|_| !word.ends_with('s')))?;
    // The office must close the phrase, not open another name.
    let plain: Vec<CompactString> = words[..=last].iter().map(|(_, word)| word.clone()).collect();
    let country = plain.iter().find_map(|word| people.country(word)).map(str::to_owned);
    let (index, _) = words[last];
    let of = (index + 1 < view.len() && matches!(view.word(index + 1), "of" | "for"))
        .then(|| (index + 2..view.len().min(index + 5)).find_map(|at| people.country(view.word(at))))
        .flatten()
        .map(str::to_owned);
    Some((office_of(&plain, people)?, country.or(of)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::analyse_wanted;

    #[test]
    fn subjects_are_known_without_a_tree() {
        for (text, is_subject) in [
            ("Holm opened the bridge.", true),
            ("Mara Holm, the mayor of Sundby, opened the bridge.", true),
            ("Yesterday Holm quietly opened the bridge.", true),
            ("The guards saw Holm near the bridge.", false),
            ("The bridge was opened by Holm.", false),
        ] {
            let document = analyse_wanted(text, Span::new(0, text.len()), &|_| false);
            let views = super::super::super::views(text, &document);
            let found = mentions(&views[0], People::shipped());
            let holm = found
                .iter()
                .find(|mention| mention.name.ends_with(&["Holm".to_owned()]));
            assert_eq!(holm.map(|holm| holm.is_subject), Some(is_subject), "{text}");
        }
    }
}
