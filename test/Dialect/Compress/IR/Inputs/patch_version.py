"""Writes a bytecode file whose dialect has another version: `in version out`."""

import sys

source, version, target = sys.argv[1:]
with open(source, "rb") as file:
    data = file.read()
# A section of dialect versions (id 7) that is one byte long and says 1; lengths and
# numbers below 128 are a byte, shifted by one, with the lowest bit set.
head = bytes([7, 1 << 1 | 1])
old, new = head + bytes([1 << 1 | 1]), head + bytes([int(version) << 1 | 1])
assert data.count(old) == 1, f"{data.count(old)} sections of dialect versions in {source}"
with open(target, "wb") as file:
    file.write(data.replace(old, new))
