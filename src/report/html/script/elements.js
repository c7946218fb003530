// Making elements. Text is only ever set as text: nothing of an article is read as markup.

const svgNamespace = new DOMParser().parseFromString("<svg></svg>", "text/html").querySelector("svg").namespaceURI;

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null && child !== "") element.append(child);
  }
  return element;
}

// An element: element("p", { class: "note" }, "text", otherElement).
function element(tag, attributes, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

// The same for what an SVG is made of.
function drawn(tag, attributes, ...children) {
  return furnish(document.createElementNS(svgNamespace, tag), attributes, children);
}

// "1 finding", "2 findings".
function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
