import './list.css';
import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { starters, type Starter } from '#engine/blueprint';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { announce, describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { askForList } from './list-paste.tsx';

const shown = ['inbound-prospecting', 'outbound-qualification', 'fourteen-day-outreach'];

/** Ways to fill an empty drawing: three starters as they are drawn, or a list of steps (ui.md "Empty, loading, error"). */
export function StartFrom() {
  const draft = useDraft();
  const names = useNames();
  const { store, newId, canvas } = useStudio();
  const offered = useMemo(() => starters.filter(({ key }) => shown.includes(key)).map((starter) => ({ starter, drawing: starter.build() })), []);
  const take = (starter: Starter) => {
    const drawn = starter.build({ next: newId });
    const blueprint = { ...drawn, id: draft.id, name: draft.name === '' || draft.name === 'New blueprint' ? drawn.name : draft.name };
    const refusal = store.actions.edit({ type: 'replace', blueprint, name: `Start from ${starter.name}` });
    if (refusal) {
      notifyProblem(describeEditRefusal(refusal, names));
      return;
    }
    notifyDone({ message: `${starter.name} is on the table. Change what does not fit.`, undo: () => void store.actions.undo() });
    announce(`Started from ${starter.name}`);
    setTimeout(() => canvas.current?.fit(), 0);
  };
  return (
    <div className="bt-start-from" role="group" aria-label="Start from">
      <span className="bt-quiet">Or start from</span>
      <div className="bt-start-from-cards">
        {offered.map(({ starter, drawing }) => (
          <UnstyledButton key={starter.key} className="bt-start-from-card" onClick={() => take(starter)}>
            <BlueprintThumbnail blueprint={drawing} width={150} height={64} />
            <span>{starter.name}</span>
          </UnstyledButton>
        ))}
        <UnstyledButton className="bt-start-from-card" data-ghost onClick={() => askForList()}><span>A list of steps</span></UnstyledButton>
      </div>
    </div>
  );
}
