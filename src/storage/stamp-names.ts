import type { DBCore, DBCoreTable, Middleware } from 'dexie';

/** Under this key of `meta` lies another word after every change of names: whoever keeps names in memory sees by it whether they still hold. */
export const namesStamp = 'names';

/** Notes in the very transaction that it changed names: a record that comes, goes or is called something else always does. */
export const stampNames: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'stampNames',
  create: (core) => ({ ...core, table: (name) => (name === 'titles' ? stamping(core.table(name), () => core.table('meta')) : core.table(name)) }),
};

function stamping(titles: DBCoreTable, meta: () => DBCoreTable): DBCoreTable {
  return {
    ...titles,
    mutate: (request) => {
      const { trans } = request;
      const answer = titles.mutate(request);
      // nothing outside the guard writes names, and the guard's transactions always hold `meta`
      if (!(trans as unknown as IDBTransaction).objectStoreNames.contains('meta')) return answer;
      return answer.then((done) => meta().mutate({ type: 'put', trans, values: [{ key: namesStamp, value: anotherWord() }] }).then(() => done));
    },
  };
}

function anotherWord(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}
