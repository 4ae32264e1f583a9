import { Button, NativeSelect } from '@mantine/core';
import { delimiters } from '#engine/exchange';
import { formatBytes, formatCount, StatusPill } from '../../ui/index.ts';
import type { OpenedFile } from './file-reader.ts';
import { encodings } from './read-text.ts';

const delimiterNames: Readonly<Record<string, string>> = { ',': 'Comma ,', ';': 'Semicolon ;', '\t': 'Tab', '|': 'Bar |' };

/** How the file was read, with its first lines as proof; both findings can be corrected. */
export function FileFacts({ name, size, file, onReadAgain, onOther }: {
  readonly name: string;
  readonly size: number;
  readonly file: OpenedFile;
  readonly onReadAgain: (how: { readonly encoding: string; readonly delimiter: string }) => void;
  readonly onOther: () => void;
}) {
  const { encoding, delimiter } = file;
  return (
    <section className="bt-card bt-imp-facts" aria-label="The file">
      <div className="bt-imp-factrow">
        <div className="bt-imp-filename"><b>{name}</b><span className="bt-imp-meta">{formatCount(file.rows, 'row')}, {formatCount(file.columns.length, 'column')}, {formatBytes(size)}</span></div>
        <NativeSelect
          label="Encoding" value={encoding} data={[...new Set([encoding, ...encodings])].map((one) => ({ value: one, label: one.toUpperCase() }))}
          onChange={(event) => onReadAgain({ encoding: event.currentTarget.value, delimiter })}
        />
        <NativeSelect
          label="Delimiter" value={delimiter} data={delimiters.map((mark) => ({ value: mark, label: delimiterNames[mark] ?? mark }))}
          onChange={(event) => onReadAgain({ encoding, delimiter: event.currentTarget.value })}
        />
        <Button variant="default" onClick={onOther}>Another file</Button>
      </div>
      {file.certain ? null : <div className="bt-imp-unsure"><StatusPill tone="time">Encoding guessed</StatusPill> Look at the names with accents below. If they are wrong, choose another encoding.</div>}
      <div className="bt-imp-sample" tabIndex={0} role="region" aria-label="First lines of the file">
        <table>
          <thead><tr>{file.columns.map(({ index, name: column }) => <th key={index} scope="col">{column}</th>)}</tr></thead>
          <tbody>{file.sample.slice(0, 3).map((cells, row) => <tr key={row}>{file.columns.map(({ index }) => <td key={index}>{cells[index]}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
