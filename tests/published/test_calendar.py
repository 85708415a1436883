"""The calendar of all events, read by a calendar library."""

import json
import os
import unittest
from datetime import date, timedelta
from pathlib import Path

import icalendar

SAMPLES = Path(os.environ["SAMPLES"])


class Calendar(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = (SAMPLES / "events.ics").read_bytes()
        cls.calendar = icalendar.Calendar.from_ical(text)
        cls.events = list(cls.calendar.walk("VEVENT"))
        cls.slides = json.loads((SAMPLES / "timelinejs.json").read_text("utf-8"))["events"]

    def test_has_no_mistake(self):
        for component in self.calendar.walk():
            self.assertEqual(component.errors, [])
        self.assertEqual(self.calendar["VERSION"], "2.0")

    def test_events_are_whole_days_that_end_after_they_start(self):
        self.assertGreater(len(self.events), 80)
        for event in self.events:
            start, end = event.decoded("DTSTART"), event.decoded("DTEND")
            self.assertIs(type(start), date, event["UID"])
            self.assertIs(type(end), date, event["UID"])
            self.assertGreaterEqual(end - start, timedelta(days=1), event["UID"])
            self.assertTrue(str(event["SUMMARY"]).strip())
            self.assertTrue(str(event["DESCRIPTION"]).strip())

    def test_ids_are_its_own_and_stay(self):
        ids = [str(event["UID"]) for event in self.events]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertTrue(all(uid.endswith("@threatline") for uid in ids))

    def test_says_what_the_other_timeline_says(self):
        self.assertEqual(len(self.events), len(self.slides))
        for event, slide in zip(self.events, self.slides):
            self.assertEqual(str(event["UID"]), f"{slide['unique_id']}@threatline")
            self.assertEqual(event.decoded("DTSTART"), date(**slide["start_date"]))
            last = event.decoded("DTEND") - timedelta(days=1)
            self.assertEqual(last, date(**slide.get("end_date", slide["start_date"])))


if __name__ == "__main__":
    unittest.main()
