-- 述べられた関係を、二者ごとに数える。
-- Counts stated relations between two parties.
WITH ends AS (
  SELECT
    coalesce(s.employer, f.subject) AS one, f.relation AS code, coalesce(o.employer, f.object) AS other, quote, sentence
  FROM facts AS f
  LEFT JOIN things AS s ON s.thing = f.subject
  LEFT JOIN things AS o ON o.thing = f.object
  WHERE status = 'Stated' AND f.object IS NOT NULL
),
counted AS (
  SELECT one, code, other, count(DISTINCT quote) AS quotes, min(quote) AS quote, arg_min(sentence, quote) AS words
  FROM ends WHERE one <> other GROUP BY one, code, other
),
chosen AS (SELECT DISTINCT thing FROM names WHERE contains(name, $name))
SELECT
  a.label AS source, called AS relation, b.label AS target, quotes, words, one, other, quote
FROM counted
JOIN (VALUES
  ('memberOf', '所属する'), ('holdsPost', '役職に就く'), ('partOf', 'の一部である'), ('locatedIn', 'に位置する'),
  ('responsibleFor', '所管する'), ('participatesIn', '参加する'), ('cooperatesWith', '連携する'), ('targets', '対象とする'),
  ('succeeds', '引き継ぐ')
) AS relations (code, called) USING (code)
JOIN things AS a ON a.thing = one
JOIN things AS b ON b.thing = other
WHERE one IN (SELECT thing FROM chosen) OR other IN (SELECT thing FROM chosen)
ORDER BY quotes DESC, source, relation, target, one, other
