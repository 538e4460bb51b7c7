// Answers drawn: table, chart, map, graph.
