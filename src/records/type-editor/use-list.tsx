import { Link } from 'react-router';
import type { FieldUse } from './use-field-uses.ts';

/** The places that need a field, each leading to its drawing. */
export function UseList({ uses }: { readonly uses: readonly FieldUse[] }) {
  return (
    <ul className="bt-types-uses">
      {uses.map((use) => <li key={`${use.where}/${use.part}`}>{use.blueprint === null ? <b>{use.where}</b> : <Link to={`/blueprints/${use.blueprint}`}>{use.where}</Link>}<span>{use.part}</span></li>)}
    </ul>
  );
}
