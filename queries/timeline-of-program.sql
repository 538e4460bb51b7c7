-- 施策の名が出た会議を日付順に並べる。
-- Lists the meetings that named a program, by date.
WITH named AS (
  SELECT
    m.thing, label, document, file, count(DISTINCT mention) AS mentions, count(DISTINCT speaker) AS speakers, min(start) AS first
  FROM mentions AS m
  JOIN things ON things.thing = m.thing AND things.kind = 'program'
  WHERE m.thing IN (SELECT thing FROM names WHERE contains(name, $program))
  GROUP BY m.thing, label, document, file
),
opening AS (
  SELECT m.thing, m.document, sentence AS words, page, line, min(quote) AS evidence
  FROM mentions AS m JOIN named ON named.thing = m.thing AND named.document = m.document AND first = start
  GROUP BY m.thing, m.document, sentence, page, line
)
SELECT
  s.date, label AS topic, min(title) AS meeting, mentions, speakers, words, named.file, page, line, named.thing,
  s.meeting AS held, evidence, named.document
FROM named
JOIN opening USING (thing, document)
JOIN sittings AS s USING (document)
GROUP BY s.date, label, mentions, speakers, words, named.file, page, line, named.thing, s.meeting, evidence, named.document
ORDER BY s.date, topic, named.file, page, line, named.thing, named.document
