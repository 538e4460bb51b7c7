SELECT DISTINCT thing, scheme, code FROM part.codes ORDER BY thing, scheme, code
