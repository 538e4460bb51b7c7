// Ask an endpoint a query by Comunica, and print each row as its values, a line each: node ask.mjs URL QUERY
import { QueryEngine } from '@comunica/query-sparql';

const [url, query] = process.argv.slice(2);
const found = await new QueryEngine().query(query, { sources: [{ type: 'sparql', value: url }] });
if (found.resultType === 'bindings') {
  const names = (await found.metadata()).variables.map((each) => each.variable ?? each);
  for await (const row of await found.execute()) {
    console.log(names.map((name) => row.get(name)?.value ?? '').join('\t'));
  }
} else if (found.resultType === 'boolean') {
  console.log(String(await found.execute()));
} else {
  for await (const quad of await found.execute()) {
    console.log([quad.subject, quad.predicate, quad.object].map((term) => term.value).join('\t'));
  }
}
