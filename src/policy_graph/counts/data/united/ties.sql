-- A tie is of one document alone, since it names a quote or a speech: two documents give none twice.
WITH told AS (
  SELECT t.* REPLACE (coalesce(one.actor, t.source) AS source, coalesce(other.actor, t.target) AS target,
                      coalesce(m.label, '') AS meeting, m.date AS date, m.body AS body)
  FROM part.ties AS t
  LEFT JOIN renamed AS one ON one.bill = t.source
  LEFT JOIN renamed AS other ON other.bill = t.target
  LEFT JOIN meetings AS m ON m.meeting = t.meeting
)
SELECT * FROM told
ORDER BY document, start, "end", relation, source, target, coalesce(side, ''), quote, confidence, coalesce(place, ''),
         coalesce(utterance, ''), beside_start NULLS FIRST, beside_end, beside_quote, beside_utterance
