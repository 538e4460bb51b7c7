-- 名の出てくる所をすべて、文・発言者・行とともに示す。
-- Lists every place where something is named, with sentence, speaker and line.
WITH chosen AS (
  SELECT DISTINCT thing, label, called FROM names JOIN things USING (thing)
  JOIN (VALUES
    ('organization', '組織'), ('person', '人'), ('post', '役職'), ('place', '場所'), ('program', '施策')
  ) AS kinds (code, called) ON code = kind
  WHERE contains(name, $name)
),
named AS (
  SELECT DISTINCT
    label, called, surface, sentence, speaker, date, file, page, line, start, thing, quote, utterance, document,
    CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM mentions JOIN chosen USING (thing)
)
SELECT
  label AS thing, called AS kind, surface, sentence AS words, speaker, date, file, page, line, thing AS entity, quote, utterance,
  document, meeting
FROM named
ORDER BY date, file, start, label, called, entity, document
