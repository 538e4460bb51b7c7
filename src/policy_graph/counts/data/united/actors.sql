-- Of several kinds the first that fits counts, as in triples/network/actors.py.
WITH types AS (
  SELECT subject AS id, arg_min(type, rank) AS type
  FROM said JOIN (VALUES ('person', 'Person', 1), ('program', 'Program', 2), ('place', 'Place', 3),
                         ('organization', 'Organization', 4), ('post', 'Post', 5)) AS known (value, type, rank)
    USING (value)
  WHERE what = 'kind' GROUP BY subject
), one AS (
  SELECT subject AS id, coalesce(min(value) FILTER (what = 'label'), subject) AS label,
         list(DISTINCT value ORDER BY value) FILTER (what = 'other') AS names,
         min(value) FILTER (what = 'employer') AS employer
  FROM said GROUP BY subject
), things AS (
  SELECT id, label, type, list_filter(names, lambda name: name <> label) AS names, employer
  FROM types JOIN one USING (id)
)
SELECT id, label, type, CASE WHEN len(names) > 0 THEN names END AS names,
       CASE WHEN employer IN (SELECT id FROM types) THEN employer END AS organization
FROM things
UNION ALL SELECT bill, label, 'Bill', names, NULL FROM bills WHERE bill = actor
ORDER BY id
