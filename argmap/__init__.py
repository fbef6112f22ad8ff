r"""Argument maps drawn from texts: read, check, reason over and draw them.

>>> import argmap
>>> compilation = argmap.loads("claim close: Mill Street should be closed to cars.\n  assumed\n")
>>> compilation.map.claims["close"].text
'Mill Street should be closed to cars.'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from argmap.version import __version__

if TYPE_CHECKING:
    from argmap.argument_map import ArgumentMap
    from argmap.builder import ArgMap
    from argmap.catalogue.rule import Rule, Severity
    from argmap.comparison.difference import MapDifference
    from argmap.comparison.drafts import DraftCheck
    from argmap.comparison.editions import NewEdition
    from argmap.comparison.passages import MapComparison
    from argmap.comparison.review import Review
    from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
    from argmap.diagrams.view import View
    from argmap.exchange import export, import_data, import_file
    from argmap.findings.as_json import report_schema
    from argmap.findings.report import Report
    from argmap.integrations.frames import claims_frame, quotations_frame, to_networkx
    from argmap.interchange.af import read_af, write_af
    from argmap.interchange.as_dict import schema
    from argmap.interchange.foreign import Exported, Foreign
    from argmap.interchange.imported import Imported
    from argmap.interchange.loss import FormatLoss, Lost
    from argmap.library import (
        check,
        check_draft,
        compare,
        coverage,
        diff,
        draw,
        dump,
        dumps,
        from_dict,
        load,
        loads,
        quotes,
        refresh,
        report,
        report_data,
        review,
        to_dict,
    )
    from argmap.model.elements import (
        Claim,
        Contradiction,
        Inference,
        InferenceKind,
        Question,
        Quotation,
        QuotationKind,
        Section,
        SourceText,
        Speaker,
        Verdict,
    )
    from argmap.model.known import UnknownNameError
    from argmap.pipeline import Compilation
    from argmap.proofs.certificate import Certificate, certificate
    from argmap.proofs.conflicts import ConflictCertificate, conflict_certificate
    from argmap.proofs.pack import Pack, pack
    from argmap.proofs.verify import Verified, verify
    from argmap.quotations.check import CheckedQuotation
    from argmap.quotations.coverage import Coverage, TextSentence
    from argmap.quotations.find import find_quote
    from argmap.quotations.finding import Critical, Difference, Finding, Status
    from argmap.quotations.text.quoted_text import QuotedText
    from argmap.reasoning.budget import OutOfTimeError
    from argmap.reasoning.conflicts import Assertion, Conflict, Conflicts
    from argmap.reasoning.frameworks.framework import Framework
    from argmap.reasoning.frameworks.unfolding import framework_of
    from argmap.reasoning.labeller import Evaluation, Labelling, Labellings
    from argmap.reasoning.labels import StepLabel
    from argmap.reasoning.reasoner import Reasoner
    from argmap.reasoning.strengths import Strengths
    from argmap.reasoning.whatif import Flip, Flips, WhatIf
    from argmap.reasoning.why import Ground, Why
    from argmap.service.corpus import FileCheck, FileResult, check_file, over_files
    from argmap.shown import Picture, ReportText
    from argmap.source import Source, Span

_HOMES = {
    "argmap.catalogue.rule": ("Rule", "Severity"),
    "argmap.comparison.difference": ("MapDifference",),
    "argmap.comparison.drafts": ("DraftCheck",),
    "argmap.comparison.editions": ("NewEdition",),
    "argmap.comparison.passages": ("MapComparison",),
    "argmap.comparison.review": ("Review",),
    "argmap.diagnostics.diagnostic": ("Diagnostic", "Edit", "Label"),
    "argmap.diagrams.view": ("View",),
    "argmap.exchange": ("export", "import_data", "import_file"),
    "argmap.integrations.frames": ("claims_frame", "quotations_frame", "to_networkx"),
    "argmap.interchange.as_dict": ("schema",),
    "argmap.interchange.foreign": ("Exported", "Foreign"),
    "argmap.interchange.imported": ("Imported",),
    "argmap.interchange.loss": ("FormatLoss", "Lost"),
    "argmap.library": (
        "check",
        "check_draft",
        "compare",
        "coverage",
        "diff",
        "draw",
        "dump",
        "dumps",
        "from_dict",
        "load",
        "loads",
        "quotes",
        "refresh",
        "report",
        "report_data",
        "review",
        "to_dict",
    ),
    "argmap.proofs.certificate": ("Certificate", "certificate"),
    "argmap.proofs.conflicts": ("ConflictCertificate", "conflict_certificate"),
    "argmap.proofs.pack": ("Pack", "pack"),
    "argmap.proofs.verify": ("Verified", "verify"),
    "argmap.argument_map": ("ArgumentMap",),
    "argmap.model.elements": (
        "Claim",
        "Contradiction",
        "Inference",
        "InferenceKind",
        "Question",
        "Quotation",
        "QuotationKind",
        "Section",
        "SourceText",
        "Speaker",
        "Verdict",
    ),
    "argmap.builder": ("ArgMap",),
    "argmap.model.known": ("UnknownNameError",),
    "argmap.shown": ("Picture", "ReportText"),
    "argmap.pipeline": ("Compilation",),
    "argmap.quotations.check": ("CheckedQuotation",),
    "argmap.quotations.coverage": ("Coverage", "TextSentence"),
    "argmap.quotations.find": ("find_quote",),
    "argmap.quotations.finding": ("Critical", "Difference", "Finding", "Status"),
    "argmap.quotations.text.quoted_text": ("QuotedText",),
    "argmap.reasoning.labeller": ("Evaluation", "Labelling", "Labellings"),
    "argmap.reasoning.reasoner": ("Reasoner",),
    "argmap.reasoning.conflicts": (
        "Assertion",
        "Conflict",
        "Conflicts",
    ),
    "argmap.reasoning.budget": ("OutOfTimeError",),
    "argmap.reasoning.frameworks.framework": ("Framework",),
    "argmap.reasoning.labels": ("StepLabel",),
    "argmap.reasoning.strengths": ("Strengths",),
    "argmap.reasoning.whatif": (
        "Flip",
        "Flips",
        "WhatIf",
    ),
    "argmap.reasoning.frameworks.unfolding": ("framework_of",),
    "argmap.reasoning.why": (
        "Ground",
        "Why",
    ),
    "argmap.interchange.af": (
        "read_af",
        "write_af",
    ),
    "argmap.findings.as_json": ("report_schema",),
    "argmap.findings.report": ("Report",),
    "argmap.service.corpus": ("FileCheck", "FileResult", "check_file", "over_files"),
    "argmap.source": ("Source", "Span"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ArgMap",
    "ArgumentMap",
    "Assertion",
    "Certificate",
    "CheckedQuotation",
    "Claim",
    "Compilation",
    "Conflict",
    "ConflictCertificate",
    "Conflicts",
    "Contradiction",
    "Coverage",
    "Critical",
    "Diagnostic",
    "Difference",
    "DraftCheck",
    "Edit",
    "Evaluation",
    "Exported",
    "FileCheck",
    "FileResult",
    "Finding",
    "Flip",
    "Flips",
    "Foreign",
    "FormatLoss",
    "Framework",
    "Ground",
    "Imported",
    "Inference",
    "InferenceKind",
    "Label",
    "Labelling",
    "Labellings",
    "Lost",
    "MapComparison",
    "MapDifference",
    "NewEdition",
    "OutOfTimeError",
    "Pack",
    "Picture",
    "Question",
    "Quotation",
    "QuotationKind",
    "QuotedText",
    "Reasoner",
    "Report",
    "ReportText",
    "Review",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "SourceText",
    "Span",
    "Speaker",
    "Status",
    "StepLabel",
    "Strengths",
    "TextSentence",
    "UnknownNameError",
    "Verdict",
    "Verified",
    "View",
    "WhatIf",
    "Why",
    "__version__",
    "certificate",
    "check",
    "check_draft",
    "check_file",
    "claims_frame",
    "compare",
    "conflict_certificate",
    "coverage",
    "diff",
    "draw",
    "dump",
    "dumps",
    "export",
    "find_quote",
    "framework_of",
    "from_dict",
    "import_data",
    "import_file",
    "load",
    "loads",
    "over_files",
    "pack",
    "quotations_frame",
    "quotes",
    "read_af",
    "refresh",
    "report",
    "report_data",
    "report_schema",
    "review",
    "schema",
    "to_dict",
    "to_networkx",
    "verify",
    "write_af",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `import argmap` costs nothing."""
    if name == "load_ipython_extension":  # what `%load_ext argmap` calls
        from argmap.integrations.notebook import load_ipython_extension

        return load_ipython_extension
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted(__all__)
