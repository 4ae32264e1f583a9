import type { DBCore, DBCoreTable, Middleware } from 'dexie';

/** Under this key of `meta` lies another word after every change of names: whoever keeps names in memory sees by it whether they still hold. */
export const namesStamp = 'names';
/** The same for the kinds of record and for the blueprints that take records in by themselves. */
export const kindsStamp = 'kinds';

const stampOf: Readonly<Record<string, string>> = { titles: namesStamp, recordTypes: kindsStamp, enrollers: kindsStamp };

/** Whether a key of `meta` is one of them: it says nothing to another browser. */
export const isStamp = (key: unknown): boolean => key === namesStamp || key === kindsStamp;

/** Notes in the very transaction that it changed names or kinds: a record that comes, goes or is called something else always does. */
export const stampNames: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'stampNames',
  create: (core) => ({
    ...core,
    table: (name) => {
      const stamp = stampOf[name];
      return stamp === undefined ? core.table(name) : stamping(core.table(name), stamp, () => core.table('meta'));
    },
  }),
};

function stamping(table: DBCoreTable, key: string, meta: () => DBCoreTable): DBCoreTable {
  return {
    ...table,
    mutate: (request) => {
      const { trans } = request;
      const answer = table.mutate(request);
      // nothing outside the guard writes these, and the guard's transactions always hold `meta`
      if (!(trans as unknown as IDBTransaction).objectStoreNames.contains('meta')) return answer;
      return answer.then((done) => meta().mutate({ type: 'put', trans, values: [{ key, value: anotherWord() }] }).then(() => done));
    },
  };
}

function anotherWord(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}
