SELECT DISTINCT reply, asked FROM part.answers ORDER BY reply, asked
