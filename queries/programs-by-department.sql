-- 施策を所管すると述べられた組織や役職を、根拠の文とともに示す。
-- Lists who is said to be in charge of a program, with the words.
WITH stated AS (
  SELECT
    subject AS actor, object AS thing, sentence AS words, date, file, page, line, min(quote) AS evidence, document,
    CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM facts
  WHERE relation = 'responsibleFor' AND status = 'Stated'
    AND subject IN (SELECT thing FROM names WHERE contains(name, $department))
  GROUP BY ALL
)
SELECT
  a.label AS who, b.label AS program, words, date, file, page, line, actor, stated.thing, evidence, document, meeting
FROM stated
JOIN things AS a ON a.thing = actor
JOIN things AS b ON b.thing = stated.thing AND b.kind = 'program'
ORDER BY who, program, date, file, page, line, words, actor, stated.thing, document
