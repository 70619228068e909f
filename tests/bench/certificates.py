"""Measures how many certificates a second one core prints, signs and checks on the small database."""

import json
import sys
import time
from random import Random

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- app ready

from aspnet import services  # noqa: E402 -- app ready
from aspnet.demonstration.certificates import make_certificates  # noqa: E402 -- app ready
from aspnet.documents import certificate_pdf  # noqa: E402 -- app ready
from aspnet.models import Certificate  # noqa: E402 -- app ready

COUNT = 300


def measure() -> dict[str, float]:
    """Prints and checks a second, over certificates of many countries and scripts."""
    rows = Certificate.objects.select_related("membership__institution", "country")
    if not rows.exists():  # a database that was filled before there were certificates
        make_certificates(Random(COUNT), timezone.now().date())
    found = list(rows.in_force().order_by("public_id")[:COUNT])
    certificate_pdf(found[0])  # the compiler loads its fonts once
    started = time.process_time()
    sizes = [len(certificate_pdf(row)) for row in found]
    printed = time.process_time() - started
    started = time.process_time()
    checks = [services.check(row.signature).is_good for row in found]
    checked = time.process_time() - started
    if not all(checks):
        raise SystemExit("A certificate of the demonstration does not verify")
    return {
        "printed": len(found) / printed,
        "checked": len(found) / checked,
        "kilobytes": sum(sizes) / len(sizes) / 1024,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
