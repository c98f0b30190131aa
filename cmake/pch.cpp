// Exists to be compiled with pch.h.
