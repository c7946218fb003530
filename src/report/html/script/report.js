// The page as a whole: what the controls do, addresses of findings, keys, print.

const told = document.getElementById("told");

function tell(...lines) {
  told.replaceChildren(...lines.map((line) => element("p", {}, line)));
}

function countDecisions() {
  const count = decisions.size;
  document.getElementById("decided").textContent = count === 0
    ? "No decision in this browser yet."
    : `${plural(count, "finding", "findings")} decided in this browser.`;
  document.getElementById("export").disabled = count === 0;
}

function tellDecided(finding, isKept) {
  countDecisions();
  tell(isKept ? `${decisionInWords(finding)}.` : `${decisionInWords(finding)}. This browser keeps nothing: export before you close the page.`);
}

function exportDecisions() {
  const address = URL.createObjectURL(new Blob([ledgerText()], { type: "application/x-ndjson" }));
  element("a", { href: address, download: "decisions.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  const count = [...decisions.values()].reduce((sum, all) => sum + all.length, 0);
  tell(`${plural(count, "decision", "decisions")} written to decisions.jsonl.`);
}

async function importDecisions(files) {
  const lines = [];
  for (const file of files) {
    const { fresh, known, elsewhere, faults } = takeUp(file.name, await file.text());
    const parts = [`${plural(fresh, "decision", "decisions")} taken from ${file.name}`];
    if (known > 0) parts.push(`${known} known already`);
    if (elsewhere > 0) parts.push(`${elsewhere} on findings that are not on this page, left in the file`);
    lines.push(`${parts.join(", ")}.`, ...faults);
  }
  countDecisions();
  showList();
  tell(...lines);
}

function setView(view) {
  shown.view = view;
  for (const name of ["findings", "timelines"]) {
    document.getElementById(`view-${name}`).setAttribute("aria-pressed", String(name === view));
  }
  fields.order.parentElement.hidden = view !== "findings";
  showList();
}

// Opens the finding that the address of the page names.
function followAddress() {
  const finding = byFingerprint.get(decodeURIComponent(location.hash.slice(1)));
  if (!finding) return;
  if (shown.view !== "findings") setView("findings");
  const place = () => shown.entries.findIndex((entry) => entry.finding === finding);
  if (place() < 0) {
    clearFilters(reviewed.standing(stateOf(finding)) ? "standing" : "all");
    showList();
  }
  const at = place();
  if (at >= shown.count) showMore(at - shown.count + portion);
  const row = document.getElementById(`f${finding.index}`);
  if (!row.classList.contains("open")) setOpen(row, finding, true);
  row.scrollIntoView({ block: "start" });
  row.querySelector("button.title").focus({ preventScroll: true });
}

// Arrow keys go from title to title, Escape closes the finding that has the focus.
function onKey(event) {
  const row = event.target.closest(".finding");
  if (!row) return;
  if (event.key === "Escape" && row.classList.contains("open")) {
    setOpen(row, findings[Number(row.id.slice(1))], false);
    row.querySelector("button.title").focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !event.target.matches("button.title")) return;
  event.preventDefault();
  const titles = [...listElement.querySelectorAll("button.title")];
  const next = titles.indexOf(event.target) + step;
  if (next === titles.length && shown.count < shown.entries.length) {
    showMore(portion);
    titles.push(...[...listElement.querySelectorAll("button.title")].slice(titles.length));
  }
  titles[next]?.focus();
}

// On paper all that fits the filters stands open, up to a number that a printer can bear.
const mostPrinted = 500;
function beforePrint() {
  if (shown.view !== "findings") return;
  if (shown.count < shown.entries.length) showMore(Math.max(0, mostPrinted - shown.count));
  for (const row of listElement.querySelectorAll(".finding:not(.open)")) {
    setOpen(row, findings[Number(row.id.slice(1))], true);
    row.dataset.printed = "";
  }
}

function afterPrint() {
  for (const row of listElement.querySelectorAll("[data-printed]")) {
    setOpen(row, findings[Number(row.id.slice(1))], false);
    delete row.dataset.printed;
  }
}

function listProblems() {
  const fold = document.getElementById("problems");
  fold.hidden = problems.length === 0;
  const sorted = [...problems].sort((one, two) => severities.indexOf(one.severity) - severities.indexOf(two.severity));
  fold.addEventListener("toggle", () => {
    fold.querySelector("ol").replaceChildren(...sorted.map((problem) => element("li", { class: problem.severity },
      element("span", { class: `severity ${problem.severity}` }, severityNames[problem.severity]), " ",
      element("code", {}, problem.line ? `${problem.path}:${problem.line}` : problem.path), " ",
      element("bdi", {}, problem.message))));
  });
}

function begin() {
  loadKept();
  offerChoices();
  listProblems();
  countDecisions();
  // Narrow screens begin with the findings, not with the filters.
  if (matchMedia("(max-width: 56rem)").matches) document.querySelector(".filter-fold").open = false;
  const form = document.getElementById("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  // The search answers to each letter; were it to answer again when it is left, the click that leaves it would go astray.
  fields.search.addEventListener("input", showList);
  form.addEventListener("change", (event) => event.target !== fields.search && showList());
  fields.order.addEventListener("change", showList);
  document.getElementById("clear").addEventListener("click", () => {
    clearFilters("standing");
    showList();
  });
  moreButton.addEventListener("click", () => {
    const before = shown.count;
    showMore(portion);
    const next = shown.entries[before]?.finding;
    if (next) document.getElementById(`t${next.index}`).focus();
  });
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting) && shown.count < shown.entries.length && document.activeElement !== moreButton) showMore(portion);
  }, { rootMargin: "600px" }).observe(moreButton.parentElement);
  document.getElementById("export").addEventListener("click", exportDecisions);
  document.getElementById("import").addEventListener("change", (event) => {
    importDecisions([...event.target.files]);
    event.target.value = "";
  });
  for (const name of ["findings", "timelines"]) document.getElementById(`view-${name}`).addEventListener("click", () => setView(name));
  listElement.addEventListener("keydown", onKey);
  addEventListener("hashchange", followAddress);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  showList();
  followAddress();
  setTimeout(() => prepareSearch(0), 200);
}

begin();
