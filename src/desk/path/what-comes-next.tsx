import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconBolt, IconClock, IconUser } from '@tabler/icons-react';
import { comingUp } from '#engine/run';
import { formatMoment, SectionLabel } from '../../ui/index.ts';
import { useEnrolling } from '../../storage/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { describeComing, describeEnrols, dueWords, type ComingWords } from './coming-words.ts';
import './path.css';

interface Line {
  readonly key: string;
  readonly at: number | null;
  readonly words: ComingWords;
}

const firstLines = 5;

/** Every rule that may touch the record next: by the clock, by a person, by a word from outside; in all of its runs. */
export function WhatComesNext({ data }: { readonly data: RecordData }) {
  const [more, setMore] = useState(false);
  const lines = useLines(data);
  if (lines.length === 0) return null;
  const shown = more ? lines : lines.slice(0, firstLines);
  const first = shown.findIndex(({ at }) => at === null);
  return (
    <section aria-label="What can touch this record next" className="desk-coming">
      <SectionLabel count={lines.length}>What can touch it next</SectionLabel>
      <ol>
        {shown.map((line, index) => (
          <li key={line.key}>
            {index === first && first > 0 ? <h3>When something happens</h3> : null}
            <div className="desk-coming-line">
              <ByMark by={line.words.by} />
              <span>{line.words.title}{line.words.detail === '' ? null : <small>{line.words.detail}</small>}</span>
              {line.at === null ? null : <time dateTime={new Date(line.at).toISOString()} data-late={line.at < data.when.now || undefined}>{formatMoment(line.at, data.when)}</time>}
            </div>
          </li>
        ))}
      </ol>
      {lines.length > firstLines ? <Button size="compact-sm" variant="subtle" onClick={() => setMore(!more)}>{more ? 'Show less' : `Show ${lines.length - firstLines} more`}</Button> : null}
    </section>
  );
}

/** Those of the shown run, the clock's doings in the record's other runs, and blueprints that would take it in; by time. */
function useLines(data: RecordData): readonly Line[] {
  const { run, runs, process, options: living, when, names, record } = data;
  const enrolling = useEnrolling(record.id);
  return useMemo(() => {
    const here = run && process && living ? comingUp(process, run, living, when.now) : [];
    const own = here.map((coming, index): Line => ({ key: coming.type === 'due' ? coming.due.key : `${coming.type}-${index}`, at: coming.at, words: describeComing(coming, data) }));
    const others = runs.filter((other) => other.id !== run?.id && other.status === 'running').flatMap((other) => other.dues.filter(({ automatic }) => automatic === true).map((due): Line => {
      const words = dueWords(due, { names, process: null }, names.outcome);
      return { key: `${other.id}/${due.key}`, at: due.at, words: { ...words, detail: [`in ${names.blueprint(other.blueprint)}`, words.detail].filter(Boolean).join(' · ') } };
    }));
    const taken = (enrolling ?? []).map((enrols): Line => ({ key: `enrol-${enrols.blueprint}`, at: null, words: describeEnrols(enrols, data) }));
    const all = [...own, ...others, ...taken];
    return [...all.filter(({ at }) => at !== null).sort((a, b) => (a.at ?? 0) - (b.at ?? 0)), ...all.filter(({ at }) => at === null)];
  }, [data, run, runs, process, living, when.now, names, enrolling]);
}

function ByMark({ by }: { readonly by: ComingWords['by'] }) {
  switch (by) {
    case 'clock':
      return <span className="desk-coming-by" data-by="clock" role="img" aria-label="By itself"><IconClock size={15} /></span>;
    case 'person':
      return <span className="desk-coming-by" data-by="person" role="img" aria-label="A person"><IconUser size={15} /></span>;
    case 'outside':
      return <span className="desk-coming-by" data-by="outside" role="img" aria-label="From outside"><IconBolt size={15} /></span>;
  }
}
