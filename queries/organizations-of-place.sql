-- 場所との関係が述べられた組織と、同じ段落で名の出た組織を示す。
-- Lists organizations that are said to relate to a place, and those named in the same paragraph.
WITH places AS (
  SELECT thing, label FROM things WHERE kind = 'place' AND thing IN (SELECT thing FROM names WHERE contains(name, $place))
),
organizations AS (
  SELECT thing, label FROM things
  WHERE kind = 'organization' OR thing IN (SELECT thing FROM codes WHERE scheme = 'organization')
),
stated AS (SELECT * FROM facts WHERE status = 'Stated' AND object IS NOT NULL),
related AS (
  SELECT object AS place, coalesce(employer, subject) AS who, called, stated.*
  FROM stated
  JOIN (VALUES
    ('memberOf', '所属する'), ('partOf', 'の一部である'), ('locatedIn', 'に位置する'), ('responsibleFor', '所管する'),
    ('participatesIn', '参加する'), ('cooperatesWith', '連携する'), ('targets', '対象とする')
  ) AS relations (code, called) ON code = relation
  LEFT JOIN things ON things.thing = subject
  WHERE object IN (SELECT thing FROM places)
  UNION ALL
  SELECT subject, coalesce(employer, object), called, stated.*
  FROM stated
  JOIN (VALUES
    ('memberOf', 'の所属先である'), ('partOf', 'が一部に含む'), ('locatedIn', 'の所在地である'), ('responsibleFor', 'の所管に属する'),
    ('participatesIn', 'に参加される'), ('cooperatesWith', '連携する'), ('targets', 'の対象である')
  ) AS relations (code, called) ON code = relation
  LEFT JOIN things ON things.thing = object
  WHERE subject IN (SELECT thing FROM places)
),
tied AS (
  SELECT subject AS who, object AS place FROM stated
  WHERE relation IN ('memberOf', 'partOf', 'locatedIn', 'responsibleFor', 'participatesIn', 'cooperatesWith')
  UNION
  SELECT object, subject FROM stated
  WHERE relation IN ('partOf', 'locatedIn', 'responsibleFor', 'participatesIn', 'cooperatesWith', 'targets')
),
passages AS (
  SELECT DISTINCT thing AS place, passage FROM mentions
  WHERE passage IS NOT NULL AND thing IN (SELECT thing FROM places)
),
beside AS (
  SELECT place, m.thing AS who, m.*
  FROM passages
  JOIN mentions AS m USING (passage)
  JOIN things ON things.thing = m.thing AND things.kind = 'organization'
  ANTI JOIN tied ON tied.who = m.thing AND tied.place = passages.place
),
found AS (
  SELECT 0 AS rank, place, who, called, speaker, sentence, date, file, page, line, quote, utterance, document, meeting FROM related
  UNION ALL
  SELECT 1, place, who, '同じ段落で言及', speaker, sentence, date, file, page, line, quote, utterance, document, meeting FROM beside
)
SELECT
  a.label AS at, b.label AS organization, called AS relation, speaker, sentence AS words, date, file, page, line,
  place AS "where", who, min(quote) AS evidence, utterance, document, CASE WHEN date IS NOT NULL THEN meeting END AS meeting
FROM found
JOIN places AS a ON a.thing = place
JOIN organizations AS b ON b.thing = who
WHERE who <> place
GROUP BY rank, a.label, b.label, called, speaker, sentence, date, file, page, line, place, who, utterance, document, meeting
ORDER BY a.label, rank, b.label, called, date, file, page, line, sentence, place, who, document
