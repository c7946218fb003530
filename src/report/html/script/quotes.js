// The sides of a finding: who, when, where, and the sentence with the quoted and the differing words marked.

const roleNames = { earlier: "Earlier", later: "Later", other: "Statement" };

function passageElement(passage, role) {
  return element("blockquote", {}, element("p", { dir: "auto" }, passage.map(([kind, text]) => {
    switch (kind) {
      case 1: return element("span", { class: "quoted" }, text);
      case 2: return element("mark", { class: role }, text);
      case 3: return element("mark", { class: "later" }, text);
      default: return text;
    }
  })));
}

function sideElement(side, heading, role) {
  const place = `${side.path}:${side.line}:${side.column}`;
  return element("section", { class: `side ${role}` },
    element("h5", {}, element("span", { class: "role" }, heading), " ", timeElement(side.date)),
    passageElement(side.passage, role),
    element("p", { class: "from" },
      side.source ? element("span", {}, "said by ", element("b", {}, element("bdi", {}, side.source))) : undefined,
      side.outlet ? element("span", {}, element("bdi", {}, side.outlet)) : undefined,
      element("code", {}, place),
      side.url ? element("a", { href: side.url, rel: "noopener noreferrer external", target: "_blank" }, "Open the source") : undefined,
    ),
    side.beside.map((sentence) => element("p", { class: "beside", dir: "auto" }, sentence)));
}

function sidesElement(finding) {
  if (finding.is_one) {
    return element("div", { class: "sides one" }, sideElement(finding.sides[0], "One statement", "earlier"));
  }
  const last = finding.sides.length - 1;
  const isOrdered = finding.sides.some((side) => side.role === "later");
  return element("div", { class: "sides" }, finding.sides.map((side, index) => {
    const heading = isOrdered ? roleNames[side.role] : ["First", "Second", "Third", "Fourth"][index] ?? "Further";
    return sideElement(side, heading, index === last ? "later" : "earlier");
  }));
}
