SELECT s.* REPLACE (m.date AS date, m.body AS body)
FROM part.speeches AS s LEFT JOIN meetings AS m USING (meeting)
ORDER BY document, position, utterance
