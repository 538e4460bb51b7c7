-- 同じ段落で名の出た施策の組を数える。
-- Counts pairs of programs that are named in one paragraph.
WITH named AS (
  SELECT passage, thing, kind, min(quote) AS quote, arg_min(sentence, quote) AS sentence
  FROM mentions JOIN things USING (thing)
  WHERE passage IS NOT NULL AND kind IN ('program')
  GROUP BY passage, thing, kind
),
counted AS (
  SELECT
    a.thing AS one, b.thing AS other, count(*) AS passages, min(a.quote) AS quote, arg_min(a.sentence, a.quote) AS words
  FROM named AS a JOIN named AS b USING (passage)
  WHERE a.kind = 'program' AND b.kind = 'program' AND a.thing < b.thing
  GROUP BY one, other
),
chosen AS (SELECT DISTINCT thing FROM names WHERE contains(name, $program))
SELECT a.label AS source, b.label AS target, passages, words, one, other, quote
FROM counted
JOIN things AS a ON a.thing = one
JOIN things AS b ON b.thing = other
WHERE passages >= $least AND (one IN (SELECT thing FROM chosen) OR other IN (SELECT thing FROM chosen))
ORDER BY passages DESC, source, target, one, other
