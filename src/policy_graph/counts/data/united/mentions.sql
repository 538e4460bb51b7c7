SELECT m.* REPLACE (d.meeting AS meeting, d.date AS date, d.body AS body)
FROM part.mentions AS m LEFT JOIN documents AS d USING (document)
ORDER BY document, start, mention, thing
