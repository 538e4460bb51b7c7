-- 議題と発言者の組ごとに発言を数える。
-- Counts speeches for every agenda item and speaker.
WITH chosen AS (
  SELECT DISTINCT thing FROM names WHERE contains(name, lower(regexp_replace($name, '[ 　]+', '', 'g')))
),
spoken AS (
  SELECT *, unnest(coalesce(items, [NULL])) AS item FROM speeches WHERE kind = 'Spoken' AND line IS NOT NULL
),
counted AS (
  SELECT
    date, body, item, speaker, count(*) AS utterances, file, min(coalesce(page, 0) * 1000000 + line) AS place, meeting, document
  FROM spoken
  WHERE contains(speaker, $name) OR person IN (SELECT thing FROM chosen) OR post IN (SELECT thing FROM chosen)
  GROUP BY date, body, item, speaker, file, meeting, document
)
SELECT
  date, body, item, speaker, utterances, file, CASE WHEN place >= 1000000 THEN place // 1000000 END AS page,
  place % 1000000 AS line, meeting, document
FROM counted
ORDER BY date, body, file, page, line, speaker, item, document
