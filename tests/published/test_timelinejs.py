"""The file for TimelineJS against the form that its makers document
(https://timeline.knightlab.com/docs/json-format.html), which publish no schema."""

import copy
import json
import os
import unittest
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from jsonschema import Draft202012Validator

SAMPLES = Path(os.environ["SAMPLES"])


def only(properties, required=()):
    """An object with these properties and no other: what TimelineJS does not know, it
    leaves out without a word."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


WORDS = {"type": "string", "minLength": 1}
# Of a date only the year is asked for; a part without the one above it means nothing.
DATE = only(
    {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "second": {"type": "integer", "minimum": 0, "maximum": 59},
        "millisecond": {"type": "integer", "minimum": 0, "maximum": 999},
        "display_date": WORDS,
    },
    ["year"],
) | {"dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"]}}
TEXT = only({"headline": WORDS, "text": {"type": "string"}}) | {"minProperties": 1}
MEDIA = only(
    {name: WORDS for name in ("url", "caption", "credit", "thumbnail", "alt", "title", "link", "link_target")},
    ["url"],
)
BACKGROUND = only({"url": WORDS, "alt": WORDS, "color": WORDS})
TITLE = {
    "start_date": DATE,
    "end_date": DATE,
    "text": TEXT,
    "media": MEDIA,
    "group": WORDS,
    "display_date": WORDS,
    "background": BACKGROUND,
    "autolink": {"type": "boolean"},
    "unique_id": WORDS,
}
TIMELINE = only(
    {
        "events": {"type": "array", "minItems": 1, "items": only(TITLE, ["start_date"])},
        "title": only(TITLE),
        "eras": {
            "type": "array",
            "items": only({"start_date": DATE, "end_date": DATE, "text": TEXT}, ["start_date", "end_date"]),
        },
        "scale": {"enum": ["human", "cosmological"]},
    },
    ["events"],
)
FORM = Draft202012Validator(TIMELINE)


class Tags(HTMLParser):
    """The elements of a text, which TimelineJS puts into its page as it is."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found = [], set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.add((tag, *attributes))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


class TimelineJs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.timeline = json.loads((SAMPLES / "timelinejs.json").read_text("utf-8"))
        cls.slides = cls.timeline["events"]

    def test_has_the_documented_form(self):
        Draft202012Validator.check_schema(TIMELINE)
        self.assertEqual([error.message for error in FORM.iter_errors(self.timeline)], [])
        self.assertGreater(len(self.slides), 80)

    def test_another_form_is_refused(self):
        for spoil in (
            lambda t: t.pop("events"),
            lambda t: t.update(scale="years"),
            lambda t: t["events"][0].pop("start_date"),
            lambda t: t["events"][0]["start_date"].update(year="2025"),
            lambda t: t["events"][0]["start_date"].pop("month"),
            lambda t: t["events"][0].update(headline="A headline in the wrong place"),
            lambda t: t["title"]["text"].update(headline=None),
        ):
            spoiled = copy.deepcopy(self.timeline)
            spoil(spoiled)
            self.assertFalse(FORM.is_valid(spoiled))

    def test_days_are_days_and_end_after_they_begin(self):
        for slide in self.slides:
            first = date(**slide["start_date"])
            self.assertGreaterEqual(date(**slide.get("end_date", slide["start_date"])), first)

    def test_ids_lead_to_one_slide(self):
        ids = [slide["unique_id"] for slide in self.slides]
        self.assertEqual(len(ids), len(set(ids)))

    def test_texts_are_markup_that_is_closed_and_does_nothing(self):
        for slide in self.slides:
            for text in (slide["text"]["headline"], slide["display_date"], slide["group"]):
                self.assertEqual(Tags(text).found, set(), text)
            tags = Tags(slide["text"]["text"])
            self.assertEqual(tags.open, [])
            self.assertLessEqual(tags.found, {("p",), ("small",)})


if __name__ == "__main__":
    unittest.main()
