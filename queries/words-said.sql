-- 言葉の出てくる発言を、日付順に示す。
-- Lists the speeches that hold words, by date.
WITH found AS (
  SELECT *, greatest(strpos(text, $words) - 1, 0) AS before FROM speeches
  WHERE text IS NOT NULL AND contains(text, $words)
)
SELECT
  date, body, speaker, role,
  regexp_replace(substring(text, CASE WHEN before > 30 THEN before - 29 ELSE 1 END, 90), '\n+', ' ', 'g') AS said,
  file, page, line, utterance, document, meeting
FROM found
ORDER BY date, file, page, line, utterance
