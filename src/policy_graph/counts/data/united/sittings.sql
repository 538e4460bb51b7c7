-- Title, date and body are those of the meeting, which several documents may record.
SELECT s.* REPLACE (coalesce(m.label, s.title) AS title, m.date AS date, m.body AS body)
FROM part.sittings AS s LEFT JOIN meetings AS m USING (meeting)
ORDER BY date, meeting, document
