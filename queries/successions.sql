-- 引き継ぐと述べられたものを、根拠の文とともに示す。
-- Lists what is said to follow something earlier, with the words.
WITH chosen AS (SELECT DISTINCT thing FROM names WHERE contains(name, $name)),
stated AS (
  SELECT
    subject AS one, object AS other, sentence AS words, speaker, date, file, page, line, min(quote) AS evidence, utterance,
    document, CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM facts
  WHERE relation = 'succeeds' AND status = 'Stated'
    AND (subject IN (SELECT thing FROM chosen) OR object IN (SELECT thing FROM chosen))
  GROUP BY ALL
)
SELECT
  a.label AS newer, b.label AS older, words, speaker, date, file, page, line, one, other, evidence, utterance, document, meeting
FROM stated
JOIN things AS a ON a.thing = one
JOIN things AS b ON b.thing = other
ORDER BY date, newer, older, file, page, line, words, one, other, document
