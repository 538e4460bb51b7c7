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
-- The beginning, in which a break between paragraphs is a space; where there is none, nothing is looked for.
opened AS (
  SELECT
    utterance, speaker, date, file, page, line, document, meeting,
    CASE
      WHEN contains(left(text, 60), chr(10)) THEN left(regexp_replace(left(text, 1000), '\n+', ' ', 'g'), 60)
      ELSE left(text, 60)
    END AS opening
  FROM speeches
  WHERE text IS NOT NULL
),
replies AS (SELECT * FROM pairs JOIN opened ON utterance = reply)
SELECT
  r.date, q.speaker AS asked, q.opening AS question, r.speaker AS answered, r.opening AS answer, r.file, r.page, r.line,
  r.asked AS query, reply, r.document, r.meeting
FROM replies AS r
JOIN opened AS q ON q.utterance = r.asked
ORDER BY r.date, r.file, r.page, r.line, reply, query
