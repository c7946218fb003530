//! Comparison form of names: without diacritics and case, and a coarser form that joins spellings of one name.

/// The name without diacritics, in lower case: "Erdoğan" → "erdogan". Curly apostrophes become straight, runs of white
/// space one blank. Letters of other scripts stay as they are, in lower case.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii() {
            match letter {
                _ if letter.is_ascii_whitespace() => {
                    if !folded.ends_with(' ') {
                        folded.push(' ');
                    }
                }
                _ => folded.push(letter.to_ascii_lowercase()),
            }
            continue;
        }
        match letter {
            // Combining marks of a decomposed letter.
            '\u{300}'..='\u{36f}' => {}
            '’' | '‘' | 'ʼ' | 'ʻ' | '`' => folded.push('\''),
            '‐' | '‑' | '–' => folded.push('-'),
            _ if letter.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => {
                for lower in letter.to_lowercase() {
                    match base(lower) {
                        Some(text) => folded.push_str(text),
                        None if ('\u{300}'..='\u{36f}').contains(&lower) => {}
                        None => folded.push(lower),
                    }
                }
            }
        }
    }
    folded
}

/// The plain letters for a Latin letter with a diacritic, in lower case.
fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ả' | 'ạ' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ'
        | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ċ' | 'ĉ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ĕ' | 'ẻ' | 'ẽ' | 'ẹ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' | 'ə' => {
            "e"
        }
        'ğ' | 'ģ' | 'ġ' | 'ĝ' | 'ǧ' => "g",
        'ħ' | 'ĥ' | 'ḥ' | 'ḩ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ĭ' | 'ỉ' | 'ĩ' | 'ị' => "i",
        'ķ' => "k",
        'ł' | 'ľ' | 'ļ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ŏ' | 'ỏ' | 'ọ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ớ'
        | 'ờ' | 'ở' | 'ỡ' | 'ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' | 'ŗ' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' | 'ṣ' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ŭ' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
            "u"
        }
        'ý' | 'ÿ' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' => "y",
        'ź' | 'ž' | 'ż' | 'ẓ' => "z",
        _ => return None,
    })
}

/// A form shared by the usual transliterations of a name: "Zelenskyy", "Zelensky", "Zelenskiy" → "zelensky"; "Aleksandr"
/// → "alexandr"; "al-Assad", "Al Assad" → "al assad". Coarser than [`fold`]: to compare names, not to show them.
pub fn transliteration_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<String> = folded
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .map(|word| {
            let word = word.replace('\'', "").replace("ks", "x");
            let word = if word == "el" { "al".to_owned() } else { word };
            ["skyy", "skiy", "skij", "skii", "skyi", "ski"]
                .iter()
                .find_map(|ending| word.strip_suffix(ending))
                .map(|stem| format!("{stem}sky"))
                .or_else(|| {
                    // Endings of Slavic given names: Dmitriy, Dmitri; Sergei, Sergej. Short words keep theirs.
                    ["iy", "ii", "yy", "ij", "yi"]
                        .iter()
                        .find_map(|ending| word.strip_suffix(ending))
                        .filter(|stem| stem.len() >= 3)
                        .map(|stem| format!("{stem}y"))
                })
                .or_else(|| {
                    ["ei", "ej"]
                        .iter()
                        .find_map(|ending| word.strip_suffix(ending))
                        .filter(|stem| stem.len() >= 3)
                        .map(|stem| format!("{stem}ey"))
                })
                .unwrap_or(word)
        })
        .collect();
    words.join(" ")
}

/// Whether two spellings can be of one name: equal when folded, or when brought to one transliteration.
pub fn is_same_name(a: &str, b: &str) -> bool {
    fold(a) == fold(b) || transliteration_key(a) == transliteration_key(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_case_go() {
        let check = |name, expected: &str| assert_eq!(fold(name), expected);
        check("Erdoğan", "erdogan");
        check("İstanbul", "istanbul");
        check("Łukasz Żółć", "lukasz zolc");
        check("Côte  d’Ivoire", "cote d'ivoire");
        check("Nguyễn", "nguyen");
        check("e\u{301}tat", "etat");
        check("Москва", "москва");
        check("", "");
    }

    #[test]
    fn transliterations_meet() {
        let check = |a, b, expected| assert_eq!(is_same_name(a, b), expected, "{a} {b}");
        check("Zelenskyy", "Zelensky", true);
        check("Zelenskiy", "Zelenskyy", true);
        check("Dmitriy", "Dmitry", true);
        check("Sergei", "Sergey", true);
        check("Aleksandr", "Alexandr", true);
        check("al-Assad", "Al Assad", true);
        check("Lee", "Li", false);
        check("Harris", "Harrison", false);
        check("Bush", "Busch", false);
    }
}
