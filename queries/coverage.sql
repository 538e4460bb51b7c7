-- 会議体と年ごとに、会議・文書・発言を数える。
-- Counts meetings, documents and speeches by body and year.
WITH spoken AS (SELECT document, count(*) AS many FROM speeches GROUP BY document)
SELECT
  coalesce(left(date::VARCHAR, 4), '') AS year, coalesce(body, '') AS held, count(DISTINCT s.meeting) AS meetings,
  count(DISTINCT s.document) AS documents, sum(coalesce(many, 0))::BIGINT AS speeches, min(date) AS earliest, max(date) AS latest,
  min(s.meeting) AS meeting
FROM sittings AS s LEFT JOIN spoken USING (document)
WHERE contains(lower(coalesce(body, '')), $body)
GROUP BY year, held
ORDER BY year, held
