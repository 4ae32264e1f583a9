import { SectionLabel } from '../../ui/index.ts';
import { OutcomeCard } from './outcome-card.tsx';
import type { Place } from '../record/focus.ts';
import type { RecordData } from '../record/record-data.ts';

/** Every way out of the stage with its living verdict, blocked ones too (domain.md section 3). */
export function Outcomes({ data, onGo }: { readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  const all = data.options?.outcomes ?? [];
  if (all.length === 0) return null;
  const open = all.filter((option) => option.open).length;
  const clock = all.filter((option) => !option.byHand).length;
  const locked = all.length - open - clock;
  const parts = [open > 0 ? `${open} open` : '', locked > 0 ? `${locked} locked` : '', clock > 0 ? `${clock} by itself` : ''].filter(Boolean).join(', ');
  return (
    <section aria-label="Outcomes">
      <SectionLabel right={parts}>Outcomes</SectionLabel>
      <div className="desk-outcomes">
        {all.map((option) => <OutcomeCard key={option.outcome.id} option={option} data={data} onGo={onGo} />)}
      </div>
    </section>
  );
}
