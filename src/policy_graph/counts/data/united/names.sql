SELECT DISTINCT thing, name FROM part.names ORDER BY thing, name
