-- 施策の名が出てくる文を、発言者・役割・日付とともに示す。
-- Lists the sentences that name a program, with speaker, role and date.
WITH named AS (
  SELECT
    thing, date, speaker, sentence AS words, file, page, line, min(quote) AS evidence, utterance, document,
    CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM mentions
  WHERE utterance IS NOT NULL AND thing IN (SELECT thing FROM names WHERE contains(name, $program))
  GROUP BY ALL
)
SELECT
  named.date, named.speaker, role, label AS topic, words, file, page, line, named.thing, evidence, utterance, named.document,
  named.meeting
FROM named
JOIN things ON things.thing = named.thing AND things.kind = 'program'
LEFT JOIN (SELECT utterance, role FROM speeches) AS spoken USING (utterance)
ORDER BY named.date, file, page, line, topic, words, named.thing, named.document
