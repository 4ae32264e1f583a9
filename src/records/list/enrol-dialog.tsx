import { useRef, useState } from 'react';
import { Button, Group, Modal, Progress, Select, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { enrolMany, type BlueprintRow, type EnrolReport } from '../../storage/index.ts';
import { formatCount, formatNumber, notifyProblem } from '../../ui/index.ts';
import { RefusalList } from '../refusal-list.tsx';

/** Starts a blueprint for many records: each goes through the very same step, and each refusal says why. */
export function EnrolDialog({ type, ids, blueprints, onClose }: { readonly type: RecordType & { readonly key: string }; readonly ids: readonly string[]; readonly blueprints: readonly BlueprintRow[]; readonly onClose: () => void }) {
  const live = blueprints.filter(({ draft, live: version, paused }) => draft.recordType === type.key && version !== null && !paused);
  const [chosen, setChosen] = useState<string | null>(live.length === 1 ? (live[0]?.id ?? null) : null);
  const [done, setDone] = useState<number | null>(null);
  const [report, setReport] = useState<EnrolReport | null>(null);
  const stop = useRef(new AbortController());
  const blueprint = live.find(({ id }) => id === chosen);
  const start = async () => {
    if (chosen === null) return;
    setDone(0);
    try {
      setReport(await enrolMany(ids, chosen, { onProgress: setDone, signal: stop.current.signal }));
    } catch {
      notifyProblem('Enrolling stopped half-way. What was enrolled stays enrolled; start again for the rest.');
    } finally {
      setDone(null);
    }
  };
  const words = formatCount(ids.length, type.name.toLowerCase(), type.plural.toLowerCase());
  return (
    <Modal opened onClose={() => { stop.current.abort(); onClose(); }} title={`Enrol ${words}`} size="md" closeButtonProps={{ 'aria-label': 'Close' }} closeOnClickOutside={done === null}>
      {report !== null ? (
        <>
          <Text><b>{formatNumber(report.enrolled)}</b> enrolled in {blueprint?.draft.name}, <b>{formatNumber(report.refused.length)}</b> not.</Text>
          <RefusalList refused={report.refused} blueprint={blueprint?.draft} />
          <Group justify="flex-end" mt="lg"><Button onClick={onClose}>Done</Button></Group>
        </>
      ) : done !== null ? (
        <>
          <Progress value={(done / ids.length) * 100} aria-label="Enrolling" />
          <Group justify="space-between" mt="sm"><Text c="dimmed">{formatNumber(done)} of {formatNumber(ids.length)}</Text><Button variant="default" onClick={() => stop.current.abort()}>Stop</Button></Group>
        </>
      ) : live.length === 0 ? (
        <Text>No live blueprint takes {type.plural.toLowerCase()} yet. <Link to="/blueprints">Publish one first</Link>.</Text>
      ) : (
        <>
          <Select label="Blueprint" placeholder="Choose a live blueprint" data={live.map(({ id, draft }) => ({ value: id, label: draft.name }))} value={chosen} onChange={setChosen} />
          <Text c="dimmed" size="sm" mt="sm">Each one starts at the first stage. Records that are already inside, or may not come in again, stay where they are and are listed with the reason.</Text>
          <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>Cancel</Button><Button disabled={chosen === null} onClick={() => void start()}>Enrol {words}</Button></Group>
        </>
      )}
    </Modal>
  );
}
