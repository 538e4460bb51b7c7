-- A jurisdiction is both place and organization, and counts as a place here.
WITH kinds AS (
  SELECT subject, list(value) AS all_of_them FROM said WHERE what = 'kind' GROUP BY subject
), kind AS (
  SELECT subject,
         list_min(list_filter(all_of_them, lambda each:
           each <> 'jurisdiction' AND (each <> 'organization' OR NOT list_contains(all_of_them, 'jurisdiction')))) AS kind
  FROM kinds
), around AS (
  SELECT subject, list(value ORDER BY value) AS within
  FROM said WHERE what = 'within' AND value IN (SELECT subject FROM said WHERE what = 'kind' AND value = 'place')
  GROUP BY subject
), one AS (
  SELECT subject,
         min(value) FILTER (what = 'label') AS label, min(value) FILTER (what = 'employer') AS employer,
         min(value) FILTER (what = 'geonames') AS geonames, min(value) FILTER (what = 'lgcode') AS lgcode,
         min(value) FILTER (what = 'country') AS country
  FROM said GROUP BY subject
)
SELECT subject AS thing, kind, label, within, employer, geonames, lgcode, country
FROM kind JOIN one USING (subject) LEFT JOIN around USING (subject)
WHERE kind IS NOT NULL AND label IS NOT NULL
ORDER BY kind, label, thing
