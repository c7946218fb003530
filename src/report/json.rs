//! Values → JSON text.

use serde::Serialize;

/// One line, ended.
pub(super) fn to_json_line(value: &impl Serialize) -> String {
    ended(serde_json::to_string(value))
}

/// Indented lines, the last one ended.
pub(super) fn to_json_lines(value: &impl Serialize) -> String {
    ended(serde_json::to_string_pretty(value))
}

/// Writing plain structs into a string cannot fail; were it to, the reason is in the output rather than nothing.
fn ended(json: serde_json::Result<String>) -> String {
    let mut json = json.unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string());
    json.push('\n');
    json
}
