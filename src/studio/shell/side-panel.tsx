import { useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useStudio } from '../studio-context.ts';
import type { PanelName, Panels } from './panels.ts';
import { Resizer } from './resizer.tsx';

export interface SidePanelProps {
  readonly name: PanelName;
  readonly label: string;
  readonly panels: Panels;
  readonly frame?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A panel beside the canvas: resizable, hidden by its key, over the canvas where the window is narrow. Escape leads back to the drawing. */
export function SidePanel({ name, label, panels, frame, children }: SidePanelProps) {
  const isNarrow = useMediaQuery('(max-width: 1023px)', false);
  const { canvas } = useStudio();
  const { size, open } = panels.panels[name];
  if (!open) return null;
  const back = (event: KeyboardEvent) => {
    const isBusy = event.defaultPrevented || (event.target instanceof Element && event.target.closest('[aria-expanded="true"], [role="listbox"], [role="menu"]') !== null);
    if (event.key === 'Escape' && !isBusy) canvas.current?.focus();
  };
  const isSheet = isNarrow && name === 'inspector';
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only the way back to the drawing
    <aside aria-label={label} className="bt-studio-panel" data-panel={name} data-drawer={isNarrow || undefined} data-sheet={isSheet || undefined} ref={frame} onKeyDown={back} style={isSheet ? {} : name === 'dock' ? { height: size } : { width: size }}>
      <div className="bt-studio-scroll">{children}</div>
      <Resizer panel={name} size={size} onResize={(next) => panels.resize(name, next)} />
    </aside>
  );
}
