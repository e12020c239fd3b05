"""The nouns that flow through enishi: frozen values, no I/O, no third-party import at run time."""
