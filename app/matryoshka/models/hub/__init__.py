"""The model hub: what it says of its models, and the bytes of their files, over HTTP."""
