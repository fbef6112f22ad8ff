"""Maps in Jupyter notebooks."""

from argmap.diagrams.engines import EngineError
from argmap.library import draw
from argmap.model.argument_map import ArgumentMap


def mimebundle(amap: ArgumentMap) -> dict[str, str]:
    """The map as SVG and as plain text; only as text where no engine can draw it."""
    bundle = {"text/plain": str(amap)}
    try:
        bundle["image/svg+xml"] = draw(amap, format="svg").decode()
    except EngineError as error:
        bundle["text/plain"] += f" – not drawn: {error}"
    return bundle
