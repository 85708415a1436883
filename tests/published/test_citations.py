"""The citations of every record, read by reference managers' own libraries."""

import json
import os
import re
import unittest
from pathlib import Path

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter
from citeproc.source.json import CiteProcJSON

SAMPLES = Path(os.environ["SAMPLES"])


class Citations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.csl = json.loads((SAMPLES / "citations.json").read_text("utf-8"))
        text = (SAMPLES / "citations.ris").read_bytes().decode("utf-8")
        cls.ris = rispy.loads(text)

    def test_are_many(self):
        self.assertGreater(len(self.csl), 1000)

    def test_ris_says_what_csl_says(self):
        self.assertEqual(len(self.ris), len(self.csl))
        kinds = {
            "report": "RPRT",
            "article-newspaper": "NEWS",
            "document": "GEN",
            "dataset": "DATA",
        }
        for ris, csl in zip(self.ris, self.csl):
            self.assertEqual(ris["type_of_reference"], kinds[csl["type"]])
            self.assertEqual(ris["id"], csl["id"])
            self.assertEqual(ris["title"], csl["title"])
            self.assertEqual(ris["language"], csl["language"])
            [author] = csl["author"]
            name = author.get("literal") or f"{author['family']}, {author['given']}"
            self.assertEqual(ris["authors"], [name])
            self.assertEqual(ris.get("urls", [None])[0], csl.get("URL"))
            first = re.match(r"\d+", csl.get("page", ""))
            ris_first = re.match(r"\d+", ris.get("start_page", ""))
            self.assertEqual(ris_first and ris_first[0], first and first[0])
            issued = csl.get("issued", {}).get("date-parts", [[None]])
            self.assertEqual(ris.get("year"), issued[0][0] and str(issued[0][0]))
            # Nothing was left that the parser does not know.
            self.assertNotIn("unknown_tag", ris)

    def test_csl_is_cited_by_another_program(self):
        seen, items = set(), []
        for item in self.csl:
            if item["type"] not in seen:
                seen.add(item["type"])
                items.append(item)
        self.assertEqual(len(seen), 4)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        texts = [str(text) for text in bibliography.bibliography()]
        self.assertEqual(len(texts), len(items))
        for item in items:
            [author] = item["author"]
            name = author.get("literal") or author["family"]
            expected = [name, item["title"]]
            if "issued" in item:
                expected.append(str(item["issued"]["date-parts"][0][0]))
            matches = [text for text in texts if all(word in text for word in expected)]
            self.assertTrue(matches, f"{expected} in none of {texts}")


if __name__ == "__main__":
    unittest.main()
