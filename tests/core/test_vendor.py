"""Vendored files are the published ones, and each is listed."""

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
ROW = re.compile(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_vendored_files_equal_the_list_and_its_checksums():
    listed = dict(ROW.findall((VENDOR / "README.md").read_text(encoding="utf-8")))

    present = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path != VENDOR / "README.md"
    }

    assert present == listed


def test_vendored_folders_carry_their_licence():
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]

    with_licence = [path for path in folders if any(path.glob("*LICEN[CS]E*"))]

    assert with_licence == folders
