"""Write the published JSON Schemas anew from the table of fields and the types of the report.

python tests/tools/schemas.py
"""

import json
from pathlib import Path

from argmap.findings.as_json import make_schema
from argmap.interchange.as_dict import schema

PACKAGE = Path(__file__).parents[2] / "argmap"
FILES = {
    PACKAGE / "interchange" / "argmap-map-2.schema.json": schema,
    PACKAGE / "findings" / "argmap-report-1.schema.json": make_schema,
}

if __name__ == "__main__":
    for path, make in FILES.items():
        path.write_text(json.dumps(make(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
