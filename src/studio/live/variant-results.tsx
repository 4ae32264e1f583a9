import type { Blueprint } from '#engine/blueprint';
import type { ComparedVariant } from '#engine/insights';
import { useFlowVariants, type FlowQuery } from '../../storage/index.ts';
import { formatCount, formatNumber, formatShare, SectionLabel } from '../../ui/index.ts';
import { useNames } from '../studio-context.ts';

/** What came of the variants of a stage's activities, side by side, and whether one does better (S14). Nothing where the stage has none. */
export function VariantResults({ blueprint, query, stage }: { readonly blueprint: Blueprint; readonly query: FlowQuery; readonly stage: string }) {
  const split = useFlowVariants(query, blueprint, stage);
  return <>{split?.map(({ activity, variants }) => <OneActivity key={activity} name={blueprint.activities[activity]?.name ?? ''} variants={variants} />)}</>;
}

function OneActivity({ name, variants }: { readonly name: string; readonly variants: readonly ComparedVariant[] }) {
  return (
    <section className="live-variants" aria-label={`Variants of ${name}`}>
      <SectionLabel order={3}>{name}: variants</SectionLabel>
      <ul>{variants.map((variant) => <VariantRow key={variant.variant} variant={variant} />)}</ul>
      {variants.map((variant) => <Told key={variant.variant} first={variants.find(({ busy }) => !busy)?.name ?? ''} variant={variant} />)}
    </section>
  );
}

function VariantRow({ variant: { name, busy, done, left, well, runs, won, results } }: { readonly variant: ComparedVariant }) {
  const { result } = useNames();
  const share = left === 0 ? null : well / left;
  return (
    <li>
      <b>{name || 'Without a name'}{busy ? <small> on busy days</small> : null}</b>
      <span className="live-variant-share">{share === null ? <small>not to tell yet</small> : <>{formatShare(share)}<small> went on well</small></>}</span>
      <i aria-hidden><b style={{ width: `${(share ?? 0) * 100}%` }} /></i>
      <span className="bt-quiet">{done === 0 ? 'Done by nobody in this period' : `${formatNumber(done)} done · ${left === 0 ? 'nobody has left yet' : `${formatNumber(well)} of ${formatNumber(left)} who left went on well`} · ${formatNumber(won)} of ${formatNumber(runs)} won later`}</span>
      {results.length === 0 ? null : <span className="bt-quiet">{results.map((one) => `${one.result === null ? 'Done' : result(one.result)} ${formatNumber(one.times)}`).join(', ')}</span>}
    </li>
  );
}

/** How this variant stands to the first, in one sentence that owns up to what it cannot know. */
function Told({ first, variant: { name, against } }: { readonly first: string; readonly variant: ComparedVariant }) {
  if (against === null) return null;
  const points = (share: number) => formatNumber(Math.round(Math.abs(share) * 100));
  if (against.type === 'tooFew') return <p>Too few to tell “{name}” from “{first}”: {formatCount(against.wanted, 'record')} of each must have left this stage.</p>;
  if (against.type === 'noDifference') return <p>No difference to see yet between “{name}” and “{first}”: between {points(against.least)} points fewer and {points(against.most)} more go on well.</p>;
  const [better, worse] = against.by > 0 ? [name, first] : [first, name];
  const [least, most] = against.by > 0 ? [against.least, against.most] : [against.most, against.least];
  return <p><b>“{better}” does better</b> than “{worse}”: {points(least)} to {points(most)} points more go on well, 95 % sure.</p>;
}
