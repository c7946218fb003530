// The reviewer's part of a finding: confirm, dismiss with a reason, take back.

const stateNames = { confirmed: "confirmed", dismissed: "dismissed", baseline: "in the baseline", inline: "set aside in the article" };
const reviewerKey = "onrecord:reviewer";
let reviewer = keeper?.getItem(reviewerKey) ?? "";

// What is known of the decision on a finding, as one line.
function decisionInWords(finding) {
  const last = lastDecision(finding);
  const state = stateOf(finding);
  if (last && last.decision !== "undecided" && state === last.decision) {
    const why = [last.reason ? reasonNames[last.reason].toLowerCase() : "", last.note ?? ""].filter(Boolean).join(": ");
    return `${last.decision === "confirmed" ? "Confirmed" : "Dismissed"} by ${last.by} on ${dayInWords(last.on)}${why ? `: ${why}` : ""}`;
  }
  if (state === "open") return "Not decided yet";
  const { reason, by, on } = finding.decided;
  const name = stateNames[state];
  const parts = [name.charAt(0).toUpperCase() + name.slice(1), by ? ` by ${by}` : "", on ? ` on ${dayInWords(on)}` : ""];
  return parts.join("") + (reason ? `: ${reason}` : "");
}

function decide(finding, decision, reason, note) {
  const { fingerprint, rule, articles } = finding;
  record({ fingerprint, decision, reason, note, by: reviewer, on: today(), rule, articles }, false);
  return keep(fingerprint);
}

function reviewElement(finding, onDecided) {
  const id = `r${finding.index}`;
  const state = stateOf(finding);
  const name = element("input", { type: "text", id: `${id}-by`, value: reviewer, autocomplete: "name", required: true });
  const reason = element("select", { id: `${id}-reason` }, Object.entries(reasonNames).map(([value, text]) => new Option(text, value)));
  const note = element("input", { type: "text", id: `${id}-note` });
  const said = element("p", { class: "fault", role: "alert" });
  const act = (decision) => {
    reviewer = name.value.trim();
    if (reviewer === "") {
      said.textContent = "Say who decides: the ledger keeps the name.";
      name.focus();
      return;
    }
    try {
      keeper?.setItem(reviewerKey, reviewer);
    } catch {
      // The name is asked for again next time.
    }
    const isKept = decide(finding, decision, decision === "dismissed" ? reason.value : null, note.value.trim());
    onDecided(isKept && keeper !== undefined);
  };
  const button = (decision, text, kind) => element("button", { type: "button", class: kind, "data-decision": decision, onclick: () => act(decision) }, text);
  const isFixed = state === "baseline" || state === "inline";
  return element("section", { class: "review", "aria-label": "Review" },
    element("p", { class: "state" }, element("strong", {}, "Review: "), decisionInWords(finding)),
    isFixed
      ? element("p", {}, state === "baseline" ? "It counts again when it is taken out of the baseline file." : "It counts again when the remark is taken out of the article.")
      : element("div", { class: "form" },
        element("p", { class: "field" }, element("label", { for: name.id }, "Your name"), name),
        element("p", { class: "field" }, element("label", { for: note.id }, "Note"), note),
        element("p", { class: "field" }, element("label", { for: reason.id }, "Reason to dismiss"), reason),
        element("p", { class: "buttons" },
          state === "confirmed" ? undefined : button("confirmed", "Confirm", "strong"),
          state === "dismissed" ? undefined : button("dismissed", "Dismiss", ""),
          state === "open" ? undefined : button("undecided", "Take back", "plain"))),
    said);
}
