-- 所属と役職を、名簿や本文の根拠とともに示す。
-- Lists memberships and posts, with the lists or words that say so.
WITH stated AS (
  SELECT
    subject AS thing, relation AS code, object AS place, CASE relation WHEN 'memberOf' THEN role END AS role, sentence AS words,
    date, file, page, line, min(quote) AS evidence, document, CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM facts
  WHERE relation IN ('memberOf', 'holdsPost') AND status = 'Stated'
    AND subject IN (SELECT thing FROM names WHERE contains(name, $person))
  GROUP BY ALL
)
SELECT
  a.label AS who, CASE code WHEN 'memberOf' THEN '所属する' ELSE '役職に就く' END AS relation, b.label AS what, role, words, date,
  file, page, line, stated.thing, place, evidence, document, meeting
FROM stated
JOIN things AS a ON a.thing = stated.thing AND a.kind = 'person'
JOIN things AS b ON b.thing = place
ORDER BY who, relation, what, date, file, page, line, words, stated.thing, place, role, document
