import { UnstyledButton } from '@mantine/core';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';

/** Jumps between the groups of a long panel; the one being read is marked. */
export function GroupTabs({ panel, groups }: { panel: RefObject<HTMLElement | null>; groups: readonly string[] }) {
  const current = useGroupInView(panel, groups);
  const jump = (name: string) => groupOf(panel.current, name)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  return (
    <nav className="bt-group-tabs" aria-label="Parts of this panel">
      {groups.map((name) => (
        <UnstyledButton key={name} className="bt-group-tab" aria-current={name === current ? 'true' : undefined} onClick={() => jump(name)}>{name}</UnstyledButton>
      ))}
    </nav>
  );
}

/** One group of sections: what holds before, during and after. */
export function PanelGroup({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="bt-panel-group" role="group" aria-label={name} data-group={name}>
      <h3 className="bt-panel-group-title">{name}</h3>
      {children}
    </div>
  );
}

function groupOf(panel: HTMLElement | null, name: string): HTMLElement | null {
  return panel?.querySelector<HTMLElement>(`[data-group="${name}"]`) ?? null;
}

/** The last group whose head has passed under the tabs. */
function useGroupInView(panel: RefObject<HTMLElement | null>, groups: readonly string[]): string | undefined {
  const [current, setCurrent] = useState(groups[0]);
  const list = groups.join('\n');
  useEffect(() => {
    const scrolling = panel.current?.closest('.bt-studio-scroll');
    if (!scrolling) return undefined;
    const look = () => {
      const names = list.split('\n');
      const top = scrolling.getBoundingClientRect().top + tabsHeight;
      const isAtEnd = scrolling.scrollTop > 0 && scrolling.scrollTop + scrolling.clientHeight >= scrolling.scrollHeight - 2;
      const passed = names.filter((name) => (groupOf(panel.current, name)?.getBoundingClientRect().top ?? Infinity) <= top);
      setCurrent((isAtEnd ? names.at(-1) : passed.at(-1)) ?? names[0]);
    };
    scrolling.addEventListener('scroll', look, { passive: true });
    return () => scrolling.removeEventListener('scroll', look);
  }, [panel, list]);
  return list.split('\n').includes(current ?? '') ? current : groups[0];
}

const tabsHeight = 96;
