import { Modal, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import { outputGroups, choiceOf, type OutputKind } from './output-kinds.ts';
import { PicturePane } from './picture-pane.tsx';
import { TextPane } from './text-pane.tsx';
import type { PictureOptions } from './use-picture.ts';
import './output.css';

/** Everything a drawing can leave the builder as, with a look at it before it is kept (ui.md 64-66, 71; B23). */
export function ExportDialog({ kind, onKind, onClose }: { kind: OutputKind; onKind: (kind: OutputKind) => void; onClose: () => void }) {
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [options, setOptions] = useState<PictureOptions>({ theme, background: true, scale: 2, selectionOnly: false });
  const choice = choiceOf(kind);
  const shown = kind === 'print' ? { ...options, theme: 'light' as const } : options;
  return (
    <Modal opened onClose={onClose} title="Export" size={980} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="bt-output">
        <nav className="bt-output-kinds" aria-label="Formats">
          {outputGroups.map(({ heading, choices }) => (
            <section key={heading} aria-label={heading}>
              <h3>{heading}</h3>
              {choices.map((each) => (
                <UnstyledButton key={each.kind} className="bt-output-kind" aria-current={each.kind === kind || undefined} onClick={() => onKind(each.kind)}>
                  <each.icon size={18} stroke={1.75} aria-hidden /><span>{each.label}</span>
                </UnstyledButton>
              ))}
            </section>
          ))}
        </nav>
        <section className="bt-output-pane" aria-label={choice.label}>
          <header><h2>{choice.label}</h2><p>{choice.note}</p></header>
          {kind === 'svg' || kind === 'png' || kind === 'print' ? <PicturePane kind={kind} options={shown} onOptions={setOptions} onDone={onClose} /> : <TextPane format={kind} onDone={onClose} />}
        </section>
      </div>
    </Modal>
  );
}
