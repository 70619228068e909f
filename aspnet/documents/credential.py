"""The membership as Open Badges 3.0 credential, for wallets and other registers."""

import datetime
from typing import Any

from django.conf import settings

from ..models import Certificate
from ..signing import current_signer

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
NAME = "Member of the UNESCO Associated Schools Network"
CRITERIA = "Admitted by UNESCO."


def badge_credential(certificate: Certificate) -> dict[str, Any]:
    """The credential in English, with public facts only."""
    site = settings.SITE_URL
    institution = certificate.institution
    found = {
        "@context": CONTEXTS,
        "id": f"{site}{certificate.get_absolute_url()}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": NAME,
        "issuer": {
            "id": f"{site}/",
            "type": ["Profile"],
            "name": settings.SITE_NAME,
            "url": f"{site}/",
        },
        "validFrom": moment(certificate.issued_on),
        "credentialSubject": {
            "id": f"{site}{institution.get_absolute_url()}",
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": certificate.name,
                    "identityType": "name",
                }
            ],
            "achievement": {
                "id": f"{site}/schools/about/",
                "type": ["Achievement"],
                "achievementType": "Membership",
                "name": NAME,
                "description": NAME,
                "criteria": {"narrative": CRITERIA},
            },
        },
    }
    if certificate.valid_until is not None:
        last = certificate.valid_until + datetime.timedelta(days=1)
        found["validUntil"] = moment(last)
    return found


def badge_jwt(certificate: Certificate) -> str:
    """The credential signed, in the JWT form of the standard."""
    credential, signer = badge_credential(certificate), current_signer()
    claims = credential | {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": seconds(certificate.issued_on),
    }
    if certificate.valid_until is not None:
        claims["exp"] = seconds(certificate.valid_until + datetime.timedelta(days=1))
    address = f"{settings.SITE_URL}/certificates/keys.json#{signer.key.key_id}"
    return signer.sign(claims, type_="JWT", key_id=address)


def moment(day: datetime.date) -> str:
    """The beginning of a day, as the standard writes it."""
    return f"{day.isoformat()}T00:00:00Z"


def seconds(day: datetime.date) -> int:
    """The same as a number."""
    return int(datetime.datetime.combine(day, datetime.time.min, datetime.UTC).timestamp())
