-- 関係を述べる文書を、言い方と根拠の数とともに示す。
-- Lists the documents that state a relation, with the manner and the number of quotes.
WITH counted AS (
  SELECT
    subject AS one, relation AS code, object AS other, status AS manner, document, file, date,
    CASE WHEN date IS NOT NULL THEN meeting END AS meeting,
    count(DISTINCT quote) AS quotes, min(quote) AS quote, arg_min(sentence, quote) AS words
  FROM facts
  WHERE subject IN (SELECT thing FROM names WHERE contains(name, $subject))
    AND object IN (SELECT thing FROM names WHERE contains(name, $object))
  GROUP BY subject, relation, object, status, document, file, date, meeting
)
SELECT
  a.label AS source, called AS relation, b.label AS target, put AS status, date, file, quotes, words, one, other, quote,
  document, meeting
FROM counted
JOIN (VALUES
  ('memberOf', '所属する'), ('holdsPost', '役職に就く'), ('partOf', 'の一部である'), ('locatedIn', 'に位置する'),
  ('responsibleFor', '所管する'), ('participatesIn', '参加する'), ('cooperatesWith', '連携する'), ('targets', '対象とする'),
  ('succeeds', '引き継ぐ')
) AS relations (code, called) USING (code)
JOIN (VALUES
  ('Stated', '事実'), ('Negated', '否定'), ('Planned', '予定'), ('Former', '過去'), ('Asked', '質問'), ('Hypothetical', '仮定')
) AS manners (manner, put) USING (manner)
JOIN things AS a ON a.thing = one
JOIN things AS b ON b.thing = other
ORDER BY source, relation, target, date, file, status, one, other, document
