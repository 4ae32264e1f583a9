import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  /** What stands in the section, in few words, while it is folded. */
  readonly summary?: ReactNode;
  readonly action?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A titled, foldable part of the inspector. */
export function Section({ title, summary, action, open = false, children }: SectionProps) {
  const [isOpen, setOpen] = useState(open);
  const id = useId();
  return (
    <section className="bt-inspector-section" aria-labelledby={`${id}-title`}>
      <div className="bt-inspector-section-head">
        <UnstyledButton id={`${id}-title`} className="bt-inspector-section-title" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <IconChevronRight size={14} aria-hidden className="bt-chevron" data-open={isOpen || undefined} />
          <span>{title}</span>
          {!isOpen && summary !== undefined && <span className="bt-inspector-section-summary">{summary}</span>}
        </UnstyledButton>
        {isOpen && action}
      </div>
      <Collapse expanded={isOpen} id={id}>
        <div className="bt-inspector-section-body">{children}</div>
      </Collapse>
    </section>
  );
}
