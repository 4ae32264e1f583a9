import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { describeTrigger, ToneDot } from '../../ui/index.ts';
import { useDraft } from '../studio-context.ts';
import { stagesThrough, type ShownPath } from './path-words.ts';
import type { KnownWays } from './use-ways.ts';
import { useSim } from './use-simulator.ts';

/** A ring that fills with what was walked: "11 of 14 outcomes walked". */
export function CoverageRing() {
  const { coverage } = useSim();
  const walked = coverage?.outcomes.walked.length ?? 0;
  const all = walked + (coverage?.outcomes.left.length ?? 0);
  const share = all === 0 ? 0 : walked / all;
  const round = 2 * Math.PI * 8;
  return (
    <span className="sim-ring" title={coverage === null ? '' : `${coverage.stages.walked.length} of ${coverage.stages.walked.length + coverage.stages.left.length} stages entered`}>
      <svg width={22} height={22} viewBox="0 0 22 22" aria-hidden>
        <circle cx={11} cy={11} r={8} className="sim-ring-track" />
        <circle cx={11} cy={11} r={8} className="sim-ring-part" strokeDasharray={`${share * round} ${round}`} transform="rotate(-90 11 11)" />
      </svg>
      <span><b className="bt-numbers">{walked} of {all}</b> outcomes walked</span>
    </span>
  );
}

/** The outcomes nobody has walked yet in this sitting, each with the way there. */
export function CoverageList({ ways, onShow }: { ways: KnownWays; onShow: (path: ShownPath | null) => void }) {
  const draft = useDraft();
  const { coverage, names, follow } = useSim();
  const left = coverage?.outcomes.left ?? [];
  if (coverage === null) return null;
  if (left.length === 0) return <p className="bt-dock-empty"><IconCircleCheck size={16} aria-hidden color="var(--bt-positive)" /> Every outcome was walked.</p>;
  const found = ways.status === 'found' ? ways.ways : null;
  return (
    <ul className="sim-paths" aria-label="Outcomes not walked yet">
      {left.map((id) => {
        const outcome = draft.outcomes[id];
        const way = found?.toOutcome[id];
        const stages = way === undefined ? [] : stagesThrough(draft, way);
        if (outcome === undefined) return null;
        const from = outcome.from.type === 'stage' ? names.stage(outcome.from.stage) : outcome.from.type === 'all' ? 'every stage' : 'several stages';
        return (
          <li key={id} className="sim-path" onMouseEnter={() => onShow(stages.length > 0 ? { stages } : null)} onMouseLeave={() => onShow(null)}>
            <ToneDot tone={outcome.tone} />
            <span className="sim-path-words"><b>{outcome.name || 'Outcome without a name'}</b><span>out of {from}, {describeTrigger(outcome.trigger, names)}</span></span>
            {way === undefined
              ? <span className="bt-quiet">{ways.status === 'looking' ? 'looking for a way…' : found?.complete === true ? 'nobody can take it' : 'no way was found'}</span>
              : <Button size="compact-xs" variant="light" onFocus={() => onShow({ stages })} onBlur={() => onShow(null)} onClick={() => { onShow(null); follow(way, `This is the shortest way to “${outcome.name}”, with the record it takes.`); }}>Show the way</Button>}
          </li>
        );
      })}
    </ul>
  );
}
