-- 発言者ごとに発言を数える。
-- Counts speeches by speaker.
SELECT
  speaker AS who, coalesce(body, '') AS held, count(*) AS speeches, sum(characters)::BIGINT AS characters,
  count(DISTINCT meeting) AS meetings, min(utterance) AS utterance
FROM speeches
WHERE kind = 'Spoken' AND contains(lower(coalesce(body, '')), $body)
  AND (contains(speaker, $speaker)
    OR person IN (SELECT thing FROM names WHERE contains(name, lower(regexp_replace($speaker, '[ 　]+', '', 'g')))))
GROUP BY who, held
ORDER BY speeches DESC, characters DESC, who, held
