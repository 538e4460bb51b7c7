"""The terms that a catalogue is written in, by their short names, and the kinds of things that it speaks of."""

from policy_graph.triples.vocab import listed

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "pg": "https://w3id.org/policy-graph/ns#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

TERMS = {
    "adms": "status versionNotes",
    "dcat": """
        Catalog Dataset Distribution accessURL bbox byteSize centroid compressFormat contactPoint dataset distribution
        downloadURL endDate keyword landingPage mediaType startDate theme themeTaxonomy version
    """,
    "dcatap": "availability",
    "dct": """
        Frequency LicenseDocument LinguisticSystem Location MediaType MediaTypeOrExtent PeriodOfTime ProvenanceStatement
        RightsStatement Standard accessRights accrualPeriodicity conformsTo creator description format identifier issued
        language license modified provenance publisher rights spatial temporal title type
    """,
    "foaf": "Agent Document homepage name page",
    "geo": "wktLiteral",
    "prov": "Activity Agent Entity SoftwareAgent used wasAssociatedWith wasDerivedFrom wasGeneratedBy",
    "rdf": "type",
    "rdfs": "label",
    "schema": "softwareVersion",
    "skos": "Concept ConceptScheme altLabel exactMatch inScheme notation prefLabel",
    "spdx": "Checksum ChecksumAlgorithm algorithm checksum checksumAlgorithm_sha256 checksumValue",
    "vcard": "Kind Organization fn hasEmail hasURL",
    "void": """
        Dataset Linkset class classPartition classes dataDump distinctObjects distinctSubjects documents entities
        exampleResource linkPredicate objectsTarget properties property propertyPartition subjectsTarget subset triples
        uriSpace vocabulary
    """,
    "xsd": "date hexBinary integer nonNegativeInteger",
}

# Kinds of things and their headings, in the order in which a catalogue speaks of them; each is a prefix of IRIs.
KINDS = {
    "catalog": "目録 / The catalogue",
    "dataset": "データセット / The dataset",
    "distribution": "配布するファイル / Files to download",
    "contact": "問い合わせ先 / Whom to ask",
    "period": "対象期間 / Period",
    "place": "対象地域 / Places",
    "statement": "権利と作られ方の説明 / Rights and provenance in words",
    "activity": "作成の過程 / How the data were made",
    "software": "使ったソフトウェア / Software",
    "document": "もとにした会議録 / The minutes that the data were made from",
    "hash": "ファイルのハッシュ値 / Checksums of the files",
    "checksum": "会議録のハッシュ値 / Checksums of the minutes",
    "linkset": "他のデータとのつながり / Links to other datasets",
    "target": "つながる先のデータ / The datasets that are linked to",
    "code": "公的な符号 / Official codes",
    "class": "種類ごとの件数 / How many things of each kind",
    "property": "性質ごとの件数 / How many statements of each property",
}
# Kinds that belong to the graph, not to its catalogue.
OF_GRAPH = ("document", "checksum")
# What has an IRI elsewhere stands last.
ELSEWHERE = "共通の語彙の項目、公開者、ページ / Entries of shared lists, the publisher, pages"

# The IRI of a term of the catalogue by its short name (``dcat:Dataset``).
term = listed(TERMS, PREFIXES, "is no term of the catalogue; add it to TERMS")
