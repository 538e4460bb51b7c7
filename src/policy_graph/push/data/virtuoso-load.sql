-- Loads a build into Virtuoso, again as often as you like:  isql-vt HOST:PORT dba PASSWORD load.sql
-- virtuoso.ini must name the folder of the files in DirsAllowed.
log_enable(3, 1);
CREATE PROCEDURE DB.DBA.POLICY_GRAPH_FORGET ()
{
  -- What an earlier build had and this one has no more.
  FOR (SELECT "graph" FROM (SPARQL SELECT ?graph WHERE { GRAPH <{memory}> { ?graph <http://schema.org/sha256> ?hash } }) AS remembered) DO
    exec (sprintf ('SPARQL CLEAR GRAPH <%s>', "graph"));
};
DB.DBA.POLICY_GRAPH_FORGET ();
DROP PROCEDURE DB.DBA.POLICY_GRAPH_FORGET;
{graphs}
DELETE FROM DB.DBA.load_list WHERE strstr(ll_file, '{folder}/') = 0;
ld_dir('{folder}/graphs', '*.nt', NULL);
ld_dir('{folder}/virtuoso', '*.nt', NULL);
rdf_loader_run();
checkpoint;
SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE strstr(ll_file, '{folder}/') = 0 AND ll_error IS NOT NULL;
