import type { OutcomeOption } from '#engine/run';
import { SectionLabel } from '../../ui/index.ts';
import { OutcomeCard } from './outcome-card.tsx';
import { UndoNote } from './undo.tsx';
import type { Place } from '../record/focus.ts';
import type { RecordData } from '../record/record-data.ts';
import './verdict.css';

interface OutcomesProps {
  readonly data: RecordData;
  readonly onGo: (place: Place) => void;
}

/** Every way out of the stage with its living verdict, blocked ones too (domain.md section 3): short cards left, lists right. */
export function Outcomes({ data, onGo }: OutcomesProps) {
  const all = data.options?.outcomes ?? [];
  if (all.length === 0) return null;
  const open = all.filter((option) => option.open);
  const clock = all.filter((option) => !option.byHand);
  const locked = all.filter((option) => option.byHand && !option.open);
  const parts = [open.length > 0 ? `${open.length} open` : '', locked.length > 0 ? `${locked.length} locked` : '', clock.length > 0 ? `${clock.length} by itself` : ''].filter(Boolean).join(', ');
  const short = [...open, ...clock];
  return (
    <section aria-label="Outcomes">
      <SectionLabel right={parts}>Outcomes</SectionLabel>
      <div className="desk-outcomes" data-columns={short.length > 0 && locked.length > 0 ? 'two' : undefined}>
        <Column options={short} data={data} onGo={onGo} />
        <Column options={locked} data={data} onGo={onGo} />
      </div>
      <UndoNote data={data} />
    </section>
  );
}

function Column({ options, data, onGo }: OutcomesProps & { readonly options: readonly OutcomeOption[] }) {
  if (options.length === 0) return null;
  return <div className="desk-outcome-column">{options.map((option) => <OutcomeCard key={option.outcome.id} option={option} data={data} onGo={onGo} />)}</div>;
}
