-- 名の出た回数を時期ごとに数える。
-- Counts mentions by month or year.
WITH counted AS (
  SELECT
    thing, left(date::VARCHAR, CASE $per WHEN 'year' THEN 4 ELSE 7 END) AS period,
    count(DISTINCT mention) AS mentions, count(DISTINCT meeting) AS meetings, min(quote) AS quote,
    arg_min(sentence, quote) AS words
  FROM mentions
  WHERE date IS NOT NULL AND thing IN (SELECT thing FROM names WHERE contains(name, $name))
  GROUP BY thing, period
)
SELECT period, label AS topic, mentions, meetings, words, thing, quote
FROM counted JOIN things USING (thing)
ORDER BY period, topic, thing
