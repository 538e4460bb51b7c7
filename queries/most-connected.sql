-- 結び付いている相手を数える。
-- Counts with how many others each one is tied.
WITH ends AS (
  SELECT subject AS thing, object AS partner, fact FROM facts WHERE status = 'Stated' AND object IS NOT NULL
  UNION ALL
  SELECT object, subject, fact FROM facts WHERE status = 'Stated' AND object IS NOT NULL
),
tied AS (
  SELECT thing, count(DISTINCT partner) AS partners, count(DISTINCT fact) AS statements FROM ends GROUP BY thing
),
named AS (SELECT thing, count(DISTINCT mention) AS mentions FROM mentions GROUP BY thing)
SELECT label AS actor, called AS kind, partners, statements, coalesce(mentions, 0) AS mentions, thing
FROM tied
JOIN things USING (thing)
JOIN (VALUES
  ('organization', '組織'), ('person', '人'), ('post', '役職'), ('place', '場所'), ('program', '施策')
) AS kinds (code, called) ON code = things.kind
LEFT JOIN named USING (thing)
WHERE partners >= $least
ORDER BY partners DESC, statements DESC, mentions DESC, actor, called, thing
