-- 全文書の会議・もの・議案を先にまとめる。
-- Meetings, things and bills of all documents come first: all other tables look them up. They hold keys and names, no texts.

-- Several documents may record one meeting; each column has its least value.
CREATE TABLE meetings AS
SELECT meeting, min(label) AS label, min(date) AS date, min(body) AS body, min(session) AS session,
       arg_min(body_key, body) AS body_key, nullif(arg_min(coalesce(kind, ''), label), '') AS kind
FROM part.meetings GROUP BY meeting;

CREATE TABLE documents AS
SELECT document, meeting, date, body
FROM (SELECT document, min(meeting) AS meeting FROM part.meetings GROUP BY document) JOIN meetings USING (meeting);

CREATE TABLE said AS SELECT DISTINCT subject, what, value FROM part.said;

-- Bills of several meetings are one where the minutes say all of: body, year, kind and number of the session, name, title.
-- The first IRI stands for all (triples/network/bills.py has the same rule for a graph without tables).
CREATE TABLE bills AS
SELECT bill, b.label, b.names,
       CASE WHEN title_key IS NULL OR body_key IS NULL OR date IS NULL OR kind IS NULL OR session IS NULL THEN bill
            ELSE min(bill) OVER (PARTITION BY name_key, title_key, body_key, year(date), kind, session) END AS actor
FROM part.bills AS b LEFT JOIN meetings USING (meeting);

CREATE TABLE renamed AS SELECT bill, actor FROM bills WHERE bill <> actor;
