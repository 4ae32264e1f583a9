import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Blueprint, Finding } from '#engine/blueprint';
import type { ProofFinding } from '#engine/rehearsal';
import { describeExample, describeFinding, severityLabel } from '../../ui/index.ts';
import { ShowExample } from '../proof/show-example.tsx';
import { useDraftPart, useLastingNames } from '../studio-context.ts';
import { useConnectFromFinding, useFixFinding, useGoToFinding } from './use-findings.ts';

const icons = { error: IconCircleX, warning: IconAlertTriangle, hint: IconInfoCircle } as const;
const colours = { error: 'negative', warning: 'time', hint: 'neutral' } as const;

/** What the checks say, each with a way to the place and buttons that mend it. While the drawing is still tried out, an empty list is no all-clear yet. */
export function FindingsList({ findings, isChecking = false }: { findings: readonly Finding[]; isChecking?: boolean }) {
  if (findings.length === 0 && isChecking) return <p className="bt-dock-empty">Nothing to mend so far. It is still being checked.</p>;
  if (findings.length === 0) {
    return <p className="bt-dock-empty"><IconCircleCheck size={16} aria-hidden color="var(--bt-positive)" /> Nothing to mend. This drawing can be published.</p>;
  }
  return <ShortFindings findings={findings} />;
}

/** So many rows are there at once: nobody reads hundreds, and F8 walks through all of them anyway. */
const atOnce = 60;

function ShortFindings({ findings }: { findings: readonly Finding[] }) {
  const [most, setMost] = useState(atOnce);
  const left = findings.length - most;
  return (
    <>
      <ul className="bt-findings" aria-label="Findings">{keyed(findings.slice(0, most)).map(([key, finding]) => <FindingRow key={key} finding={finding} />)}</ul>
      {left > 0 && <Button size="compact-sm" variant="subtle" mx={12} mb={8} onClick={() => setMost(most + atOnce)}>Show {Math.min(left, atOnce)} more of {left}</Button>}
    </>
  );
}

/** Each with a key that it keeps while others come and go before it. */
function keyed(findings: readonly Finding[]): readonly (readonly [string, Finding])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const own = `${finding.check}:${JSON.stringify(finding.target)}`;
    const place = seen.get(own) ?? 0;
    seen.set(own, place + 1);
    return [`${own}:${place}`, finding];
  });
}

/** One finding: its weight, where it is, what it says, and its fixes. `onGo` follows the jump to the place. */
export const FindingRow = memo(function FindingRow({ finding, onGo }: { finding: Finding; onGo?: () => void }) {
  const go = useGoToFinding();
  const mend = useFixFinding();
  const connect = useConnectFromFinding();
  const names = useLastingNames();
  const place = useDraftPart((draft) => placeName(draft, finding));
  const example = isPlayable(finding) ? '' : describeExample(finding, names);
  const Glyph = icons[finding.severity];
  const [isShown, setShown] = useState(false);
  const played = isPlayable(finding) ? finding : null;
  return (
    <li className="bt-finding" data-shown={isShown || undefined}>
      <UnstyledButton className="bt-finding-body" onClick={() => { go(finding); onGo?.(); }}>
        <Glyph size={16} stroke={1.75} role="img" aria-label={severityLabel(finding.severity)} color={`var(--bt-${colours[finding.severity]})`} />
        <b>{place}</b>
        <span>{describeFinding(finding)}{example !== '' && <span className="bt-finding-example"> {example}</span>}</span>
      </UnstyledButton>
      <span className="bt-finding-fixes">
        {played !== null && <Button size="compact-xs" variant="light" aria-expanded={isShown} onClick={() => setShown(!isShown)}>{isShown ? 'Hide' : 'Show it'}</Button>}
        {finding.check === 'outcome-leads-somewhere' && onGo === undefined && <Button size="compact-xs" variant="subtle" onClick={() => connect(finding)}>Connect to…</Button>}
        {finding.fixes.map((fix) => <Button key={fix.label} size="compact-xs" variant="subtle" onClick={() => mend(finding, fix)}>{fix.label}</Button>)}
      </span>
      {played !== null && isShown && <ShowExample finding={played} onClose={() => setShown(false)} />}
    </li>
  );
});

/** Only what exploring has found comes with steps that can be played. */
function isPlayable(finding: Finding): finding is ProofFinding {
  return finding.example !== undefined && 'steps' in finding.example;
}

/** What the thing is called that a finding speaks about. */
function placeName(draft: Blueprint, { target }: Finding): string {
  switch (target.type) {
    case 'stage':
      return draft.stages[target.stage]?.name ?? 'a stage that is gone';
    case 'outcome':
      return draft.outcomes[target.outcome]?.name ?? 'an outcome that is gone';
    case 'activity':
      return draft.activities[target.activity]?.name ?? 'an activity that is gone';
    case 'blueprint':
      return 'Blueprint';
  }
}
