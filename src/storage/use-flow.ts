import { canonicalJson } from '#engine/kernel';
import { useEffect, useState } from 'react';
import { activitiesIn, type Blueprint } from '#engine/blueprint';
import type { ActivityVariants, Flow, FlowPlace, FlowQuery, FlowRecord } from './flow.ts';
import { isClosedError } from './guard.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';

/** So long the numbers stay as they are before the journal is read on, in milliseconds: an import would renew them at every line. */
const rest = 1000;

/** How records pass through a blueprint, and how far reading is while it takes long. */
export interface FlowReading {
  readonly flow: Flow | undefined;
  /** From 0 to 1; null while nothing is being read. */
  readonly progress: number | null;
}

/** The numbers of a blueprint's stages and outcomes, renewed as the journal grows. The last ones stay until new ones are counted. */
export function useFlow(query: FlowQuery): FlowReading {
  const key = canonicalJson(plain(query));
  const grown = useGrown();
  const [reading, setReading] = useState<{ readonly key: string; readonly flow: Flow | undefined; readonly progress: number | null; readonly broken?: unknown }>({ key: '', flow: undefined, progress: null });
  useEffect(() => {
    if (grown === undefined) return undefined;
    const stop = new AbortController();
    const tell = (part: Partial<typeof reading>) => !stop.signal.aborted && setReading((before) => ({ ...before, ...part }));
    const onProgress = (done: number, total: number) => tell({ progress: total === 0 ? null : done / total });
    const timer = setTimeout(() => {
      void currentStorage().readFlow(query, { onProgress, signal: stop.signal }).then((flow) => tell({ key, flow, progress: null }), (broken: unknown) => !isClosedError(broken) && tell({ broken }));
    }, 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says all of the query
  }, [key, grown]);
  if (reading.broken !== undefined) throw reading.broken;
  return { flow: reading.flow, progress: reading.progress };
}

/** The records at a place of the drawing; `undefined` while they are looked up. */
export function useFlowRecords(query: FlowQuery, place: FlowPlace | null): { readonly total: number; readonly records: readonly FlowRecord[] } | undefined {
  return useAsked(place === null ? null : canonicalJson({ query: plain(query), place: { ...place } }), () => place && currentStorage().flowRecords(query, place));
}

/** What came of the variants of a stage's activities (S14); `undefined` while they are counted. */
export function useFlowVariants(query: FlowQuery, drawing: Blueprint, stage: string | null): readonly ActivityVariants[] | undefined {
  const key = stage === null ? null : canonicalJson({ query: plain(query), stage, drawn: activitiesIn(drawing, stage).map(({ id, content }) => ({ id, variants: content.variants })) });
  return useAsked(key, () => stage === null ? null : currentStorage().flowVariants(query, drawing, stage));
}

/** The answer to the question the key says all of; asked anew as the journal grows, and of a new question none until it is answered. */
function useAsked<Answer>(key: string | null, ask: () => Promise<Answer> | null): Answer | undefined {
  const grown = useGrown();
  const [found, setFound] = useState<{ readonly key: string; readonly answer: Answer }>();
  useEffect(() => {
    if (key === null || grown === undefined) return undefined;
    let isLeft = false;
    void ask()?.then((answer) => !isLeft && setFound({ key, answer }), (broken: unknown) => {
      if (!isClosedError(broken)) throw broken;
    });
    return () => {
      isLeft = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says all that is asked
  }, [key, grown]);
  return found?.key === key ? found.answer : undefined;
}

function plain({ blueprint, since, owner, field, ends }: FlowQuery) {
  return { blueprint, since: since ?? null, owner: owner === undefined ? null : { is: owner }, field: field ? { key: field.key, value: field.value } : null, ends: { ...ends } };
}

/** The journal's last line, told at most once a second. */
function useGrown(): number | undefined {
  const last = useLive(async ({ db }) => (await db.entries.orderBy('cursor').lastKey()) ?? 0, []) as number | undefined;
  const [told, setTold] = useState<number>();
  if (told === undefined && last !== undefined) setTold(last);
  useEffect(() => {
    if (last === undefined || last === told) return undefined;
    const timer = setTimeout(() => setTold(last), rest);
    return () => clearTimeout(timer);
  }, [last, told]);
  return told;
}
