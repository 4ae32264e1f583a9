import { Loader } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Cut } from '#engine/rehearsal';
import { formatCount, formatNumber, listAnd } from '../../ui/index.ts';
import { useNames } from '../studio-context.ts';
import type { ProofMeter, ProofState } from './use-proof.ts';

/** One line under the findings: how far the exploration is, or how far its word can be relied on. While errors stand above, it gives no all-clear. */
export function ProofLine({ proof, hasErrors = false }: { proof: Omit<ProofState, 'scenarios'>; hasErrors?: boolean }) {
  const names = useNames();
  switch (proof.status) {
    case 'idle':
      return null;
    case 'failed':
      return <p className="bt-proof-line"><IconShieldQuestion size={16} aria-hidden /> The drawing could not be tried out with invented records.</p>;
    case 'working':
      return <p className="bt-proof-line"><Loader size={14} role="img" aria-label="Working" /> Trying out everything that can happen<SoFar meter={proof.progress} /></p>;
    case 'done':
      return proof.cut === null
        ? <p className="bt-proof-line"><IconShieldCheck size={16} aria-hidden {...(hasErrors || proof.findings.length > 0 ? {} : { color: 'var(--bt-positive)' })} /> Everything that can happen to a record was tried out{proof.findings.length > 0 ? '' : hasErrors ? ': besides what is listed above, no trap was found' : ': no trap is hidden in this drawing'}.</p>
        : <p className="bt-proof-line"><IconShieldQuestion size={16} aria-hidden /> {sayCut(proof.cut, names.stage)}</p>;
  }
}

function SoFar({ meter }: { meter: ProofMeter }) {
  const now = useStore(meter, (progress) => progress.now);
  return now === null ? null : `: ${formatNumber(now.looked)} ways of standing so far`;
}

function sayCut(cut: Cut, stage: (id: string) => string): string {
  if (cut.reason === 'bound') return `This drawing can do more than could be tried out: ${formatCount(cut.looked, 'way')} of standing looked at, ${formatNumber(cut.left)} left. There may be traps that were not found.`;
  const stages = cut.stages.slice(0, 3).map((one) => `“${stage(one.stage)}”`);
  const more = cut.stages.length > 3 ? ` and ${cut.stages.length - 3} more` : '';
  return `Not everything could be told for sure in ${more === '' ? listAnd(stages) : stages.join(', ') + more}: there may be traps that were not found.`;
}
