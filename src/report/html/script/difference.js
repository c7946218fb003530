// The page of a difference: days in words.

for (const time of document.querySelectorAll("time")) time.textContent = dayInWords(time.dateTime);
