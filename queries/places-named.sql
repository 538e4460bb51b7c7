-- 場所の名の出た回数を数える。
-- Counts mentions of places.
SELECT
  any_value(label) AS "where", count(DISTINCT mention) AS mentions, count(DISTINCT meeting) AS meetings,
  arg_min(sentence, quote) AS words, thing, min(quote) AS quote
FROM mentions JOIN things USING (thing)
WHERE kind = 'place' AND meeting IS NOT NULL AND contains(lower(coalesce(body, '')), $body)
  AND thing IN (SELECT thing FROM names WHERE contains(name, $place))
GROUP BY thing
ORDER BY mentions DESC, "where", thing
