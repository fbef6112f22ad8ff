"""`python -m argmap`."""

import sys

from argmap.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
