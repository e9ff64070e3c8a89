"""The transcript of a conversation: its answers, and the seams where a bigger one was asked."""

from matryoshka.ui.transcript.view import Transcript

__all__ = ["Transcript"]
