import { UnstyledButton } from '@mantine/core';
import { describeChange, SectionLabel } from '../../../ui/index.ts';
import { seenIn } from '../practice.ts';
import { fateWords } from '../step-words.ts';
import type { Player } from './use-player.ts';

/** Where this version differs from the one it was recorded on, before anything is played: each line goes to its step. */
export function Differences({ player: { frames, row, on, words, before, goTo, own } }: { readonly player: Player }) {
  const lines = frames.flatMap((frame) => {
    const { aligned } = frame;
    if (aligned === null) return [];
    const fate = fateWords(aligned.fate, words.names, before.names, seenIn(frame.before));
    const told = aligned.changes.map((change) => describeChange(change, { before: before.names, after: words.names }));
    return [...(fate === null ? [] : [fate]), ...told].map((text, index) => ({ key: `${frame.number}/${index}`, at: frame.number, text, isBad: fate !== null && index === 0 }));
  });
  if (on.version.number === row.number && lines.length === 0) return null;
  return (
    <>
      <SectionLabel count={lines.length}>Other than on v{row.number}</SectionLabel>
      {lines.length === 0 ? <p className="bt-quiet">Nothing this walk-through touches differs on v{on.version.number}.</p> : (
        <ul className="aca-walk-lines">{lines.map(({ key, at, text, isBad }) => <li key={key} data-bad={isBad || undefined}><UnstyledButton disabled={own !== null} onClick={() => goTo(at)}><small>Step {at}</small> {text}</UnstyledButton></li>)}</ul>
      )}
    </>
  );
}
