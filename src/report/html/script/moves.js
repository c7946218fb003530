// What moved: a sentence, the axes before and after, and both positions on the scale.

const wishes = new Set(["desire", "intention", "obligation"]);

// On which side of the middle a stand is, in words.
function sideOf(stand) {
  const [plus, minus, notMinus, notPlus] = wishes.has(stand.layer)
    ? ["support", "oppose", "no opposition", "no support"]
    : ["is so", "is not so", "may be so", "may not be so"];
  if (stand.low > 0) return plus;
  if (stand.high < 0) return minus;
  if (stand.low === 0) return notMinus;
  return stand.high === 0 ? notPlus : "open";
}

// What the ends of the scale mean for a stand.
function endsOf(stand) {
  return wishes.has(stand.layer) ? ["for", "against"] : ["is so", "is not so"];
}

// The sides of both stands, where they can be held against each other.
function bothSides(finding) {
  if (finding.stands.length !== 2) return undefined;
  const [one, two] = finding.stands;
  if (wishes.has(one.layer) !== wishes.has(two.layer)) return undefined;
  const sides = [sideOf(one), sideOf(two)];
  const isSame = sides[0] === sides[1];
  // What contradicts itself on one side does so in something else than the side.
  return isSame && finding.relation === "contradiction" ? undefined : { sides, isSame };
}

function verdictElement(finding) {
  const both = bothSides(finding);
  const words = [];
  if (finding.relation === "contradiction") words.push("As positions, both cannot hold.");
  else if (finding.relation === "shift" && both?.isSame) words.push("The same side: a nuance, not a reversal.");
  else if (finding.relation === "shift") words.push("Moved part of the way: not a reversal.");
  if (both) words.push(both.isSame ? `${both.sides[0]} = ${both.sides[1]}.` : `${both.sides[0]} → ${both.sides[1]}.`);
  if (finding.is_one) words.push("Within one statement.");
  else if (finding.apart) {
    const { days, words: apart } = finding.apart;
    const counted = days === 0 ? "Said the same day" : `${plural(days, "day", "days")} apart`;
    words.push(days > 45 ? `${counted} (${apart}).` : `${counted}.`);
  }
  const times = { same_time: "Same time", supersession: "Supersession", evolution: "Evolution", return: "Return", update: "Update" };
  if (finding.time) words.push(`${times[finding.time]}.`);
  if (finding.is_uncertain) words.push("The evidence is thin: look closely.");
  return element("p", { class: "verdict" },
    element("strong", {}, relationNames[finding.relation]), finding.flip ? ` (${finding.flip})` : "", ". ", words.join(" "));
}

function movesElement(finding) {
  const value = (text) => (text ? element("bdi", {}, text) : element("span", { class: "none" }, "none"));
  const both = bothSides(finding);
  const rows = finding.moves.map(([axis, from, to]) => element("tr", {},
    element("th", { scope: "row" }, axis),
    element("td", { class: "before", "data-label": "before" }, value(from)),
    element("td", { class: "after", "data-label": "after" }, value(to))));
  if (both) {
    rows.unshift(element("tr", { class: both.isSame ? "same" : "" },
      element("th", { scope: "row" }, "side"),
      element("td", { class: "before", "data-label": "before" }, both.sides[0]),
      element("td", { class: "after", "data-label": "after" }, `${both.isSame ? "= " : ""}${both.sides[1]}`)));
  }
  if (rows.length === 0) return undefined;
  return element("table", { class: "moves" },
    element("caption", {}, "What moved"),
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, "Axis"), element("th", { scope: "col" }, "Before"), element("th", { scope: "col" }, "After"))),
    element("tbody", {}, rows));
}

// Where the name of a bar stands: within it, or beside it where it is too short.
function wordPlace(from, to, width) {
  if (to - from >= 44) return { x: (from + to) / 2, "text-anchor": "middle" };
  return to > width / 2 ? { x: from - 10, "text-anchor": "end" } : { x: to + 10, "text-anchor": "start" };
}

// Both stands as stretches of the scale from −3 to 3.
function scaleElement(finding) {
  if (!bothSides(finding)) return undefined;
  const [above, below] = endsOf(finding.stands[0]);
  const [width, height, edge] = [300, 92, 14];
  const x = (value) => edge + ((value + 3) / 6) * (width - 2 * edge);
  const signed = (value) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0");
  const names = finding.is_one ? ["without", "with"] : ["before", "after"];
  const told = finding.stands.map((stand, index) => `${names[index]} ${signed(stand.low)} to ${signed(stand.high)}`);
  const svg = drawn("svg", {
    class: "scale", role: "img", viewBox: `0 0 ${width} ${height}`, width, height,
    "aria-label": `On the scale from −3 to +3: ${told.join(", ")}.`,
  });
  svg.append(drawn("line", { class: "lane-middle", x1: x(0), x2: x(0), y1: 4, y2: 66 }));
  for (let value = -3; value <= 3; value += 1) {
    svg.append(drawn("text", { class: "lane-date", x: x(value), y: 76, "text-anchor": "middle" }, signed(value)));
  }
  svg.append(
    drawn("text", { class: "lane-word", x: 2, y: 89 }, below),
    drawn("text", { class: "lane-word", x: width - 2, y: 89, "text-anchor": "end" }, above),
  );
  finding.stands.forEach((stand, index) => {
    const role = index === 0 ? "earlier" : "later";
    const top = 8 + index * 30;
    svg.append(drawn("rect", {
      class: `scale-bar ${role}`, x: x(stand.low) - 5, y: top, rx: 6, width: x(stand.high) - x(stand.low) + 10, height: 22,
    }));
    svg.append(drawn("text", {
      class: `scale-word ${role}`, y: top + 15, ...wordPlace(x(stand.low), x(stand.high), width),
    }, names[index]));
  });
  return svg;
}
