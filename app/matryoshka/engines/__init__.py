"""How messages become words: llama.cpp in child processes."""
