// Answers drawn: table, chart, map, graph; on the pages of questions by itself, in the editor by show().
import { begin } from "./answer/page";

export { show } from "./answer/show";
export { fromSparql } from "./answer/sparql";
export type { Answer, Place } from "./answer/types";

const asking = document.getElementById("asking");
if (asking) { begin(asking); }
