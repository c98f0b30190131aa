"""Python beside the Compress compiler: importers. The tools themselves need no Python."""
