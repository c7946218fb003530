//! A sentence → its contradiction: denied, with another figure, or with the parties exchanged.

/// Kinds of contradictions, each with its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// "not" put in or taken out.
    Polarity,
    /// The first figure changed.
    Figure,
    /// Subject and object exchanged.
    Roles,
}

impl Kind {
    /// For the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Polarity => "polarity",
            Kind::Figure => "figure",
            Kind::Roles => "roles",
        }
    }
}

const AUXILIARIES: [&str; 11] = [
    "will", "would", "should", "is", "are", "was", "were", "can", "must", "could", "cannot",
];
const NEGATIVE: [&str; 6] = ["not", "never", "no", "nothing", "nobody", "cannot"];
/// Auxiliaries between a name and its verb.
const HELPERS: [&str; 6] = ["has", "have", "had", "will", "would", "also"];
/// Capitalised words that are no names: what opens a sentence, months.
const NO_NAMES: &[&str] = &[
    "The",
    "We",
    "He",
    "She",
    "They",
    "It",
    "This",
    "That",
    "These",
    "And",
    "But",
    "I",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "After",
    "Before",
    "Since",
    "When",
    "While",
    "If",
    "As",
    "So",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// What one party does to another.
const VERBS: &[&str] = &[
    "attacked",
    "supported",
    "backed",
    "called",
    "told",
    "invited",
    "sued",
    "beat",
    "defeated",
    "asked",
    "endorsed",
    "helped",
    "criticized",
    "accused",
    "invaded",
    "praised",
    "attack",
    "attacks",
    "supports",
    "support",
    "backs",
    "threatened",
    "sanctioned",
    "warned",
    "blamed",
    "thanked",
    "elected",
    "nominated",
    "visited",
    "urged",
    "appointed",
    "targeted",
    "struck",
    "bombed",
    "hit",
    "gave",
    "sold",
    "bought",
    "needs",
    "need",
    "helps",
    "help",
    "wants",
    "trusts",
    "owes",
    "killed",
    "arrested",
    "fired",
    "hired",
    "signed",
    "joined",
    "left",
    "leads",
    "won",
    "lost",
];

/// The sentence changed in the way of `kind`; `None` where it does not lend itself to that.
pub fn change(text: &str, kind: Kind) -> Option<String> {
    match kind {
        Kind::Polarity => polarity(text),
        Kind::Figure => figure(text),
        Kind::Roles => roles(text),
    }
}

fn bare(word: &str) -> String {
    let letters = word.replace('’', "'");
    letters.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn polarity(text: &str) -> Option<String> {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let is_negative = |word: &String| NEGATIVE.contains(&bare(word).as_str()) || bare(word).ends_with("n't");
    if !words.iter().any(is_negative) {
        let at = words
            .iter()
            .position(|word| AUXILIARIES.contains(&word.to_lowercase().as_str()))?;
        words.insert(at + 1, "not".to_owned());
        return Some(words.join(" "));
    }
    if let Some(at) = words
        .windows(2)
        .position(|pair| pair[1] == "not" && AUXILIARIES.contains(&bare(&pair[0]).as_str()))
    {
        words.remove(at + 1);
        return Some(words.join(" "));
    }
    let at = words.iter().position(|word| {
        let verb = bare(word);
        verb.strip_suffix("n't")
            .is_some_and(|verb| AUXILIARIES.contains(&verb) && verb != "ca")
    })?;
    let verb = bare(&words[at]);
    words[at] = verb.strip_suffix("n't")?.to_owned();
    Some(words.join(" "))
}

/// Years and days of the month are left alone.
fn figure(text: &str) -> Option<String> {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let (at, number) = words.iter().enumerate().find_map(|(at, word)| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let number: f64 = digits.parse().ok().filter(|_| !is_year)?;
        (word.trim_end_matches(['.', ',', '%']) == digits || word.ends_with('%'))
            .then(|| (at, (digits.to_owned(), number)))
    })?;
    let (digits, number) = number;
    let other = number * 2.0 + 3.0;
    let other = if digits.contains('.') {
        format!("{other:.1}")
    } else {
        format!("{other:.0}")
    };
    words[at] = words[at].replacen(&digits, &other, 1);
    Some(words.join(" "))
}

/// "Lorn has backed Mara Velin ..." → "Mara Velin has backed Lorn ...": two runs of capitalised words around a verb.
fn roles(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_name = |word: &&str| {
        let letters = word.trim_end_matches([',', '.']);
        word.len() > 1
            && word.starts_with(char::is_uppercase)
            && letters.chars().all(char::is_alphabetic)
            && !NO_NAMES.contains(word)
    };
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| VERBS.contains(word))
        .find_map(|(verb, _)| {
            let helpers = words[..verb]
                .iter()
                .rev()
                .take_while(|word| HELPERS.contains(word))
                .count();
            let before = words[..verb - helpers]
                .iter()
                .rev()
                .take_while(|word| is_name(word) && !word.ends_with([',', '.']));
            let doer = verb - helpers - before.count()..verb - helpers;
            let rest = &words[verb + 1..];
            let names = rest.iter().take_while(|word| is_name(word)).count();
            let closed = rest[..names].iter().position(|word| word.ends_with([',', '.']));
            let done_to = verb + 1..verb + 1 + closed.map_or(names, |at| at + 1);
            if doer.is_empty() || done_to.is_empty() {
                return None;
            }
            let object = words[done_to.clone()].join(" ");
            let bare = object.trim_end_matches([',', '.']);
            let mut changed: Vec<String> = words[..doer.start].iter().map(|&word| word.to_owned()).collect();
            changed.push(bare.to_owned());
            changed.extend(words[doer.end..=verb].iter().map(|&word| word.to_owned()));
            changed.push(words[doer].join(" ") + &object[bare.len()..]);
            changed.extend(words[done_to.end..].iter().map(|&word| word.to_owned()));
            Some(changed.join(" "))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, text: &str, expected: Option<&str>) {
        assert_eq!(change(text, kind).as_deref(), expected);
    }

    #[test]
    fn each_kind() {
        check(Kind::Polarity, "The toll will rise", Some("The toll will not rise"));
        check(Kind::Polarity, "The toll will not rise", Some("The toll will rise"));
        check(Kind::Polarity, "The toll isn’t fair", Some("The toll is fair"));
        check(Kind::Polarity, "Nobody pays the toll", None);
        check(
            Kind::Figure,
            "It carried 40 cars in 2019",
            Some("It carried 83 cars in 2019"),
        );
        check(Kind::Figure, "It opened in 2019", None);
        check(
            Kind::Roles,
            "Lorn has backed Velin again",
            Some("Velin has backed Lorn again"),
        );
        check(
            Kind::Roles,
            "In May Lorn blamed Mara Velin, who left",
            Some("In May Mara Velin blamed Lorn, who left"),
        );
        check(Kind::Roles, "They backed the toll", None);
    }
}
