"""A query never reaches another server, however the word is hidden; the word itself may be spoken of."""

import time

import pytest

from policy_graph.errors import UsageError
from policy_graph.triples.guard import refuse_service


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE#c\n<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE ?where { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p '''a'b''' . SERVICE <http://127.0.0.1:1/> {} }",
        'SELECT * { ?s ?p "a\\"" . SERVICE <http://127.0.0.1:1/> {} }',
        "SELECT * { FILTER(1 <2)SERVICE<http://127.0.0.1:1/>{} }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> {} } }",
        "SELECT * { ?s ?p <http://a#b> . SERVICE <http://127.0.0.1:1/> {} }",
    ],
)
def test_service_is_refused_wherever_it_stands(text: str) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        refuse_service(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT $SERVICE { ?s ?p $SERVICE }",
        'SELECT * { ?s ?p "SERVICE <http://x>" }',
        "SELECT * { ?s ?p '''x ' SERVICE <y> ''' }",
        "SELECT * { ?s <http://x/#SERVICE> ?o }",
        "# SERVICE <http://x>\nSELECT * { ?s ?p ?o }",
        "PREFIX service: <http://x/> SELECT * { ?s service:SERVICE ?o }",
        'SELECT * { ?s ?p "x"@service }',
        "SELECT * { ?s a <http://x/PublicService> }",
    ],
)
def test_the_word_may_be_spoken_of(text: str) -> None:
    refuse_service(text)


def test_the_message_says_where() -> None:
    with pytest.raises(UsageError, match="line 3"):
        refuse_service("SELECT *\n{\n SERVICE <http://x> {} }")


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX a: <a:> SELECT * { ?s ?p a:b\\# . SERVICE <http://x> {} }",
        "PREFIX a: <a:> SELECT * { ?s ?p a:b\\' . SERVICE <http://x> {} }",
        "SELECT * { ?s ?p 1.SERVICE <http://x> {} }",
    ],
)
def test_what_is_escaped_in_a_name_hides_nothing(text: str) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        refuse_service(text)


@pytest.mark.parametrize(
    "piece", ["a.", "a-", "<a", '"', "'", '"""', "a:", "\\", "?", "#", "1 ", "{", "a:b\\"]
)
def test_reading_the_words_takes_time_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        refuse_service(piece * times)
        return time.process_time() - begun

    seconds(1_000)
    few, many = min(seconds(10_000) for _ in range(3)), seconds(80_000)
    assert many < 40 * few + 0.1
