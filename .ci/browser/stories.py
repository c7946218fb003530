"""Articles that the browser test is run on: invented people in an invented country, by the thousand or hostile."""

import json
from pathlib import Path

WORKS = ["harbour toll", "northern line", "cod quota", "ferry tax", "museum fee", "airport levy", "water meter", "night market",
         "grain tariff", "school charter"]
GIVEN = ["Ada", "Bela", "Cato", "Dora", "Emil", "Fenna", "Gero", "Hanne", "Ivo", "Jula"]
FAMILY = ["Marrow", "Tessik", "Orlan", "Veldt", "Kassar"]
ENDINGS = ["berg", "dal", "holt", "mark", "nes", "stad", "vik", "wald", "heim", "lund"]


def many(file: Path, actors: int):
    """For each actor and each work a stand and, later, the contrary: `actors` × 10 findings of one rule."""
    with file.open("w", encoding="utf-8") as out:
        for number in range(actors):
            given = GIVEN[number % 10]
            family = FAMILY[number // 10 % 5] + ENDINGS[number // 50 % 10]
            for index, work in enumerate(WORKS):
                day = 1 + (number + index) % 28
                for verb, year in (("support", 2021), ("oppose", 2024)):
                    record = {
                        "id": f"{number}-{index}-{year}",
                        "date": f"{year}-{1 + index:02}-{day:02}",
                        "speaker": f"{given} {family}",
                        "outlet": f"Courier {number % 12}",
                        "url": f"https://courier.example/{number}/{index}/{year}",
                        "text": f"I {verb} the {work} in Estrel and in all the towns on the northern coast of Valmora.",
                    }
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")


def hostile(file: Path):
    """Two statements that try to leave their place: markup, an end of the script, an order to turn the text round."""
    texts = [
        ("2022-03-01", "javascript:alert(1)", "I support the harbour toll </script><script>document.title='broken'</script> in Estrel."),
        ("2023-03-01", "https://courier.example/\"onclick=alert(1)", "I oppose the harbour toll <b onmouseover=alert(1)>\u202eevil\u202c</b> <!-- in Estrel."),
    ]
    with file.open("w", encoding="utf-8") as out:
        for date, url, text in texts:
            record = {"id": date, "date": date, "speaker": "Mara Velin", "outlet": "<script>alert(1)</script>", "url": url,
                      "title": "{{data}} \u2028 ]]>", "text": text}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def hostile_revisions(folder: Path):
    """Two revisions of one article with the same intentions."""
    files = []
    for name, words in (("old", "in principle <script>alert(1)</script>"), ("new", "always \u202eevil\u202c <script>alert(2)</script>")):
        file = folder / f"hostile-{name}.md"
        file.write_text(
            f"---\ndate: 2022-03-01\ntitle: <img src=x onerror=alert(1)> {name}\nurl: javascript:alert(1)\n---\n\n"
            f"\"I support the harbour toll in Estrel {words},\" Mara Velin said.\n",
            encoding="utf-8",
        )
        files.append(file)
    return files
