"""The packages for courses and for a USB stick, read by programs that are not ours."""

import hashlib
import importlib.util
import os
import re
import unittest
import zipfile
from pathlib import Path

from lxml import etree

PACKAGES = Path(os.environ["PACKAGES"])
# What the page in these packages is: a text of the tests' own.
PAGE = os.environ["PAGE"].encode()

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def schema():
    """The schemas of SCORM 1.2 as ADL and IMS published them. A builder of courses
    brings them along; nothing else of it is used."""
    package = importlib.util.find_spec("plct_bulder_for_sphinx")
    folder = Path(package.submodule_search_locations[0]) / "scorm-templates"
    imports = "".join(
        f'<xsd:import namespace="{name}" schemaLocation="{(folder / file).as_uri()}"/>'
        for name, file in (
            (CP.strip("{}"), "imscp_rootv1p1p2.xsd"),
            (ADL.strip("{}"), "adlcp_rootv1p2.xsd"),
        )
    )
    text = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{imports}</xsd:schema>'
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.fromstring(text, parser))


def read(name):
    """The names and contents of an archive, which holds no time and no machine."""
    with zipfile.ZipFile(PACKAGES / name) as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0), entry.filename
            assert entry.external_attr >> 16 == 0o100644, entry.filename
        return {entry: archive.read(entry) for entry in archive.namelist()}


class Course(unittest.TestCase):
    def setUp(self):
        self.files = read("threatline-scorm.zip")
        self.manifest = self.files["imsmanifest.xml"]

    def test_manifest_is_valid(self):
        valid = schema()
        manifest = etree.fromstring(self.manifest)
        self.assertTrue(valid.validate(manifest), valid.error_log)
        # The schemas do look: an unknown kind, a type that is missing, strangers.
        for old, new in (
            (b'"asset"', b'"slides"'),
            (b' type="webcontent"', b""),
            (b"<resources>", b"<resources><page/>"),
            (b' identifierref="page"', b' identifierref="page" score="1"'),
        ):
            broken = self.manifest.replace(old, new)
            self.assertNotEqual(broken, self.manifest)
            self.assertFalse(valid.validate(etree.fromstring(broken)), new)

    def test_manifest_names_what_is_there(self):
        """What the schemas cannot say: references, and the files."""
        root = etree.fromstring(self.manifest)
        self.assertEqual(root.findtext(f"{CP}metadata/{CP}schema"), "ADL SCORM")
        self.assertEqual(root.findtext(f"{CP}metadata/{CP}schemaversion"), "1.2")
        organizations = root.find(f"{CP}organizations")
        [organization] = organizations.findall(f"{CP}organization")
        self.assertEqual(organizations.get("default"), organization.get("identifier"))
        [item] = organization.findall(f"{CP}item")
        [resource] = root.iter(f"{CP}resource")
        self.assertEqual(item.get("identifierref"), resource.get("identifier"))
        self.assertEqual(resource.get(f"{ADL}scormtype"), "asset")
        self.assertEqual(resource.get("type"), "webcontent")
        named = [file.get("href") for file in resource.iter(f"{CP}file")]
        self.assertIn(resource.get("href"), named)
        self.assertEqual(set(named), set(self.files) - {"imsmanifest.xml"})
        self.assertNotIn(b"{version}", self.manifest)

    def test_holds_the_page(self):
        self.assertEqual(self.files["threatline.html"], PAGE)


class Stick(unittest.TestCase):
    def setUp(self):
        self.files = read("threatline-usb.zip")

    def test_lies_in_one_folder(self):
        self.assertEqual({name.split("/")[0] for name in self.files}, {"threatline"})

    def test_checksums_are_those_of_the_files(self):
        sums = self.files["threatline/SHA256SUMS"].decode()
        listed = dict(reversed(line.split("  ")) for line in sums.splitlines())
        there = {name.split("/")[1] for name in self.files} - {"SHA256SUMS"}
        self.assertEqual(set(listed), there)
        for name, checksum in listed.items():
            content = self.files[f"threatline/{name}"]
            self.assertEqual(hashlib.sha256(content).hexdigest(), checksum, name)

    def test_says_how_to_open_it_in_three_languages(self):
        self.assertEqual(self.files["threatline/threatline.html"], PAGE)
        for language, word in (("en", "double-click"), ("nl", "dubbelklik"), ("fr", "double-cliquez")):
            guide = self.files[f"threatline/README-{language}.txt"].decode()
            self.assertIn(word, guide)
            self.assertRegex(guide, r"^Threatline \d+\.\d+\.\d+, .* \d{4}-\d{2}-\d{2}\n")
            # Every file that it names is there.
            for name in re.findall(r"(?:LICENSE|SHA256)[A-Z-]*(?:\.md)?", guide):
                if name != "SHA256":
                    self.assertIn(f"threatline/{name}", self.files, language)


if __name__ == "__main__":
    unittest.main()
