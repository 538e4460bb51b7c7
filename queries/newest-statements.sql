-- 事実として述べられた関係を、新しい順に、根拠の文とともに示す。
-- Lists relations stated as facts, newest first, with the words.
WITH chosen AS (SELECT DISTINCT thing FROM names WHERE contains(name, $name)),
stated AS (
  SELECT
    subject AS one, relation AS code, object AS other, sentence AS words, speaker, date, file, page, line,
    min(quote) AS evidence, utterance, document, meeting
  FROM facts
  WHERE status = 'Stated' AND date >= CAST($since AS DATE)
    AND (subject IN (SELECT thing FROM chosen) OR object IN (SELECT thing FROM chosen))
  GROUP BY ALL
)
SELECT
  date, a.label AS source, called AS relation, b.label AS target, words, speaker, file, page, line, one, other, evidence,
  utterance, document, meeting
FROM stated
JOIN (VALUES
  ('memberOf', '所属する'), ('holdsPost', '役職に就く'), ('partOf', 'の一部である'), ('locatedIn', 'に位置する'),
  ('responsibleFor', '所管する'), ('participatesIn', '参加する'), ('cooperatesWith', '連携する'), ('targets', '対象とする'),
  ('succeeds', '引き継ぐ')
) AS relations (code, called) USING (code)
JOIN things AS a ON a.thing = one
JOIN things AS b ON b.thing = other
ORDER BY date DESC, file, page, line, source, relation, target, words, one, other, document
