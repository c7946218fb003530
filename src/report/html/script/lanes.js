// A lane: the positions of one actor on one matter by date, for above the middle, against below, shifts marked.
//
// In: { label, ends: [above, below], points: [{ date, low, high, position, moved }] }, in the order they were said, and the width in pixels.
// Out: an SVG with a text for readers who do not see it; undefined where no point has a date.

function drawLane(lane, width) {
  const points = lane.points.filter((point) => point.date);
  if (points.length === 0) return undefined;
  const height = 104;
  const edge = { left: 58, right: 22, top: 12, bottom: 24 };
  const middle = edge.top + (height - edge.top - edge.bottom) / 2;
  const unit = (height - edge.top - edge.bottom) / 6;
  const days = points.map((point) => dayNumber(point.date));
  const first = Math.min(...days);
  const last = Math.max(...days);
  const room = width - edge.left - edge.right;
  const x = (day) => (first === last ? edge.left + room / 2 : edge.left + (room * (day - first)) / (last - first));
  const y = (value) => middle - value * unit;
  const of = (point) => (point.low + point.high) / 2;

  const told = points.map((point) => `${dayInWords(point.date)}: ${point.position}${point.moved ? " (moved)" : ""}`);
  const svg = drawn("svg", {
    class: "lane", role: "img", viewBox: `0 0 ${width} ${height}`, width, height,
    "aria-label": `${lane.label}. ${told.join("; ")}.`,
  });
  svg.append(
    drawn("rect", { class: "lane-for", x: edge.left, y: edge.top, width: room, height: middle - edge.top }),
    drawn("line", { class: "lane-middle", x1: edge.left, x2: width - edge.right, y1: middle, y2: middle }),
    drawn("text", { class: "lane-word", x: edge.left - 8, y: edge.top + 11, "text-anchor": "end" }, lane.ends[0]),
    drawn("text", { class: "lane-word", x: edge.left - 8, y: height - edge.bottom - 3, "text-anchor": "end" }, lane.ends[1]),
  );
  // Points of one day stand beside each other.
  const taken = new Map();
  const places = points.map((point, index) => {
    const at = Math.round(x(days[index]));
    const beside = taken.get(at) ?? 0;
    taken.set(at, beside + 1);
    return { x: Math.min(at + beside * 13, width - 8), y: y(of(point)) };
  });
  const path = places.map((place, index) => `${index === 0 ? "M" : "L"}${place.x} ${place.y}`).join(" ");
  svg.append(drawn("path", { class: "lane-line", d: path }));
  points.forEach((point, index) => {
    const place = places[index];
    svg.append(drawn("line", { class: "lane-range", x1: place.x, x2: place.x, y1: y(point.high), y2: y(point.low) }));
    const shape = point.moved
      ? drawn("path", { class: `lane-point ${point.moved}`, d: `M${place.x} ${place.y - 7}l7 7l-7 7l-7 -7z` })
      : drawn("circle", { class: "lane-point", cx: place.x, cy: place.y, r: 5 });
    shape.append(drawn("title", {}, told[index]));
    svg.append(shape);
  });
  // Dates beneath, as far as they do not touch each other.
  const free = { until: -Infinity };
  points.forEach((point, index) => {
    const text = dayInWords(point.date);
    const half = text.length * 3.4;
    const at = Math.min(Math.max(x(days[index]), edge.left + half - 20), width - half);
    const isLast = index === points.length - 1;
    if (at - half < free.until || (!isLast && at + half > width - 2 * half - 30 && first !== last && days[index] !== last)) return;
    free.until = at + half + 10;
    svg.append(drawn("text", { class: "lane-date", x: at, y: height - 6, "text-anchor": "middle" }, text));
  });
  return svg;
}
