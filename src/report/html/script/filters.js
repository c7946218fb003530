// What the reader asks for → the findings that fit, in the order asked for.

const fields = {};
for (const id of ["search", "review", "actor", "matter", "rule", "relation", "outlet", "from", "to", "order"]) {
  fields[id] = document.getElementById(id);
}
const severityBoxes = [...document.querySelectorAll('input[name="severity"]')];
const relationNames = { contradiction: "Contradiction", shift: "Shift", consistent: "Consistent", unrelated: "Unrelated" };

// Letters without their accents, in lower case: who looks for "turkiye" finds "Türkiye".
function bare(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function haystack(finding) {
  if (finding.haystack === undefined) {
    const quoted = finding.sides.flatMap((side) => [
      side.passage.map((piece) => piece[1]).join(""), side.path, side.outlet ?? "", side.source, side.date ?? "",
    ]);
    const { actor, office, matter, topic, rule, message, fingerprint } = finding;
    finding.haystack = bare([actor, office ?? "", matter, topic ?? "", rule, message, fingerprint, ...quoted].join("\n"));
  }
  return finding.haystack;
}

// Texts are made ready for searching while the reader reads.
function prepareSearch(from) {
  const until = Math.min(from + 250, findings.length);
  for (let index = from; index < until; index += 1) haystack(findings[index]);
  if (until < findings.length) setTimeout(() => prepareSearch(until), 10);
}

// Fills a choice with the values that occur, the most frequent first.
function offer(select, all, values, name) {
  const counts = new Map();
  for (const finding of findings) {
    for (const value of values(finding)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = [...counts].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1));
  select.replaceChildren(new Option(all, ""), ...sorted.map(([value, count]) => new Option(`${name(value)} (${count})`, value)));
  select.closest(".field").hidden = sorted.length === 0;
}

function offerChoices() {
  const itself = (value) => value;
  const names = new Map(findings.map((finding) => [finding.actorKey, finding.actor]));
  offer(fields.actor, "All actors", (finding) => [finding.actorKey], (key) => names.get(key));
  offer(fields.matter, "All matters", (finding) => [finding.matter], itself);
  offer(fields.rule, "All rules", (finding) => [finding.rule], itself);
  offer(fields.relation, "All verdicts", (finding) => [finding.relation], (relation) => relationNames[relation]);
  offer(fields.outlet, "All outlets", (finding) => finding.outlets, itself);
  const days = findings.flatMap((finding) => [finding.first, finding.last]).filter(Boolean).sort();
  for (const field of [fields.from, fields.to]) {
    field.min = days[0] ?? "";
    field.max = days[days.length - 1] ?? "";
  }
}

const reviewed = {
  standing: (state) => state === "open" || state === "confirmed",
  aside: (state) => state !== "open" && state !== "confirmed",
  all: () => true,
};

function fitting() {
  const words = bare(fields.search.value).split(/\s+/).filter(Boolean);
  const wanted = new Set(severityBoxes.filter((box) => box.checked).map((box) => box.value));
  const isReviewed = reviewed[fields.review.value] ?? ((state) => state === fields.review.value);
  const is = (field, value) => field.value === "" || field.value === value;
  const counts = { error: 0, warning: 0, info: 0 };
  const found = findings.filter((finding) => {
    const fits = is(fields.actor, finding.actorKey)
      && is(fields.matter, finding.matter)
      && is(fields.rule, finding.rule)
      && is(fields.relation, finding.relation)
      && (fields.outlet.value === "" || finding.outlets.includes(fields.outlet.value))
      && (fields.from.value === "" || (finding.last ?? "") >= fields.from.value)
      && (fields.to.value === "" || (finding.first !== undefined && finding.first <= fields.to.value))
      && isReviewed(stateOf(finding))
      && words.every((word) => haystack(finding).includes(word));
    if (fits) counts[finding.severity] += 1;
    return fits && wanted.has(finding.severity);
  });
  return { found, counts };
}

// By what findings are grouped: a key that sorts, and a heading.
const orders = {
  severity: (finding) => [severities.indexOf(finding.severity), { error: "Errors", warning: "Warnings", info: "Notes" }[finding.severity]],
  date: (finding) => [-Number((finding.last ?? "0").replaceAll("-", "")), finding.last ? `Said last in ${finding.last.slice(0, 4)}` : "Undated"],
  actor: (finding) => [bare(finding.actor), finding.actor],
  matter: (finding) => [bare(finding.matter), finding.matter],
  rule: (finding) => [finding.rule, finding.rule],
  outlet: (finding) => [bare(finding.outlets.at(-1) ?? "\uffff"), finding.outlets.at(-1) ?? "Outlet not named"],
};

function inOrder(found) {
  const of = orders[fields.order.value];
  const keyed = found.map((finding) => {
    const [key, heading] = of(finding);
    return { finding, key, heading };
  });
  keyed.sort((one, two) => (one.key < two.key ? -1 : one.key > two.key ? 1 : one.finding.index - two.finding.index));
  return keyed;
}

function clearFilters(review) {
  for (const box of severityBoxes) box.checked = true;
  for (const id of ["search", "actor", "matter", "rule", "relation", "outlet", "from", "to"]) fields[id].value = "";
  fields.review.value = review;
}
