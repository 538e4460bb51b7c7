// The SPARQL editor of the page /editor.
