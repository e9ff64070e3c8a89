"""Finds keys, tokens and passwords: by the forms that services give theirs, and by what stands before them."""

import re
from collections.abc import Iterator
from functools import cache

from detect_secrets.plugins.artifactory import ArtifactoryDetector
from detect_secrets.plugins.aws import AWSKeyDetector
from detect_secrets.plugins.azure_storage_key import AzureStorageKeyDetector
from detect_secrets.plugins.base import RegexBasedDetector
from detect_secrets.plugins.basic_auth import BasicAuthDetector
from detect_secrets.plugins.cloudant import CloudantDetector
from detect_secrets.plugins.discord import DiscordBotTokenDetector
from detect_secrets.plugins.github_token import GitHubTokenDetector
from detect_secrets.plugins.gitlab_token import GitLabTokenDetector
from detect_secrets.plugins.high_entropy_strings import Base64HighEntropyString
from detect_secrets.plugins.ibm_cloud_iam import IbmCloudIamDetector
from detect_secrets.plugins.ibm_cos_hmac import IbmCosHmacDetector
from detect_secrets.plugins.jwt import JwtTokenDetector
from detect_secrets.plugins.mailchimp import MailchimpDetector
from detect_secrets.plugins.npm import NpmDetector
from detect_secrets.plugins.openai import OpenAIDetector
from detect_secrets.plugins.pypi_token import PypiTokenDetector
from detect_secrets.plugins.sendgrid import SendGridDetector
from detect_secrets.plugins.slack import SlackDetector
from detect_secrets.plugins.softlayer import SoftlayerDetector
from detect_secrets.plugins.square_oauth import SquareOAuthDetector
from detect_secrets.plugins.stripe import StripeDetector
from detect_secrets.plugins.telegram_token import TelegramBotTokenDetector
from detect_secrets.plugins.twilio import TwilioKeyDetector

_DETECTORS: tuple[type[RegexBasedDetector], ...] = (
    ArtifactoryDetector,
    AWSKeyDetector,
    AzureStorageKeyDetector,
    BasicAuthDetector,
    CloudantDetector,
    DiscordBotTokenDetector,
    GitHubTokenDetector,
    GitLabTokenDetector,
    IbmCloudIamDetector,
    IbmCosHmacDetector,
    JwtTokenDetector,
    MailchimpDetector,
    NpmDetector,
    OpenAIDetector,
    PypiTokenDetector,
    SendGridDetector,
    SlackDetector,
    SoftlayerDetector,
    SquareOAuthDetector,
    StripeDetector,
    TelegramBotTokenDetector,
    TwilioKeyDetector,
)
_BLOCK = re.compile(
    r"-----BEGIN (?P<what>[A-Z ]*PRIVATE KEY(?: BLOCK)?)-----.*?(?:-----END (?P=what)-----|\Z)", re.DOTALL
)
"""A private key with all its lines."""
_NAMED = re.compile(
    r"""(?ix) \b (?: pass (?:word|phrase|code|wd) | api [ _-]? key | access [ _-]? token | secret (?:[ _-]? key)?
    | bearer | пароль | парол[яюе]м? | passwort | mot[ ]de[ ]passe | contraseña )
    (?: [ ] (?:is|are|это|ist|est|es) \b | \s* [:=—–] )? \s* ["'“«„`]? (?P<said> [^\s"'”»“`,;]{6,} )"""
)
"""What somebody calls a password or a key."""
_LONG = re.compile(r"(?<![\w+/=.-])[\w+/=-]{24,}(?![\w+/=-])", re.ASCII)
_RANDOM = 4.0
"""Bits a character; words and names have fewer, keys in letters of both cases and digits more."""


def keys(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; some are found twice."""
    yield from (found.span() for found in _BLOCK.finditer(text))
    for pattern in _patterns():
        for found in pattern.finditer(text):
            yield from _parts(found)
    for found in _NAMED.finditer(text):
        if not found["said"].isalpha():
            yield found.span("said")
    yield from (found.span() for found in _LONG.finditer(text) if _is_random(found[0]))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for kind in _DETECTORS for pattern in kind().denylist)


def _parts(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """What a pattern puts in brackets is the secret; the whole of one without brackets."""
    groups = [found.span(number) for number in range(1, found.re.groups + 1) if found[number]]
    yield from groups or [found.span()]


def _is_random(text: str) -> bool:
    mixed = any(each.isdecimal() for each in text) and text.upper() != text != text.lower()
    return mixed and Base64HighEntropyString().calculate_shannon_entropy(text) > _RANDOM
