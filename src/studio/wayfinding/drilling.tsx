import { Anchor } from '@mantine/core';
import { memo, useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { announce } from '../../ui/index.ts';
import type { StartedBlueprint } from '../../canvas/index.ts';
import { useDraft, useStudio } from '../studio-context.ts';

/** The longest way down that is remembered, in blueprints. */
const deepest = 8;

/** The blueprints somebody came down through, from the first to the one above the present one. They stand in the address. */
function useTrail(): readonly string[] {
  const [params] = useSearchParams();
  return (params.get('from') ?? '').split(',').filter(Boolean).slice(-deepest);
}

/** Going into a blueprint that the present one starts, and the drawings of those (ui.md 31). */
export function useDrilling() {
  const { id } = useDraft();
  const { blueprints } = useStudio();
  const trail = useTrail();
  const navigate = useNavigate();
  const others = useMemo((): Readonly<Record<string, StartedBlueprint>> => Object.fromEntries(blueprints.map((other) => [other.id, { name: other.name, blueprint: other.draft }])), [blueprints]);
  const drill = (into: string) => {
    const other = others[into];
    if (!other) return announce('That blueprint is gone');
    announce(`Opening ${other.name}`);
    return void navigate(`/blueprints/${into}?from=${[...trail, id].slice(-deepest).join()}`);
  };
  return { others, drill };
}

/** The way back up, before the name of the blueprint: one step for each blueprint somebody came down through. */
export const Trail = memo(function Trail() {
  const trail = useTrail();
  const { blueprints } = useStudio();
  const steps = trail.flatMap((id, index) => {
    const above = blueprints.find((other) => other.id === id);
    return above ? [{ id, name: above.name, from: trail.slice(0, index).join() }] : [];
  });
  if (steps.length === 0) return null;
  return (
    <nav className="bt-studio-trail" aria-label="Where you came from">
      {steps.map(({ id, name, from }) => <span key={id}><Anchor component={Link} to={`/blueprints/${id}${from === '' ? '' : `?from=${from}`}`}>{name}</Anchor><span aria-hidden> / </span></span>)}
    </nav>
  );
});
