import './wizard.css';
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { newIds } from '../../storage/index.ts';
import { announce, formatCount } from '../../ui/index.ts';
import { advise, adviseDraft, questions, type Answers } from './advice.ts';

export interface WizardProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMake: (draft: Blueprint) => void;
}

/** Five questions, and what they come to: transactional or relational, process or journey, with the reasons and the drawing (S18, S43). */
export function WizardDialog({ opened, onClose, onMake }: WizardProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Help me choose" size={920} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <Wizard onMake={onMake} />}
    </Modal>
  );
}

type Given = { readonly [Key in keyof Answers]?: Answers[Key] };

function Wizard({ onMake }: Pick<WizardProps, 'onMake'>) {
  const [given, setGiven] = useState<Given>({});
  const answers = useMemo(() => whole(given), [given]);
  const draft = useMemo(() => answers && adviseDraft(answers), [answers]);
  const answered = Object.keys(given).length;
  const answer = (key: keyof Answers, value: string) => {
    const next: Given = { ...given, [key]: value };
    setGiven(next);
    const full = whole(next);
    if (full) announce(`${advise(full).model} ${advise(full).form}: ${advise(full).starter.name}`);
  };
  return (
    <div className="bt-wizard">
      <Stack gap="lg" className="bt-wizard-questions">
        {questions.map(({ key, title, choices }, index) => (
          <Radio.Group key={key} label={`${index + 1}. ${title}`} value={given[key] ?? ''} onChange={(value) => answer(key, value)}>
            <div className="bt-wizard-choices">{choices.map(({ value, label, note }, place) => <Radio key={value} value={value} label={label} description={note} data-autofocus={(index === 0 && place === 0) || undefined} />)}</div>
          </Radio.Group>
        ))}
      </Stack>
      <section className="bt-wizard-advice" aria-label="Advice">
        {answers && draft
          ? <AdviceView answers={answers} draft={draft} onMake={() => onMake(adviseDraft(answers, newIds()))} />
          : <p className="bt-quiet">{answered === 0 ? 'Answer the five questions: here stands what fits, and why.' : `${formatCount(questions.length - answered, 'question')} to go.`}</p>}
      </section>
    </div>
  );
}

function AdviceView({ answers, draft, onMake }: { answers: Answers; draft: Blueprint; onMake: () => void }) {
  const { model, form, reasons, starter } = advise(answers);
  const { rhythm, goal } = draft;
  return (
    <>
      <h3>A {model} {form}</h3>
      <ul className="bt-wizard-reasons">{reasons.map((reason) => <li key={reason}><IconCheck size={14} aria-hidden /> <span>{reason}</span></li>)}</ul>
      <div className="bt-wizard-map"><BlueprintThumbnail blueprint={draft} width={404} height={140} label={`The drawing of ${starter.name}`} /></div>
      <p><b>{starter.name}</b><br />{starter.description}</p>
      <dl className="bt-wizard-facts">
        <dt>Goal</dt><dd>{goal.metric}: {goal.target}</dd>
        <dt>Rhythm</dt><dd>{rhythm.gap.min} to {formatCount(rhythm.gap.max, 'day')} between touch days, at most {rhythm.touchesPer7Days} touches a week, {rhythm.length.min} to {formatCount(rhythm.length.max, 'day')} in all</dd>
      </dl>
      <Group justify="flex-end"><Button onClick={onMake}>Make this draft</Button></Group>
    </>
  );
}

function whole({ cycle, deciders, repeat, scope, first }: Given): Answers | null {
  return cycle && deciders && repeat && scope && first ? { cycle, deciders, repeat, scope, first } : null;
}
