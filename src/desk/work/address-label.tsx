import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { RecordData } from '../record/record-data.ts';
import { addressOf } from './address.ts';
import { FillField } from './fill-field.tsx';

/** The label for a letter or parcel: as it will be printed, with every missing part of the address named. */
export function AddressLabel({ data }: { readonly data: RecordData }) {
  const [printing, setPrinting] = useState(false);
  const address = addressOf(data.record.fields, data.type);
  if (address === null) return <p className="work-hint">{data.type?.plural ?? 'These records'} have no field for a street yet. A manager adds “Street”, “Postcode” and “City” to the record type, then the label prints from here.</p>;
  return (
    <section aria-label="Address label">
      <div className="desk-label">Address label</div>
      <address className="work-label">{address.lines.map((line) => <span key={line}>{line}</span>)}</address>
      <div className="work-label-acts">
        {address.missing.map((key) => <FillField key={key} field={key} data={data} />)}
        <Button size="compact-md" variant="default" leftSection={<IconPrinter size={15} aria-hidden />} disabled={address.missing.length > 0} onClick={() => setPrinting(true)}>Print label</Button>
      </div>
      {printing ? <PrintedLabel lines={address.lines} onDone={() => setPrinting(false)} /> : null}
    </section>
  );
}

/** While the browser prints, the page is this label and nothing else. */
function PrintedLabel({ lines, onDone }: { readonly lines: readonly string[]; readonly onDone: () => void }) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      window.print();
      onDone();
    });
    return () => cancelAnimationFrame(frame);
  }, [onDone]);
  // beside the page, in a node of its own: print hides everything else in the body
  return createPortal(<div className="work-label-print"><address>{lines.map((line) => <div key={line}>{line}</div>)}</address></div>, document.body);
}
