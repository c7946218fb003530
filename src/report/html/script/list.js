// The findings that fit, as rows or as timelines, a portion at a time so that thousands are no wait.

const listElement = document.getElementById("list");
const moreButton = document.getElementById("more");
const portion = 40;
const shown = { entries: [], count: 0, view: "findings", heading: undefined };

function laneWidth() {
  return Math.max(280, Math.min(listElement.clientWidth - 44, 900));
}

// The lanes of all findings: whose and on what → the positions that findings quote, each once.
const lanes = (() => {
  const byKey = new Map();
  for (const finding of findings) {
    if (finding.stands.length !== 2) continue;
    const key = `${finding.actorKey}\n${finding.matter}`;
    if (!byKey.has(key)) byKey.set(key, { finding, label: `${finding.actor} on ${finding.matter}`, ends: endsOf(finding.stands[0]), points: [] });
    const lane = byKey.get(key);
    finding.stands.forEach((stand, index) => {
      // Of one statement that is both sides, the whole counts.
      if (finding.is_one && index === 0) return;
      const side = finding.sides[finding.is_one ? 0 : index];
      const isLater = index === 1 && !finding.is_one;
      const point = {
        date: side.date, low: stand.low, high: stand.high, position: stand.position,
        moved: isLater ? finding.severity : null, place: `${side.path}:${side.line}:${side.column}`, finding,
      };
      const same = lane.points.find((other) => other.place === point.place);
      if (!same) lane.points.push(point);
      else if (isLater && severities.indexOf(point.moved) < (same.moved ? severities.indexOf(same.moved) : 3)) {
        Object.assign(same, { moved: point.moved, finding });
      }
    });
  }
  for (const lane of byKey.values()) lane.points.sort((one, two) => ((one.date ?? "") < (two.date ?? "") ? -1 : (one.date ?? "") > (two.date ?? "") ? 1 : 0));
  return byKey;
})();

function laneOf(finding) {
  const lane = lanes.get(`${finding.actorKey}\n${finding.matter}`);
  return lane && lane.points.length > 1 ? lane : undefined;
}

function laneElement(lane) {
  const drawing = drawLane(lane, laneWidth());
  return element("figure", { class: "lane-row" },
    element("figcaption", {}, element("bdi", {}, lane.finding.matter)),
    drawing,
    element("ol", { class: "stops" }, lane.points.map((point) => element("li", { class: point.moved ?? "" },
      timeElement(point.date), " ",
      element("a", { href: `#${point.finding.fingerprint}` }, element("bdi", {}, point.position))))));
}

function groupHeading(text) {
  return element("h3", { class: "group" }, element("bdi", {}, text));
}

function entriesFor(found) {
  if (shown.view === "findings") return inOrder(found);
  const wanted = new Set(found.map((finding) => `${finding.actorKey}\n${finding.matter}`));
  const chosen = [...lanes].filter(([key, lane]) => wanted.has(key) && lane.points.length > 1).map(([, lane]) => ({ lane, heading: lane.finding.actor, key: bare(lane.finding.actor) }));
  const sizes = new Map();
  for (const entry of chosen) sizes.set(entry.key, (sizes.get(entry.key) ?? 0) + entry.lane.points.length);
  const weight = (entry) => -sizes.get(entry.key);
  return chosen.sort((one, two) => weight(one) - weight(two)
    || (one.key < two.key ? -1 : one.key > two.key ? 1 : two.lane.points.length - one.lane.points.length));
}

function showMore(count) {
  const rows = document.createDocumentFragment();
  const until = Math.min(shown.count + count, shown.entries.length);
  for (const entry of shown.entries.slice(shown.count, until)) {
    if (entry.heading !== shown.heading) {
      shown.heading = entry.heading;
      rows.append(groupHeading(entry.heading));
    }
    rows.append(entry.lane ? laneElement(entry.lane) : rowElement(entry.finding));
  }
  shown.count = until;
  listElement.append(rows);
  const left = shown.entries.length - until;
  moreButton.parentElement.hidden = left === 0;
  moreButton.textContent = `Show more (${left.toLocaleString("en")} left)`;
}

function emptyWords(found) {
  if (findings.length === 0) return "There is no finding.";
  if (found.length === 0) return "No finding fits these filters.";
  return "None of these findings spans two positions in time.";
}

function showList() {
  const { found, counts } = fitting();
  for (const severity of severities) document.querySelector(`[data-count="${severity}"]`).textContent = counts[severity].toLocaleString("en");
  shown.entries = entriesFor(found);
  shown.count = 0;
  shown.heading = undefined;
  listElement.replaceChildren();
  showMore(portion);
  const isAll = found.length === findings.length;
  const of = isAll ? plural(found.length, "finding", "findings") : `${found.length.toLocaleString("en")} of ${plural(findings.length, "finding", "findings")}`;
  document.getElementById("count").textContent = shown.view === "findings" ? of : `${plural(shown.entries.length, "timeline", "timelines")}, from ${of}`;
  if (shown.entries.length === 0) {
    listElement.append(element("p", { class: "empty" }, emptyWords(found)));
  }
}
