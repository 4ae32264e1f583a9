import { useRef, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconFileTypeCsv, IconUpload } from '@tabler/icons-react';
import { Banner, quoted } from '../../ui/index.ts';
import type { Unusable } from './use-file.ts';

/** Where a file is dropped or chosen, and what is promised about it. */
export function ChooseFile({ reading, problem, onFile }: { readonly reading: string | null; readonly problem: Unusable | null; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <>
      {problem === null ? null : <div className="bt-imp-problem"><Banner tone="negative" title={`${quoted(problem.name)} cannot be taken.`}>{problem.reason}</Banner></div>}
      <div
        className="bt-imp-drop" data-over={over || undefined}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer.files[0];
          if (file && reading === null) onFile(file);
        }}
      >
        <span className="bt-empty-icon" aria-hidden>{reading === null ? <IconFileTypeCsv size={28} stroke={1.5} /> : <Loader size={28} />}</span>
        <h2>{reading === null ? 'Drop a CSV file here' : `Reading ${reading}`}</h2>
        <p>{reading === null ? 'Any encoding and delimiter; both are found out and shown. Up to 100,000 rows.' : 'Finding the encoding, the delimiter and what is in each column.'}</p>
        <input
          ref={input} type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" className="bt-sr" tabIndex={-1} aria-label="CSV file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) onFile(file);
          }}
        />
        <Button disabled={reading !== null} leftSection={<IconUpload size={16} stroke={1.75} />} onClick={() => input.current?.click()}>Choose a file</Button>
      </div>
      <ol className="bt-imp-promises">
        <li><b>You see every column first.</b> Where it goes, as which kind of field, with real values.</li>
        <li><b>Nothing leaves this browser.</b> The file is read here and stays here.</li>
        <li><b>It can be taken back.</b> One click removes everything an import made.</li>
      </ol>
    </>
  );
}
