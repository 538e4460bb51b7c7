-- 質問に答えた人や役職ごとに、答弁を数える。
-- Counts answers by who gave them.
WITH chosen AS (
  SELECT DISTINCT thing FROM names WHERE contains(name, lower(regexp_replace($department, '[ 　]+', '', 'g')))
),
counted AS (
  SELECT
    r.speaker AS who, coalesce(r.body, '') AS held, count(DISTINCT reply) AS answers, count(DISTINCT q.speaker) AS askers,
    min(reply) AS reply
  FROM answers
  JOIN speeches AS r ON r.utterance = reply
  JOIN speeches AS q ON q.utterance = asked
  WHERE contains(r.speaker, $department) OR r.person IN (SELECT thing FROM chosen) OR r.post IN (SELECT thing FROM chosen)
  GROUP BY who, held
)
SELECT who, held, answers, askers, left(regexp_replace(text, '\n+', ' ', 'g'), 60) AS words, reply
FROM counted JOIN speeches ON utterance = reply AND text IS NOT NULL
ORDER BY answers DESC, who, held
