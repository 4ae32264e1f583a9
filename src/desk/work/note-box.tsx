import { useId } from 'react';
import { Input } from '@mantine/core';
import { avoidedIn, markAvoided, type Avoid } from '#engine/blueprint';

/**
 * Where a note is typed. Phrases the script tells people not to say are marked in place while they are written, with
 * what to say instead under the box (S100); nothing is forbidden, a note may quote the customer.
 */
export function NoteBox({ label, description, required, value, avoid, error, onChange }: {
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly value: string;
  /** The lines of the script's "avoid" list. */
  readonly avoid: readonly string[];
  readonly error: string | null;
  readonly onChange: (note: string) => void;
}) {
  const id = useId();
  const found = avoidedIn(value, avoid);
  return (
    <Input.Wrapper id={id} label={label} description={description} withAsterisk={required} error={error} inputWrapperOrder={['label', 'input', 'error', 'description']}>
      <div className="work-note" data-invalid={error === null ? undefined : true}>
        <div className="work-note-marks" aria-hidden>
          {markAvoided(value, avoid).map((part, index) => (part.avoid === null ? <span key={index}>{part.text}</span> : <mark key={index}>{part.text}</mark>))}
          {'\n'}
        </div>
        <textarea id={id} rows={2} maxLength={20_000} value={value} aria-describedby={found.length > 0 ? `${id}-avoid` : undefined} aria-invalid={error === null ? undefined : true} onChange={(event) => onChange(event.currentTarget.value)} />
      </div>
      <div id={`${id}-avoid`} role="status" className="work-note-avoid">{found.map((one) => <AvoidLine key={one.phrase} avoid={one} />)}</div>
    </Input.Wrapper>
  );
}

function AvoidLine({ avoid: { phrase, instead } }: { readonly avoid: Avoid }) {
  return <p><b>Better not: “{phrase}”</b>{instead === null ? null : <> Say: “{instead}”</>}</p>;
}
