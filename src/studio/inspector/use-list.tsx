import { UnstyledButton } from '@mantine/core';
import type { Use, UsePart } from '#engine/blueprint';
import { channelLabel, describeUse } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { useGoToSection } from '../fields/section-memory.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';

/** The section of a panel in which each part stands. */
const sections: Readonly<Record<UsePart, string>> = {
  enrolment: 'Which records come in', ruledOut: 'Which records come in', exit: 'Which records come in', rank: 'Which records come in', override: 'Overrides', review: 'Review', start: 'Blueprint', scenario: 'Blueprint',
  gate: 'Gate', lane: 'Lanes', timeLimit: 'Time limit',
  appears: 'Shown only when', required: 'What', prerequisite: 'What comes first', due: 'When', assignee: 'Who', handOver: 'Hand-over', approval: 'Approval', form: 'Fields to fill',
  template: 'Templates', variant: 'Variants', document: 'Documents', script: 'Script', instructions: 'What', listener: 'Signals it listens for',
  from: 'Outcome', target: 'Outcome', trigger: 'What sets it off', who: 'Who may take it', effect: 'What follows',
};

/** The places that speak of something; a click goes there. */
export function UseList({ uses, label }: { uses: readonly Use[]; label: string }) {
  const names = useNames();
  const goTo = useGoToUse();
  return (
    <ul className="bt-uses" aria-label={label}>
      {uses.map((use) => {
        const { owner, part } = describeUse(use, names);
        return (
          <li key={use.path.join('.')}>
            <UnstyledButton className="bt-use" onClick={() => goTo(use)}><span className="bt-use-owner">{owner}</span><span className="bt-use-part">{part}</span></UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

/** Selects whose it is, brings it into view on the canvas, and opens the part that speaks of it. */
export function useGoToUse(): (use: Use) => void {
  const { store, canvas } = useStudio();
  const goToSection = useGoToSection();
  const draft = useDraft();
  return ({ target, part }) => {
    const title = sections[part];
    switch (target.type) {
      case 'blueprint':
        store.actions.select(selecting({}));
        goToSection('Blueprint', title);
        return;
      case 'stage': {
        const kind = draft.stages[target.stage]?.kind === 'end' ? 'End' : 'Stage';
        store.actions.select(selecting({ stages: [target.stage] }), 'sprung');
        canvas.current?.centreOn({ stage: target.stage });
        goToSection(kind, part === 'gate' ? 'Gate of every way out' : title);
        return;
      }
      case 'outcome':
        store.actions.select(selecting({ outcomes: [target.outcome] }), 'sprung');
        canvas.current?.centreOn({ outcome: target.outcome });
        goToSection('Outcome', part === 'form' ? 'Fields and reason' : title);
        return;
      case 'activity': {
        const activity = draft.activities[target.activity];
        store.actions.select(selecting({ activities: [target.activity] }), 'sprung');
        if (activity) goToSection(channelLabel(activity.channel), title);
      }
    }
  };
}
