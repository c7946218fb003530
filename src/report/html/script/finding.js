// A finding as a row that opens: what, whose, when; inside, both sides, what moved, timeline, trace, review.

const opened = new Set();

function stateBadge(finding) {
  const state = stateOf(finding);
  return element("span", { class: `badge ${state}`, hidden: state === "open" }, stateNames[state] ?? "");
}

function whenElement(finding) {
  if (finding.first === undefined) return element("span", { class: "when" }, "undated");
  if (finding.is_one || finding.first === finding.last) return element("span", { class: "when" }, timeElement(finding.first));
  return element("span", { class: "when" },
    timeElement(finding.first), " → ", timeElement(finding.last),
    finding.apart ? element("span", { class: "apart" }, ` · ${plural(Math.abs(finding.apart.days), "day", "days")}`) : undefined);
}

function bodyElement(finding, onDecided) {
  const summary = summaries.get(finding.rule);
  const lane = laneOf(finding);
  const traced = finding.trace.map((entry) => {
    const at = entry.indexOf(": ");
    return at > 0 && at < 40
      ? element("li", {}, element("b", {}, entry.slice(0, at + 1)), element("bdi", {}, entry.slice(at + 1)))
      : element("li", {}, element("bdi", {}, entry));
  });
  const percent = Math.round(finding.confidence * 100);
  return element("div", { class: "body", id: `b${finding.index}` },
    verdictElement(finding),
    sidesElement(finding),
    element("div", { class: "compared" }, movesElement(finding), scaleElement(finding)),
    lane ? element("figure", { class: "small-lane" }, element("figcaption", {}, "On this matter over time"), drawLane(lane, laneWidth())) : undefined,
    element("p", { class: "by-rule" },
      element("span", {}, "Rule ", element("b", {}, finding.rule), summary ? `: ${summary}` : ""),
      element("span", {}, `Confidence ${percent} %`),
      finding.topic ? element("span", {}, "Topic ", element("bdi", {}, finding.topic)) : undefined,
      element("a", { href: `#${finding.fingerprint}`, title: "An address that leads to this finding" }, `#${finding.fingerprint}`)),
    traced.length > 0
      ? element("details", { class: "trace" }, element("summary", {}, "How it came about"), element("ul", {}, traced))
      : undefined,
    reviewElement(finding, onDecided));
}

// Opens or closes a row.
function setOpen(row, finding, isOpen) {
  const button = row.querySelector("button.title");
  const old = row.querySelector(".body");
  if (old) old.remove();
  button.setAttribute("aria-expanded", String(isOpen));
  row.classList.toggle("open", isOpen);
  if (!isOpen) {
    opened.delete(finding.index);
    return;
  }
  opened.add(finding.index);
  const onDecided = (isKept) => {
    refreshRow(row, finding);
    tellDecided(finding, isKept);
  };
  row.append(bodyElement(finding, onDecided));
}

// After a decision: the badge and the review part are drawn anew, all else stays where it is.
function refreshRow(row, finding) {
  row.querySelector(".badge").replaceWith(stateBadge(finding));
  row.classList.toggle("aside", !reviewed.standing(stateOf(finding)));
  setOpen(row, finding, true);
  row.querySelector(".review button")?.focus();
}

function rowElement(finding) {
  const row = element("article", {
    class: `finding ${finding.severity}${reviewed.standing(stateOf(finding)) ? "" : " aside"}`,
    id: `f${finding.index}`, "aria-labelledby": `t${finding.index}`,
  });
  const button = element("button", {
    type: "button", class: "title", id: `t${finding.index}`, "aria-expanded": "false",
    onclick: () => setOpen(row, finding, !row.classList.contains("open")),
  },
  element("span", { class: `severity ${finding.severity}` }, severityNames[finding.severity]),
  element("span", { class: "who" }, element("bdi", {}, finding.actor)),
  element("span", { class: "what" }, element("bdi", {}, finding.matter)));
  row.append(
    element("h4", {}, button),
    element("p", { class: "message" }, element("bdi", {}, finding.message)),
    element("p", { class: "meta" }, whenElement(finding), element("span", { class: "rule" }, finding.rule), stateBadge(finding)));
  if (opened.has(finding.index)) setOpen(row, finding, true);
  return row;
}
