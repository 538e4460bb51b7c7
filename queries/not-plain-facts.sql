-- 否定・予定・過去・質問・仮定として述べられたことを、根拠の文とともに示す。
-- Lists what is denied, planned, former, asked or supposed, with the words.
WITH chosen AS (SELECT DISTINCT thing FROM names WHERE contains(name, $name)),
said AS (
  SELECT
    fact, subject AS first, relation AS code, object AS second, objectName, status AS manner, sentence AS words, speaker, date,
    file, page, line, min(quote) AS evidence, utterance, document, CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM facts
  WHERE status <> 'Stated'
    AND (
      subject IN (SELECT thing FROM chosen) OR object IN (SELECT thing FROM chosen) OR contains(lower(objectName), $name)
    )
  GROUP BY ALL
)
SELECT
  a.label AS subject, called AS relation, coalesce(b.label, objectName, second) AS object, put AS status, words, speaker, date,
  file, page, line, first, b.thing AS second, evidence, utterance, document, meeting
FROM said
JOIN (VALUES
  ('memberOf', '所属する'), ('holdsPost', '役職に就く'), ('partOf', 'の一部である'), ('locatedIn', 'に位置する'),
  ('responsibleFor', '所管する'), ('participatesIn', '参加する'), ('cooperatesWith', '連携する'), ('targets', '対象とする'),
  ('succeeds', '引き継ぐ'), ('alias', '別名')
) AS relations (code, called) USING (code)
JOIN (VALUES
  ('Negated', '否定'), ('Planned', '予定'), ('Former', '過去'), ('Asked', '質問'), ('Hypothetical', '仮定')
) AS manners (manner, put) USING (manner)
JOIN things AS a ON a.thing = first
LEFT JOIN things AS b ON b.thing = second
ORDER BY date, file, page, line, subject, relation, object, status, fact
