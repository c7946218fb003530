// Decisions as lines of the ledger, kept in this browser by fingerprint, read from a file and written to one.

const prefix = "onrecord:decisions:";
const reasonNames = {
  "wrong-speaker": "Wrong speaker",
  "wrong-matter": "Wrong matter",
  "changed-mind": "Changed mind openly",
  translation: "Translation",
  "rule-too-broad": "Rule too broad",
  other: "Other, see note",
};
const decisions = new Map();

// Some browsers keep nothing for a page that was opened from a file.
const keeper = (() => {
  try {
    const probe = `${prefix}probe`;
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return undefined;
  }
})();

function keep(fingerprint) {
  try {
    keeper?.setItem(prefix + fingerprint, JSON.stringify(decisions.get(fingerprint)));
    return true;
  } catch {
    return false;
  }
}

// The keys of a line, in the order they are written.
function asLine({ fingerprint, decision, reason, note, by, on, rule, articles }) {
  return JSON.stringify({ fingerprint, decision, reason: reason ?? null, note: note ?? "", by, on, rule, articles: articles ?? [] });
}

// What is wrong with a decision; undefined where nothing is.
function fault(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "no decision: an object is wanted";
  const keys = ["fingerprint", "decision", "reason", "note", "by", "on", "rule", "articles"];
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) return `unknown key \`${unknown}\``;
  if (typeof value.fingerprint !== "string" || !/^[0-9A-Za-z-]{1,64}$/.test(value.fingerprint)) return "`fingerprint` must be that of a finding";
  if (!["confirmed", "dismissed", "undecided"].includes(value.decision)) return "`decision` must be confirmed, dismissed or undecided";
  if (value.reason !== null && value.reason !== undefined && !Object.hasOwn(reasonNames, value.reason)) {
    return `\`reason\` must be one of ${Object.keys(reasonNames).join(", ")}`;
  }
  if (value.decision === "dismissed" && !value.reason) return "dismissed without a `reason`";
  if (typeof value.by !== "string") return "`by` must name somebody";
  if (typeof value.on !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value.on) || Number.isNaN(Date.parse(value.on))) return "`on` must be a day, YYYY-MM-DD";
  if (typeof value.rule !== "string") return "`rule` must be the id of a rule";
  if (value.note !== null && value.note !== undefined && typeof value.note !== "string") return "`note` must be text";
  if (value.articles !== null && value.articles !== undefined
    && !(Array.isArray(value.articles) && value.articles.every((pin) => typeof pin === "string"))) return "`articles` must be a list of pins";
  return undefined;
}

// Puts a decision after those of its day and before those of later days; one by the same person on the same day gives way.
function record(decision, isImported) {
  const all = decisions.get(decision.fingerprint) ?? [];
  if (isImported && all.some((other) => asLine(other) === asLine(decision))) return false;
  const kept = isImported ? all : all.filter((other) => other.on !== decision.on || other.by !== decision.by);
  kept.push(decision);
  kept.sort((one, two) => (one.on < two.on ? -1 : one.on > two.on ? 1 : 0));
  decisions.set(decision.fingerprint, kept);
  return true;
}

function loadKept() {
  for (const fingerprint of byFingerprint.keys()) {
    let kept;
    try {
      kept = JSON.parse(keeper?.getItem(prefix + fingerprint) ?? "[]");
    } catch {
      kept = [];
    }
    const sound = Array.isArray(kept) ? kept.filter((decision) => fault(decision) === undefined) : [];
    if (sound.length > 0) decisions.set(fingerprint, sound);
  }
}

// The decision that was made last in this browser, one that takes back too.
const lastDecision = (finding) => decisions.get(finding.fingerprint)?.at(-1);

// open, confirmed, dismissed, baseline, inline.
function stateOf(finding) {
  const last = lastDecision(finding);
  const means = finding.decided?.means;
  if (last && (means === undefined || means === "ledger" || means === "confirmed")) {
    return last.decision === "undecided" ? "open" : last.decision;
  }
  return means === undefined ? "open" : means === "ledger" ? "dismissed" : means;
}

// All decisions as the text of a ledger: by fingerprint, then by day.
function ledgerText() {
  const sorted = [...decisions].sort((one, two) => (one[0] < two[0] ? -1 : 1));
  return sorted.flatMap((entry) => entry[1]).map((decision) => `${asLine(decision)}\n`).join("");
}

// Takes up the text of a ledger. Gives how many were new and known, and what could not be read, line by line.
function takeUp(name, text) {
  const told = { fresh: 0, known: 0, elsewhere: 0, faults: [] };
  text.replace(/^\ufeff/, "").split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    let value;
    let wrong;
    try {
      value = JSON.parse(line);
      wrong = fault(value);
    } catch {
      wrong = "not valid JSON";
    }
    if (wrong !== undefined) told.faults.push(`${name}:${index + 1}: ${wrong}`);
    else if (!byFingerprint.has(value.fingerprint)) told.elsewhere += 1;
    else if (record(value, true)) {
      told.fresh += 1;
      keep(value.fingerprint);
    } else told.known += 1;
  });
  return told;
}
