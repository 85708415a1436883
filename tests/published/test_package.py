"""What is published, read by validators that are not ours.

`cargo xtask test --only data` installs them, writes the package and runs this.

Each check is also made on a copy with one thing broken, which it must refuse: a
validator that finds nothing because it looks at nothing would pass otherwise.
"""

import csv
import json
import os
import tempfile
import unittest
import zipfile
from pathlib import Path

import frictionless
import jsonschema

PACKAGE = Path(os.environ["PACKAGE"])
REPORT = "threatline-report.json"
SCHEMA = "threatline-report.schema.json"


class Unpacked(unittest.TestCase):
    """The package in a folder of its own, for each test anew."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = Path(folder.name)
        with zipfile.ZipFile(PACKAGE) as archive:
            archive.extractall(self.dir)

    def change(self, name, change):
        """Rewrites one file with what `change` makes of its text."""
        file = self.dir / name
        old = file.read_bytes().decode("utf-8")
        new = change(old)
        self.assertNotEqual(old, new, f"nothing was broken in {name}")
        file.write_bytes(new.encode("utf-8"))


class Archive(unittest.TestCase):
    def test_holds_what_the_guide_names(self):
        with zipfile.ZipFile(PACKAGE) as archive:
            self.assertIsNone(archive.testzip())
            names = archive.namelist()
            guide = archive.read("README.en.md").decode("utf-8")
            licence = archive.read("LICENSE.md").decode("utf-8")
        self.assertEqual(len(names), len(set(names)))
        named = {word for word in guide.split("`") if word.endswith((".csv", ".json"))}
        there = {name for name in names if name.endswith((".csv", ".json"))}
        self.assertEqual(named, there)
        for language in ("en", "nl", "fr"):
            self.assertIn(f"README.{language}.md", names)
        self.assertIn("CC BY 4.0", licence)

    def test_names_no_time_and_no_machine(self):
        with zipfile.ZipFile(PACKAGE) as archive:
            for entry in archive.infolist():
                self.assertEqual(entry.date_time, (1980, 1, 1, 0, 0, 0), entry.filename)
                self.assertEqual(entry.external_attr >> 16, 0o100644, entry.filename)
                self.assertEqual(entry.extra, b"", entry.filename)
            guide = archive.read("README.en.md").decode("utf-8")
        self.assertNotIn("{", guide)


class Tables(Unpacked):
    def errors(self):
        """What frictionless finds: the type of each error and its table."""
        report = frictionless.validate(str(self.dir / "datapackage.json"))
        found = [(error.type, error.note) for error in report.errors]
        for task in report.tasks:
            found += [(error.type, f"{task.name}: {error.note}") for error in task.errors]
        return found

    def test_are_valid(self):
        self.assertEqual(self.errors(), [])

    def test_hold_rows(self):
        package = json.loads((self.dir / "datapackage.json").read_text("utf-8"))
        for resource in package["resources"]:
            with open(self.dir / resource["path"], encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            self.assertGreater(len(rows), 0, resource["name"])
            for row in rows:
                self.assertNotIn(None, row, resource["name"])

    def broken_row(self, table, old, new):
        def change(text):
            head, _, rest = text.partition("\r\n")
            return head + "\r\n" + rest.replace(old, new, 1)

        self.change(f"{table}.csv", change)

    def test_what_is_broken_is_refused_where_it_stands(self):
        """All in one copy, since reading the tables takes its time."""
        # A day that no calendar has.
        self.broken_row("events", "-12-31,", "-02-31,")
        # A theme that there is not, and an id that stands twice.
        self.broken_row("topics", ",russia", ",rusland")
        self.change("topics.csv", lambda text: text + text.split("\r\n")[-2] + "\r\n")
        # A place in no section.
        self.broken_row("locators", ",terror,", ",terrors,")
        # A word that is not in the list.
        self.broken_row("values", ",exact,", ",exactly,")
        # A row that is too short.
        self.change("terms.csv", lambda text: text[: text.rindex(",")] + "\r\n")
        found = {(kind, note.partition(":")[0]) for kind, note in self.errors()}
        for expected in [
            ("type-error", "events"),
            ("foreign-key", "topics"),
            ("primary-key", "topics"),
            ("foreign-key", "locators"),
            ("constraint-error", "values"),
            ("missing-cell", "terms"),
        ]:
            self.assertIn(expected, found)


class Report(Unpacked):
    def problems(self, change=lambda report: None):
        schema = json.loads((self.dir / SCHEMA).read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        report = json.loads((self.dir / REPORT).read_text("utf-8"))
        change(report)
        found = jsonschema.Draft202012Validator(schema).iter_errors(report)
        return ["/".join(map(str, error.path)) for error in found]

    def test_is_valid(self):
        self.assertEqual(self.problems(), [])

    def test_names_its_schema(self):
        report = json.loads((self.dir / REPORT).read_text("utf-8"))
        self.assertEqual(report["$schema"], SCHEMA)

    def test_what_is_broken_is_refused_where_it_stands(self):
        def set_event(field, value):
            return lambda report: report["events"][0].__setitem__(field, value)

        def drop(record, field):
            return lambda report: report[record][0].pop(field)

        for place, change in [
            ("events/0/date", set_event("date", "24/05/2014")),
            ("events/0/date", set_event("date", "2014-13")),
            ("events/0/id", set_event("id", "Not An Id")),
            ("events/0/kind", set_event("kind", "party")),
            ("events/0/title", set_event("title", {"de": "Titel"})),
            ("events/0/title", set_event("title", {})),
            ("events/0/title", set_event("title", "x" * 5000)),
            ("events/0/at", set_event("at", [])),
            ("events/0", set_event("colour", "red")),
            ("events/0", drop("events", "date")),
            ("series/0", drop("series", "values")),
            ("threatline", lambda report: report.__setitem__("threatline", 2)),
            ("", lambda report: report.__setitem__("facts", [])),
            ("", lambda report: report.pop("threatline")),
        ]:
            with self.subTest(place=place):
                self.assertEqual(self.problems(change), [place])

    def test_the_smallest_report_is_valid(self):
        schema = json.loads((self.dir / SCHEMA).read_text("utf-8"))
        smallest = {
            "threatline": 1,
            "title": "Service X",
            "language": "fr",
            "sources": [
                {
                    "id": "x-2025",
                    "kind": "official-report",
                    "language": "nb",
                    "year": 2025,
                    "title": "Årsrapport 2025",
                }
            ],
            "events": [
                {
                    "id": "x-cable",
                    "date": "2025-03~",
                    "kind": "incident",
                    "themes": ["russia"],
                    "title": "Câble endommagé",
                    "at": [{"source": "x-2025"}],
                }
            ],
        }
        jsonschema.Draft202012Validator(schema).validate(smallest)

    def test_tables_and_report_hold_the_same_records(self):
        report = json.loads((self.dir / REPORT).read_text("utf-8"))
        for name in ("sources", "themes", "topics", "events", "statements", "series", "terms"):
            with open(self.dir / f"{name}.csv", encoding="utf-8", newline="") as file:
                ids = [row["id"] for row in csv.DictReader(file)]
            self.assertEqual(ids, [record["id"] for record in report[name]], name)
        with open(self.dir / "values.csv", encoding="utf-8", newline="") as file:
            values = [(row["series"], float(row["value"])) for row in csv.DictReader(file)]
        expected = [
            (series["id"], value["value"])
            for series in report["series"]
            for value in series["values"]
        ]
        self.assertEqual(values, expected)


if __name__ == "__main__":
    unittest.main()
