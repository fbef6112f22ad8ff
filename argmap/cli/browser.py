"""Opening something in the browser, and saying so where there is none."""

import webbrowser


def open_in_browser(address: str) -> bool:
    """Open an address in the user's browser; whether there is one."""
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
