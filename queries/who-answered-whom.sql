-- 質問と答弁の組を、それぞれの書き出しとともに示す。
-- Lists pairs of question and answer with the beginning of each.
WITH chosen AS (
  SELECT DISTINCT thing FROM names WHERE contains(name, lower(regexp_replace($speaker, '[ 　]+', '', 'g')))
),
wanted AS (
  SELECT utterance FROM speeches
  WHERE contains(speaker, $speaker) OR person IN (SELECT thing FROM chosen) OR post IN (SELECT thing FROM chosen)
),
pairs AS (
  SELECT * FROM answers
  WHERE reply IN (SELECT utterance FROM wanted) OR asked IN (SELECT utterance FROM wanted)
),
opened AS (
  SELECT *, left(regexp_replace(text, '\n+', ' ', 'g'), 60) AS opening FROM speeches
  WHERE text IS NOT NULL
    AND (utterance IN (SELECT reply FROM pairs) OR utterance IN (SELECT asked FROM pairs))
)
SELECT
  r.date, q.speaker AS asked, q.opening AS question, r.speaker AS answered, r.opening AS answer, r.file, r.page, r.line,
  pairs.asked AS query, reply, r.document, r.meeting
FROM pairs
JOIN opened AS r ON r.utterance = reply
JOIN opened AS q ON q.utterance = pairs.asked
ORDER BY r.date, r.file, r.page, r.line, reply, query
