-- 国外の場所が出てくる文ごとに、同じ文で名の出た相手を示す。
-- Lists what is named in the sentences that name a place abroad.
WITH RECURSIVE abroad AS (
  SELECT thing FROM codes
  GROUP BY thing
  HAVING bool_or(scheme IN ('geonames', 'country'))
    AND NOT bool_or(scheme IN ('lgcode', 'jisx0402') OR (scheme = 'iso3166' AND code = 'JP'))
  UNION
  SELECT things.thing FROM things JOIN abroad ON list_contains(things.within, abroad.thing) WHERE kind = 'place'
),
chosen AS (
  SELECT thing, label, within FROM things
  WHERE thing IN (SELECT thing FROM abroad) AND thing IN (SELECT thing FROM names WHERE contains(name, $place))
),
around AS (
  SELECT thing, unnest(within) AS holder FROM chosen
),
holding AS (
  SELECT * FROM around
  UNION
  SELECT around.thing, unnest(things.within) FROM around JOIN things ON things.thing = around.holder
),
tied AS (
  SELECT subject AS one, object AS other FROM facts WHERE relation = 'cooperatesWith' AND status = 'Stated'
  UNION
  SELECT object, subject FROM facts WHERE relation = 'cooperatesWith' AND status = 'Stated'
),
named AS (
  SELECT
    m.thing AS place, label, quote, coalesce(passage, utterance) AS whole, sentence, speaker, date, file, page, line, utterance,
    document, CASE WHEN date IS NOT NULL THEN meeting END AS meeting
  FROM mentions AS m JOIN chosen ON chosen.thing = m.thing
),
beside AS (
  SELECT DISTINCT coalesce(passage, utterance) AS whole, sentence, m.thing AS partner, things.label
  FROM mentions AS m JOIN things ON things.thing = m.thing AND things.kind IN ('organization', 'program', 'place')
  WHERE coalesce(passage, utterance) IN (SELECT whole FROM named)
),
pairs AS (
  SELECT named.*, partner, beside.label AS called
  FROM named
  LEFT JOIN beside ON beside.whole = named.whole AND beside.sentence = named.sentence AND partner <> place
    AND (place, partner) NOT IN (SELECT (thing, holder) FROM holding)
)
SELECT
  label AS abroad, called AS partner, CASE WHEN tied.other IS NOT NULL THEN '連携する' END AS relation, speaker, sentence AS words,
  date, file, page, line, place AS "where", pairs.partner AS "with", min(quote) AS evidence, utterance, document, meeting
FROM pairs LEFT JOIN tied ON tied.one = place AND tied.other = pairs.partner
GROUP BY ALL
ORDER BY abroad, date, file, page, line, called, words, place, pairs.partner, document
