import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useSectionFold } from './section-memory.ts';

export interface SectionProps {
  readonly title: string;
  /** How much stands in the section, in one or two words beside its title, while it is folded. */
  readonly summary?: ReactNode;
  /** The rule the section holds, read back as one plain sentence while it is folded. */
  readonly sentence?: string | undefined;
  readonly action?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A titled, foldable part of the inspector. Folded, it reads back as one sentence; whoever opens it finds it open on the next thing too. */
export function Section({ title, summary, sentence, action, open = false, children }: SectionProps) {
  const { isOpen, toggle, head } = useSectionFold(title, open);
  const id = useId();
  return (
    <section className="bt-inspector-section" aria-labelledby={`${id}-title`}>
      <div className="bt-inspector-section-head">
        <UnstyledButton ref={head} id={`${id}-title`} className="bt-inspector-section-title" data-sentence={(!isOpen && sentence !== undefined) || undefined} aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={toggle}>
          <IconChevronRight size={14} aria-hidden className="bt-chevron" data-open={isOpen || undefined} />
          <span className="bt-inspector-section-name">{title}</span>
          {!isOpen && summary !== undefined && <span className="bt-inspector-section-summary">{summary}</span>}
          {!isOpen && sentence !== undefined && <span className="bt-inspector-section-sentence">{sentence}</span>}
        </UnstyledButton>
        {isOpen && action}
      </div>
      {/* A folded section is not drawn at all: a panel has a dozen of them. What was half-typed in it is put in as it goes. */}
      {isOpen && <div id={id} className="bt-inspector-section-body">{children}</div>}
    </section>
  );
}
