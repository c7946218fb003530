//! Word lists of the tokeniser: what keeps its full stop, what keeps its hyphen, what is two words in one.

/// Abbreviations that keep their full stop, lower case, without it.
pub(super) fn keeps_full_stop(word: &str) -> bool {
    matches!(
        word,
        "dr" | "mr" | "mrs" | "ms" | "st" | "vs" | "etc" | "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep"
            | "sept" | "oct" | "nov" | "dec" | "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat"
            | "sun" | "inc" | "co" | "corp" | "ltd" | "ft" | "jr" | "sr" | "gov" | "sen" | "rep" | "reps" | "sens" | "gen"
            | "lt" | "col" | "sgt" | "capt" | "cmdr" | "adm" | "maj" | "rev" | "hon" | "prof" | "pres" | "no" | "nos" | "vol"
            | "p" | "pp" | "cf" | "al" | "ed" | "eds" | "est" | "dept" | "univ" | "ave" | "blvd" | "rd" | "mt" | "messrs"
            | "attn" | "approx" | "fig" | "ext" | "tel" | "u.s" | "u.n" | "u.k" | "e.g" | "i.e" | "a.m" | "p.m" | "ph.d"
            | "d.c" | "la" | "calif" | "fla" | "va" | "pa" | "mass" | "wash" | "conn" | "ariz" | "colo" | "minn" | "wis"
            | "mich" | "tenn" | "tex" | "ky" | "md" | "ore" | "bros" | "assn" | "supt" | "dist" | "atty" | "esq" | "viz"
            | "ca" | "resp" | "incl" | "min" | "max" | "div" | "arrv" | "dep" | "ref" | "op" | "cit" | "ibid"
    )
}

/// First parts that stay joined to the rest by their hyphen, lower case.
pub(super) fn keeps_hyphen(first: &str) -> bool {
    matches!(
        first,
        "non" | "pre" | "post" | "anti" | "co" | "re" | "multi" | "semi" | "mid" | "ex" | "pro" | "un" | "sub" | "e"
            | "vice" | "mini" | "socio" | "psycho" | "inter" | "intra" | "trans" | "ultra" | "neo" | "pseudo" | "quasi"
            | "bi" | "tri" | "de" | "dis" | "mis" | "counter" | "extra" | "hyper" | "mega" | "micro" | "macro" | "meta"
            | "para" | "proto" | "super" | "geo" | "bio" | "eco" | "electro" | "astro" | "afro" | "anglo" | "euro"
            | "franco" | "indo" | "sino" | "uh" | "x" | "al" | "el" | "t" | "a" | "o" | "d" | "l"
    )
}

/// Words written as one that are two: where the second starts, in bytes. `word` is lower case.
pub(super) fn second_word(word: &str) -> Option<usize> {
    match word {
        "cannot" | "gonna" | "gotta" | "wanna" | "gimme" | "lemme" | "dunno" => Some(match word {
            "gimme" | "lemme" => 3,
            "dunno" => 2,
            "wanna" => 3,
            _ => 3,
        }),
        "dont" | "wont" | "cant" | "isnt" | "arent" | "wasnt" | "didnt" | "doesnt" | "havent" | "hasnt" | "hadnt"
        | "couldnt" | "wouldnt" | "shouldnt" | "werent" | "aint" => Some(word.len() - 2),
        "im" => Some(1),
        "ive" => Some(1),
        "thats" | "theres" | "whats" | "hes" | "shes" => Some(word.len() - 1),
        "youre" | "theyre" => Some(word.len() - 2),
        "youve" | "theyve" | "weve" => Some(word.len() - 2),
        _ => None,
    }
}
