//! Addresses that lead to one page → one key.

/// Parts of a query that say where a reader comes from, not what is read.
const NOT_THE_PAGE: [&str; 6] = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref"];

/// The address of a page without what may differ: scheme, `www.`, fragment, a slash at the end, marks of campaigns. The host
/// in small letters. `None` where there is no more than a host: a front page is another one each day.
pub fn page(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split_once('#').map_or(rest, |(page, _)| page);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = path.trim_end_matches('/');
    let is_of_page = |part: &&str| {
        let name = part.split_once('=').map_or(*part, |(name, _)| name);
        !part.is_empty()
            && !NOT_THE_PAGE.iter().any(|other| match other.strip_suffix('_') {
                Some(_) => name.starts_with(other),
                None => name == *other,
            })
    };
    let query: Vec<&str> = query.split('&').filter(is_of_page).collect();
    if path.is_empty() && query.is_empty() {
        return None;
    }
    Some(match query.is_empty() {
        true => format!("{host}/{path}"),
        false => format!("{host}/{path}?{}", query.join("&")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        let expected = page("https://herald.example/news/toll");
        assert!(expected.is_some());
        for same in [
            "http://www.herald.example/news/toll/",
            "https://Herald.example/news/toll#top",
            "https://herald.example/news/toll?utm_source=feed&fbclid=1",
        ] {
            assert_eq!(page(same), expected, "{same}");
        }
        assert_ne!(page("https://herald.example/news/toll?page=2"), expected);
        assert_ne!(page("https://herald.example/news/Toll"), expected);
    }

    #[test]
    fn a_front_page_is_no_article() {
        assert_eq!(page("https://herald.example/"), None);
        assert_eq!(page("herald.example"), None);
        assert!(page("https://herald.example/?id=7").is_some());
    }
}
