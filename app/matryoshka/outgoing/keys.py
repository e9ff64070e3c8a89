"""Finds keys, tokens and passwords: by the forms that services give theirs, or by what stands before."""

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
    r"""(?ix) \b (?: pass (?:word|phrase|code|wd) | api [ _-]? key | access [ _-]? token
    | secret (?:[ _-]? key)? | bearer | пароль | парол[яюе]м? | passwort | mot[ ]de[ ]passe | contraseña )
    (?: [ ] (?:is|are|это|ist|est|es) \b | \s* [:=—–] )? \s* ["'“«„`]? (?P<said> [^\s"'”»“`,;]{6,} )"""
)
"""What somebody calls a password or a key."""
_LONG = re.compile(r"(?<![\w+/=.-])[\w+/=-]{24,}(?![\w+/=-])", re.ASCII)
_RANDOM, _DIGITS = 4.2, 3
"""Bits a character and digits: words and names have fewer, keys in letters of both cases and digits more."""
_MORE = re.compile(r"[\w+/=~-]*(?:\.[\w+/=~-]+)*", re.ASCII)


def keys(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; some are found twice."""
    yield from (found.span() for found in _BLOCK.finditer(text))
    for pattern in _patterns(_DETECTORS):
        yield from _whole(pattern, text)
    for pattern in _patterns((BasicAuthDetector,)):
        yield from (found.span(1) for found in pattern.finditer(text))
    for found in _NAMED.finditer(text):
        if not found["said"].strip(".!?…)").isalpha():
            yield found.span("said")
    yield from (found.span() for found in _LONG.finditer(text) if _is_random(found[0]))


@cache
def _patterns(detectors: tuple[type[RegexBasedDetector], ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for kind in detectors for pattern in kind().denylist)


def _whole(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """With what follows without a break: some patterns are content with a key's beginning."""
    place = 0
    while found := pattern.search(text, place):
        more = _MORE.match(text, found.end())
        place = more.end() if more else found.end()
        yield found.start(), place


def _is_random(text: str) -> bool:
    mixed = sum(map(str.isdecimal, text)) >= _DIGITS and text.upper() != text != text.lower()
    return mixed and Base64HighEntropyString().calculate_shannon_entropy(text) > _RANDOM
