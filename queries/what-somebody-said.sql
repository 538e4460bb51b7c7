-- 選んだ人の発言のうち、言葉を含むものを、日付順に示す。
-- Lists the speeches of somebody that hold words, by date.
WITH chosen AS (
  SELECT DISTINCT thing FROM names WHERE contains(name, lower(regexp_replace($person, '[ 　]+', '', 'g')))
),
found AS (
  SELECT *, greatest(strpos(text, $words) - 1, 0) AS before FROM speeches
  WHERE (contains(speaker, $person) OR person IN (SELECT thing FROM chosen) OR post IN (SELECT thing FROM chosen))
    AND text IS NOT NULL AND contains(text, $words)
)
SELECT
  date, body, speaker, role,
  regexp_replace(substring(text, CASE WHEN before > 30 THEN before - 29 ELSE 1 END, 90), '\n+', ' ', 'g') AS said,
  file, page, line, utterance, document, meeting
FROM found
ORDER BY date, file, page, line, utterance
