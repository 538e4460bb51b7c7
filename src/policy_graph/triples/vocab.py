"""The words of the graph in Python: every term that may be written, own and reused, by its short name."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from pyoxigraph import NamedNode

PREFIXES = {
    "pg": "https://w3id.org/policy-graph/ns#",
    "cnt": "http://www.w3.org/2011/content#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# What may be written. The ontology defines every term of pg:; a test holds the two lists together.
TERMS = {
    "pg": """
        Minutes Meeting AgendaItem Attendance Utterance Passage Statement Finding Jurisdiction
        Program Plan Ordinance Law Rule Treaty Project Scheme Subsidy Fund PublicEvent
        memberOf holdsPost partOf locatedIn responsibleFor participatesIn cooperatesWith targets alias succeeds
        bodyName municipalityName startTime endTime observers session issue number agendaItem
        notPublished unreadable notApplicable
        attendee presence group affiliation affiliationRole
        speakerLabel speakingAs utteranceKind utteranceFunction answers stageNote
        evidence sentence line page position confidence method status anaphor kind machineRead
        file textFile textChecksum characters layout code severity
        Judgement verdict becomes becomesKind writtenAs inDocuments
        Same NotSame Dropped Retyped
        Bill Outcome Movement Handout bill partOfItem added result manner decidedBy ayes noes ruling statedIn
        Stance side about For Against
        mover move atTime noteKind
        Passed PassedAmended Rejected Approved Adopted PartlyAdopted NotAdopted Continued Withdrawn Referred AsReported
        NoObjection Unanimous Majority Minority Ballot CastingVote Body Committee Arrives Leaves
        Applause Laughter Shout TakesFloor Rises Recess Vote OtherNote
        Spoken Procedural Chairing Questioning Answering Proceeding Present Absent Late LeftEarly Information Warning
        Stated Negated Planned Former Asked Hypothetical
        Withdrawal withdrawal withdrawn places
        WithdrawnPerson WithdrawnUtterance WithdrawnWords WithdrawnDocument MaskedNames
        Entry candidate lgcode jisx0402 iso3166 unm49
    """,
    "cnt": "characterEncoding",
    "dc": "creator",
    "dct": "date description isPartOf isReplacedBy replaces source spatial title",
    "eli": "LegalResource",
    "foaf": "Document Person",
    "oa": """
        Annotation SpecificResource TextPositionSelector TextQuoteSelector
        end exact hasBody hasSelector hasSource hasTarget identifying motivatedBy prefix start suffix
    """,
    "opengov": "Speech role",
    "org": """
        FormalOrganization Membership Organization OrganizationalUnit Post
        holds member memberOf organization postIn subOrganizationOf
    """,
    "rdf": "Statement object predicate subject type",
    "rdfs": "Datatype comment label",
    "schema": """
        AdministrativeArea BodyOfWater CivicStructure CollegeOrUniversity Country Event Hospital Park Place School TrainStation
        about alternateName attendee containedInPlace creator encodingFormat endDate location name organizer position
        startDate text
    """,
    "skos": "altLabel exactMatch hiddenLabel notation",
    "spdx": "Checksum algorithm checksum checksumAlgorithm_sha256 checksumValue",
    "xsd": "boolean date dateTime decimal hexBinary integer time",
}


def listed(terms: Mapping[str, str], prefixes: Mapping[str, str], advice: str) -> Callable[[str], NamedNode]:
    """Make what gives the IRI of a term by its short name; it raises ValueError, with advice, for one that is not listed.

    ``terms`` are names by prefix, parted by white space.
    """
    known = frozenset(f"{prefix}:{name}" for prefix, names in terms.items() for name in names.split())

    @lru_cache(maxsize=512)
    def term(name: str) -> NamedNode:
        if name not in known:
            raise ValueError(f"{name} {advice}")
        prefix, _, local = name.partition(":")
        return NamedNode(prefixes[prefix] + local)

    return term


# The IRI of a term of the graph by its short name (``pg:Meeting``).
term = listed(TERMS, PREFIXES, "is no term of the graph; add it to TERMS and to the ontology")


def short(iri: str) -> str:
    """Write an IRI of a known vocabulary by its short name, any other as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
