-- 会議ごとに、日付・会議体・時刻・場所・議題・発言の数を示す。
-- Lists the meetings with date, body, times, venue, agenda and number of speeches.
WITH spoken AS (
  SELECT document, count(DISTINCT utterance) AS utterances, count(DISTINCT speaker) AS speakers FROM speeches GROUP BY document
)
SELECT
  date, body AS held, title, start, "end", venue, coalesce(items, 0) AS items, coalesce(present, 0) AS present,
  coalesce(utterances, 0) AS utterances, coalesce(speakers, 0) AS speakers, file, meeting, document
FROM sittings LEFT JOIN spoken USING (document)
WHERE contains(lower(coalesce(body, '')), $body)
ORDER BY date, held, file, meeting, document
