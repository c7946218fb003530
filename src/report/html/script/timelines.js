// The page of timelines: draws each lane in its place.

const lanes = JSON.parse(document.getElementById("data").textContent);
for (const place of document.querySelectorAll("[data-lane]")) {
  const drawing = drawLane(lanes[Number(place.dataset.lane)], Math.max(280, Math.min(place.clientWidth, 1000)));
  if (drawing) place.append(drawing);
}
for (const time of document.querySelectorAll("time")) time.textContent = dayInWords(time.dateTime);
