-- 同じ段落で名の出たものを数える。
-- Counts what is named in the same paragraphs.
WITH chosen AS (
  SELECT DISTINCT thing AS entity, passage FROM mentions
  WHERE passage IS NOT NULL AND thing IN (SELECT thing FROM names WHERE contains(name, $name))
),
counted AS (
  SELECT
    entity, m.thing AS other, count(DISTINCT passage) AS passages,
    min(
      coalesce(date::VARCHAR || ' ', '') || file || ':' || coalesce('p' || page || ':', '') || line
    ) AS place
  FROM chosen JOIN mentions AS m USING (passage)
  WHERE m.thing <> entity
  GROUP BY entity, other
)
SELECT a.label AS thing, b.label AS partner, called AS kind, passages, place, entity, other
FROM counted
JOIN things AS a ON a.thing = entity
JOIN things AS b ON b.thing = other
JOIN (VALUES
  ('organization', '組織'), ('person', '人'), ('post', '役職'), ('place', '場所'), ('program', '施策')
) AS kinds (code, called) ON code = b.kind
WHERE passages >= $least
ORDER BY passages DESC, thing, partner, kind, entity, other
