SELECT f.* REPLACE (d.meeting AS meeting, d.date AS date, d.body AS body)
FROM part.facts AS f LEFT JOIN documents AS d USING (document)
ORDER BY document, start, fact, quote
