// The data of the page → findings with their strings in place.

const page = JSON.parse(document.getElementById("data").textContent);
const severities = ["error", "warning", "info"];
const severityNames = { error: "Error", warning: "Warning", info: "Note" };

const string = (key) => (key === null || key === undefined ? undefined : page.strings[key]);

function readFinding(raw, index) {
  const sides = raw.sides.map((side) => ({
    ...side,
    path: string(side.path),
    outlet: string(side.outlet),
    url: string(side.url),
    source: string(side.source),
    beside: side.beside.map(string),
    passage: side.passage.map(([kind, key]) => [kind, string(key)]),
  }));
  const [actorKey, actor] = raw.actor.map(string);
  const dates = sides.map((side) => side.date).filter(Boolean).sort();
  return {
    ...raw,
    index,
    sides,
    rule: string(raw.rule),
    actorKey,
    actor,
    office: string(raw.office),
    matter: string(raw.matter),
    topic: string(raw.topic),
    message: string(raw.message),
    apart: raw.apart && { days: raw.apart[0], words: string(raw.apart[1]) },
    moves: raw.moves.map((move) => move.map(string)),
    stands: raw.stands.map(([layer, low, high, position]) => ({ layer: string(layer), low, high, position: string(position) })),
    trace: raw.trace.map(string),
    articles: raw.articles.map(string),
    decided: raw.decided && { ...raw.decided, reason: string(raw.decided.reason), by: string(raw.decided.by) },
    first: dates[0],
    last: dates[dates.length - 1],
    outlets: [...new Set(sides.map((side) => side.outlet).filter(Boolean))],
    haystack: undefined,
  };
}

const findings = page.findings.map(readFinding);
const problems = page.problems.map((problem) => ({ ...problem, path: string(problem.path), message: string(problem.message) }));
const summaries = new Map(Object.entries(page.rules).map(([rule, key]) => [rule, string(key)]));
const byFingerprint = new Map();
for (const finding of findings) {
  if (!byFingerprint.has(finding.fingerprint)) byFingerprint.set(finding.fingerprint, finding);
}
