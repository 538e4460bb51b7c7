// The SPARQL editor of the page /editor/.

import { Bench } from "./editor/bench.ts";

// Styles that CodeMirror makes carry the nonce that this very script was loaded with.
const script = document.currentScript as HTMLScriptElement | null;
new Bench(script?.nonce ?? "");
