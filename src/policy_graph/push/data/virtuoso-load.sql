-- Loads a build into Virtuoso, again as often as you like:  isql-vt HOST:PORT dba PASSWORD load.sql
-- virtuoso.ini must name the folder of the files in DirsAllowed.
log_enable(3, 1);
{graphs}
DELETE FROM DB.DBA.load_list WHERE ll_file LIKE '{folder}/%';
ld_dir('{folder}/graphs', '*.nt', NULL);
ld_dir('{folder}/virtuoso', '*.nt', NULL);
rdf_loader_run();
checkpoint;
SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_file LIKE '{folder}/%' AND ll_error IS NOT NULL;
