//! The text of `topics.toml` → [`Topics`], or all that is wrong with it.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{About, Incompatible, Side, Stand, Topic, Topics};
use crate::corpus::actors::slug;
use crate::nearest::did_you_mean;
use crate::problem::Problem;

const FILE_KEYS: [&str; 2] = ["topic", "incompatible"];
const TOPIC_KEYS: [&str; 5] = ["id", "label", "entities", "words", "poles"];
const POLES: [&str; 2] = ["for", "against"];
const INCOMPATIBLE_KEYS: [&str; 2] = ["sides", "why"];
const SIDE_KEYS: [&str; 3] = ["topic", "phrase", "stand"];

type Value<'a> = Spanned<DeValue<'a>>;
/// A value and where it stands.
type Placed<T> = (T, usize);

pub(super) fn read(path: &str, text: &str) -> Result<Topics, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        path,
        text,
        problems: Vec::new(),
    };
    for error in errors {
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        let at = error.span().map_or(0, |span| span.start);
        reader.fail(at, format!("not valid TOML: {message}"));
    }
    let mut topics = Topics::default();
    // What could not be read as TOML would be misread as topics.
    if reader.problems.is_empty() {
        reader.file(table.get_ref(), &mut topics);
    }
    let mut problems = reader.problems;
    if problems.is_empty() {
        return Ok(topics);
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn file(&mut self, table: &DeTable, topics: &mut Topics) {
        let mut ids: BTreeMap<String, String> = BTreeMap::new();
        // Sides name topics, so these come first, wherever they stand.
        for (key, value) in table.iter() {
            if !FILE_KEYS.contains(&key.get_ref().as_ref()) {
                self.unknown(key.span().start, key.get_ref(), "", &FILE_KEYS);
            } else if key.get_ref() == "topic" {
                for entry in self.list("topic", "tables, each beginning with `[[topic]]`", value) {
                    let Some((topic, place)) = self.topic(entry) else {
                        continue;
                    };
                    if let Some(other) = ids.insert(topic.id.clone(), topic.label.clone()) {
                        let message = format!("`{}` is the id of both `{other}` and `{}`", topic.id, topic.label);
                        self.fail(place, message);
                    }
                    topics.topics.push(topic);
                }
            }
        }
        let Some(value) = table.get("incompatible") else { return };
        let known: Vec<&str> = ids.keys().map(String::as_str).collect();
        for entry in self.list("incompatible", "tables, each beginning with `[[incompatible]]`", value) {
            let read = self.incompatible(entry, &known);
            topics.incompatible.extend(read);
        }
    }

    fn topic(&mut self, entry: &Value) -> Option<Placed<Topic>> {
        let place = entry.span().start;
        let Some(table) = entry.get_ref().as_table() else {
            self.fail(place, "each topic begins with `[[topic]]`".to_owned());
            return None;
        };
        let (mut id, mut label) = (None, None);
        let (mut entities, mut words) = (Vec::new(), Vec::new());
        let (mut supporting, mut opposing): (Vec<Placed<String>>, Vec<Placed<String>>) = (Vec::new(), Vec::new());
        for (key, value) in table.iter() {
            match key.get_ref().as_ref() {
                // Blanks around a name are no part of it: nobody could ask for it with them.
                "id" => id = self.name("id", value),
                "label" => label = self.name("label", value),
                "entities" => entities = self.strings("entities", value),
                "words" => words = self.strings("words", value),
                "poles" => match value.get_ref().as_table() {
                    Some(poles) => {
                        for (key, value) in poles.iter() {
                            match key.get_ref().as_ref() {
                                "for" => supporting = self.strings("for", value),
                                "against" => opposing = self.strings("against", value),
                                unknown => self.unknown(key.span().start, unknown, " in `poles`", &POLES),
                            }
                        }
                    }
                    None => {
                        let message = "`poles` must be a table `{ for = [...], against = [...] }`";
                        self.fail(value.span().start, message.to_owned());
                    }
                },
                unknown => self.unknown(key.span().start, unknown, " of a topic", &TOPIC_KEYS),
            }
        }
        for (word, place) in &opposing {
            if supporting.iter().chain(&words).any(|(other, _)| other == word) {
                self.fail(*place, format!("`{word}` cannot name both the topic and its contrary"));
            }
        }
        let label = label.or_else(|| id.clone()).filter(|label| !slug(label).is_empty());
        let Some(label) = label else {
            self.fail(place, "a topic needs an `id` or a `label`".to_owned());
            return None;
        };
        if entities.is_empty() && words.is_empty() && supporting.is_empty() && opposing.is_empty() {
            self.fail(place, format!("the topic `{label}` has neither `entities` nor `words`"));
            return None;
        }
        let bare = |list: Vec<Placed<String>>| list.into_iter().map(|(word, _)| word).collect();
        let topic = Topic {
            id: id.unwrap_or_else(|| slug(&label)),
            label,
            entities: bare(entities),
            words: bare(words),
            supporting: bare(supporting),
            opposing: bare(opposing),
        };
        Some((topic, place))
    }

    fn incompatible(&mut self, entry: &Value, known: &[&str]) -> Option<Incompatible> {
        let place = entry.span().start;
        let Some(table) = entry.get_ref().as_table() else {
            self.fail(place, "each pair of stands begins with `[[incompatible]]`".to_owned());
            return None;
        };
        let (mut sides, mut why) = (None, None);
        for (key, value) in table.iter() {
            match key.get_ref().as_ref() {
                "sides" => {
                    let tables = "two tables `{ topic = \"...\", stand = \"for\" }`";
                    let read = self.list("sides", tables, value);
                    sides = Some((read, value.span().start));
                }
                "why" => why = self.string("why", value),
                unknown => self.unknown(key.span().start, unknown, " of an incompatibility", &INCOMPATIBLE_KEYS),
            }
        }
        let Some((sides, at)) = sides else {
            self.fail(place, "an incompatibility has no `sides`".to_owned());
            return None;
        };
        let count = sides.len();
        let sides: Vec<Option<Side>> = sides.into_iter().map(|side| self.side(side, known)).collect();
        if count != 2 {
            self.fail(at, format!("`sides` must be two, not {count}"));
            return None;
        }
        let sides: Vec<Side> = sides.into_iter().collect::<Option<_>>()?;
        Some(Incompatible {
            sides: sides.try_into().ok()?,
            why,
        })
    }

    fn side(&mut self, value: &Value, known: &[&str]) -> Option<Side> {
        let place = value.span().start;
        let Some(table) = value.get_ref().as_table() else {
            self.fail(
                place,
                "a side must be a table `{ topic = \"...\", stand = \"for\" }`".to_owned(),
            );
            return None;
        };
        let (mut topic, mut phrase, mut stand) = (None, None, None);
        for (key, value) in table.iter() {
            let at = value.span().start;
            match key.get_ref().as_ref() {
                "topic" => topic = self.string("topic", value).map(|topic| (topic, at)),
                "phrase" => phrase = self.string("phrase", value),
                "stand" => stand = self.string("stand", value).map(|stand| (stand, at)),
                unknown => self.unknown(key.span().start, unknown, " of a side", &SIDE_KEYS),
            }
        }
        let about = match (topic, phrase) {
            (Some((topic, at)), None) => {
                if !known.contains(&topic.as_str()) {
                    self.fail(
                        at,
                        format!("there is no topic `{topic}`: {}", did_you_mean(&topic, known)),
                    );
                }
                About::Topic(topic)
            }
            (None, Some(phrase)) => About::Phrase(phrase),
            _ => {
                self.fail(place, "a side has either a `topic` or a `phrase`".to_owned());
                return None;
            }
        };
        let stand = match stand.as_ref().map(|(stand, at)| (stand.as_str(), *at)) {
            Some(("for", _)) => Stand::For,
            Some(("against", _)) => Stand::Against,
            Some((other, at)) => {
                let hint = did_you_mean(other, &POLES);
                self.fail(at, format!("`{other}` is no value of `stand`: {hint}"));
                return None;
            }
            None => {
                self.fail(place, "a side has no `stand`: it is `for` or `against`".to_owned());
                return None;
            }
        };
        Some(Side { about, stand })
    }

    fn strings(&mut self, name: &str, value: &Value) -> Vec<Placed<String>> {
        let mut strings = Vec::new();
        for one in self.list(name, "words in quotation marks", value) {
            let place = one.span().start;
            match self.string(name, one) {
                Some(text) if text.chars().any(char::is_alphanumeric) => strings.push((text, place)),
                Some(_) => self.fail(place, format!("`{name}` holds an empty word")),
                None => {}
            }
        }
        strings
    }

    fn string(&mut self, name: &str, value: &Value) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.fail(value.span().start, format!("`{name}` must be text in quotation marks"));
        }
        text
    }

    /// A name without the blanks around it; `None` where nothing else is in it.
    fn name(&mut self, key: &str, value: &Value) -> Option<String> {
        let name = self.string(key, value)?.trim().to_owned();
        (!name.is_empty()).then_some(name)
    }

    fn list<'t, 'i>(&mut self, name: &str, of: &str, value: &'t Value<'i>) -> Vec<&'t Value<'i>> {
        match value.get_ref().as_array() {
            Some(items) => items.iter().collect(),
            None => {
                self.fail(value.span().start, format!("`{name}` must be a list of {of}"));
                Vec::new()
            }
        }
    }

    fn unknown(&mut self, place: usize, name: &str, whose: &str, known: &[&str]) {
        let hint = did_you_mean(name, known);
        self.fail(place, format!("unknown key `{name}`{whose}: {hint}"));
    }

    fn fail(&mut self, offset: usize, message: String) {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        self.problems.push(Problem::error(self.path, Some(line), message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let problems = read("topics.toml", text).unwrap_err();
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}: {}", problem.line.unwrap_or_default(), problem.message))
            .collect();
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn a_full_file() {
        let topics = read(
            "topics.toml",
            "[[incompatible]]\nsides = [{ topic = \"toll\", stand = \"against\" }, { phrase = \"new bridge\", stand = \"for\" }]\n\
             [[topic]]\nlabel = \"Toll\"\nwords = [\"toll\"]\npoles = { against = [\"free bridge\"] }\n",
        )
        .unwrap();
        assert_eq!(topics.find("TOLL").unwrap().opposing, ["free bridge"]);
        assert_eq!(topics.incompatible[0].sides[0].about, About::Topic("toll".into()));
    }

    /// Found by the fuzzer: a tab before a name, and nobody found it.
    #[test]
    fn blanks_around_a_name_are_no_part_of_it() {
        let topics = read(
            "topics.toml",
            "[[topic]]\nid = \"\\ttoll bridge \"\nwords = [\"toll\"]\n",
        )
        .unwrap();
        assert_eq!(topics.topics[0].id, "toll bridge");
        assert!(topics.find(" Toll bridge").is_some());
    }

    #[test]
    fn every_mistake_at_its_line() {
        check(
            "[[topic]]\nid = \"toll\"\nword = [\"toll\"]\n[[topic]]\nid = \"tax\"\nwords = [\"tax\"]\npoles = { against = [\"tax\"], four = [] }\n\
             [[incompatible]]\nsides = [{ topic = \"taxes\", stand = \"agianst\" }, { stand = \"for\" }]\n[[topics]]\n",
            "1: the topic `toll` has neither `entities` nor `words`\n\
             3: unknown key `word` of a topic: did you mean `words`?\n\
             7: `tax` cannot name both the topic and its contrary\n\
             7: unknown key `four` in `poles`: did you mean `for`?\n\
             9: `agianst` is no value of `stand`: did you mean `against`?\n\
             9: a side has either a `topic` or a `phrase`\n\
             9: there is no topic `taxes`: did you mean `tax`?\n\
             10: unknown key `topics`: did you mean `topic`?",
        );
        check("[[topic]]\nwords = [\"a\"]\n", "1: a topic needs an `id` or a `label`");
        check(
            "[[topic]]\nid = \"a\"\nwords = [\"\"]\n",
            "1: the topic `a` has neither `entities` nor `words`\n3: `words` holds an empty word",
        );
        check(
            "topic = 3\n",
            "1: `topic` must be a list of tables, each beginning with `[[topic]]`",
        );
    }
}
