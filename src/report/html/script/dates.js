// Days as readers write them, whatever the language of the browser.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// "8 Jul 2023" for "2023-07-08".
function dayInWords(day) {
  if (!day) return "undated";
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

// A <time> with a day in words.
function timeElement(day) {
  return day ? element("time", { datetime: day }, dayInWords(day)) : element("span", {}, "undated");
}

// Days since 1970, to place a day on a line.
function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / 86400000;
}

// Today where the reader is, as "2023-07-08".
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
