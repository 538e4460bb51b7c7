"""The records that the stages share: frozen, slotted, keyword-only, standard library alone.

Making all their classes takes a tenth of a second, so each module is loaded when a record of it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policy_graph.model.change import Change, ChangeKind, Changes, Said, Word, known
    from policy_graph.model.document import (
        STANDARD_INPUT,
        Document,
        Finding,
        Reading,
        Region,
        RegionKind,
        Severity,
        SourceFile,
    )
    from policy_graph.model.drawing import DRAWN, DrawingChoice, Drawn, Offered, Period, PictureFormat
    from policy_graph.model.fault import Fault, FaultGroup, FaultNode, FaultSeverity, grouped
    from policy_graph.model.meeting import (
        AgendaItem,
        Bill,
        Decider,
        FieldState,
        Handout,
        LayoutChoice,
        Manner,
        Meeting,
        Ordinal,
        Outcome,
        Result,
    )
    from policy_graph.model.naming import (
        Claim,
        Code,
        EntityType,
        Listed,
        Mention,
        Predicate,
        Recognition,
        Reference,
        Status,
    )
    from policy_graph.model.network import (
        ANSWERS,
        CO_MENTION,
        SPEAKS_OF,
        Actor,
        ActorType,
        NetworkChoice,
        RollUp,
        Side,
        Tie,
        Weighting,
    )
    from policy_graph.model.printing import Language, Paper, Printing
    from policy_graph.model.release import (
        LANGUAGES,
        SUMS,
        Bilingual,
        Concept,
        FileRole,
        Place,
        Portal,
        ReleaseFile,
    )
    from policy_graph.model.result import Extraction, Failure, LeftOut, Lost
    from policy_graph.model.span import Span, Stated
    from policy_graph.model.stance import Stance
    from policy_graph.model.survey import Count, Figures, Format, Release, Software, SourceText, Survey
    from policy_graph.model.table import Cell, Choice, ColumnType, Row, Table, TableColumn
    from policy_graph.model.talk import (
        Attendee,
        Move,
        Movement,
        Note,
        NoteKind,
        Passage,
        Presence,
        Utterance,
        UtteranceFunction,
        UtteranceKind,
    )
    from policy_graph.model.withdrawal import (
        BLOCK,
        MaskRule,
        Privacy,
        Tombstone,
        Withdrawal,
        Withdrawn,
        is_withdrawn,
    )
    from policy_graph.model.world import Entity, Fact, Judgement, Resolution, Verdict

# The same for a running program: what each module has.
RECORDS = {
    "change": "Change ChangeKind Changes Said Word known",
    "document": "STANDARD_INPUT Document Finding Reading Region RegionKind Severity SourceFile",
    "drawing": "DRAWN DrawingChoice Drawn Offered Period PictureFormat",
    "fault": "Fault FaultGroup FaultNode FaultSeverity grouped",
    "meeting": "AgendaItem Bill Decider FieldState Handout LayoutChoice Manner Meeting Ordinal Outcome Result",
    "naming": "Claim Code EntityType Listed Mention Predicate Recognition Reference Status",
    "network": "ANSWERS CO_MENTION SPEAKS_OF Actor ActorType NetworkChoice RollUp Side Tie Weighting",
    "printing": "Language Paper Printing",
    "release": "LANGUAGES SUMS Bilingual Concept FileRole Place Portal ReleaseFile",
    "result": "Extraction Failure LeftOut Lost",
    "span": "Span Stated",
    "stance": "Stance",
    "survey": "Count Figures Format Release Software SourceText Survey",
    "table": "Cell Choice ColumnType Row Table TableColumn",
    "talk": "Attendee Move Movement Note NoteKind Passage Presence Utterance UtteranceFunction UtteranceKind",
    "withdrawal": "BLOCK MaskRule Privacy Tombstone Withdrawal Withdrawn is_withdrawn",
    "world": "Entity Fact Judgement Resolution Verdict",
}
_HOMES = {name: module for module, names in RECORDS.items() for name in names.split()}
__all__ = list(_HOMES)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return found
