-- 連携すると述べられた二者を、根拠の文とともに示す。
-- Lists parties that are said to cooperate, with the words.
WITH chosen AS (SELECT DISTINCT thing FROM names WHERE contains(name, $name)),
stated AS (
  SELECT
    subject AS first, object AS second, sentence AS words, speaker, date, file, page, line, min(quote) AS evidence, utterance,
    document, CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM facts
  WHERE relation = 'cooperatesWith' AND status = 'Stated'
    AND (subject IN (SELECT thing FROM chosen) OR object IN (SELECT thing FROM chosen))
  GROUP BY ALL
)
SELECT
  a.label AS one, b.label AS other, words, speaker, date, file, page, line, first, second, evidence, utterance, document, meeting
FROM stated
JOIN things AS a ON a.thing = first
JOIN things AS b ON b.thing = second
ORDER BY one, other, date, file, page, line, words, first, second, document
