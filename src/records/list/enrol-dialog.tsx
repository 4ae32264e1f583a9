import { useEffect, useState } from 'react';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import type { BlueprintRow } from '../../storage/index.ts';
import { formatCount, formatNumber, ProgressDialog } from '../../ui/index.ts';
import { forecast, type Forecast } from '../enrolment/forecast.ts';
import { useLiveBlueprints, type LiveBlueprint } from '../enrolment/live-blueprints.ts';
import { useEnrolling, type Enrolled } from '../enrolment/use-enrolling.ts';
import { RefusalList } from '../refusal-list.tsx';

/** Starts a blueprint for many records: how many it takes and why not the others is told before, and once more after. */
export function EnrolDialog({ type, ids, blueprints, onClose }: { readonly type: RecordType & { readonly key: string }; readonly ids: readonly string[]; readonly blueprints: readonly BlueprintRow[]; readonly onClose: () => void }) {
  const live = useLiveBlueprints(blueprints, type.key);
  const forecasts = useForecasts(ids, live);
  const [wish, setWish] = useState<string | null>(null);
  const enrolling = useEnrolling();
  const chosen = live?.find(({ id }) => id === wish) ?? (live?.length === 1 ? live[0] : undefined);
  const answer = chosen === undefined ? undefined : forecasts?.get(chosen.id);
  const many = (count: number) => formatCount(count, type.name.toLowerCase(), type.plural.toLowerCase());
  if (enrolling.progress !== null) return <ProgressDialog opened title={`Enrolling in ${chosen?.name ?? ''}`} {...enrolling.progress} cancelLabel="Stop" onCancel={enrolling.stop} />;
  return (
    <Modal opened onClose={onClose} title={enrolling.done ? `Enrolled in ${chosen?.name ?? ''}` : `Enrol ${many(ids.length)}`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {enrolling.done && chosen ? <Done done={enrolling.done} blueprint={chosen} type={type} onClose={onClose} /> : live === undefined ? (
        <Text c="dimmed">Looking for blueprints…</Text>
      ) : live.length === 0 ? (
        <Text>No live blueprint takes {type.plural.toLowerCase()} yet. <Link to="/blueprints">Publish one first</Link>.</Text>
      ) : (
        <>
          <Radio.Group label="Blueprint" value={chosen?.id ?? ''} onChange={setWish}>
            <div className="bt-enrol-choices">
              {live.map((blueprint) => <Choice key={blueprint.id} blueprint={blueprint} forecast={forecasts?.get(blueprint.id)} type={type} chosen={blueprint.id === chosen?.id} />)}
            </div>
          </Radio.Group>
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button disabled={chosen === undefined || answer === undefined || answer.ready.length === 0} onClick={() => { if (chosen && answer) void enrolling.start(chosen.id, answer); }}>
              {answer === undefined ? 'Enrol' : `Enrol ${many(answer.ready.length)}`}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function Choice({ blueprint, forecast: answer, type, chosen }: { readonly blueprint: LiveBlueprint; readonly forecast: Forecast | undefined; readonly type: RecordType; readonly chosen: boolean }) {
  const { rankBy, reentry } = blueprint.document.enrolment;
  return (
    <div className="bt-enrol-choice" data-chosen={chosen || undefined}>
      <Radio
        value={blueprint.id} label={blueprint.name}
        description={answer === undefined ? 'Counting…' : <><b>{formatNumber(answer.ready.length)}</b> can start{answer.refused.length > 0 ? <>, <b>{formatNumber(answer.refused.length)}</b> cannot</> : null}</>}
      />
      {chosen && answer !== undefined ? (
        <Stack gap={8} className="bt-enrol-why">
          <RefusalList refused={answer.refused} blueprint={blueprint.document} type={type} viewName={blueprint.view?.name} />
          {rankBy !== undefined && answer.ready.length > 1 ? <span>Highest {type.fields[rankBy]?.name ?? rankBy} first.</span> : null}
          {reentry === 'never' && answer.ready.length > 0 ? <span>Nobody goes through it twice: whoever did before is refused as it is tried, and listed afterwards.</span> : null}
        </Stack>
      ) : null}
    </div>
  );
}

function Done({ done, blueprint, type, onClose }: { readonly done: Enrolled; readonly blueprint: LiveBlueprint; readonly type: RecordType; readonly onClose: () => void }) {
  return (
    <>
      {done.broken ? <Text mb="sm">Enrolling broke off half-way. What was enrolled stays enrolled; start again for the rest.</Text> : <Text mb="sm"><b>{formatNumber(done.enrolled)}</b> enrolled, <b>{formatNumber(done.refused.length)}</b> not{done.untried > 0 ? <>, <b>{formatNumber(done.untried)}</b> left when you stopped</> : null}.</Text>}
      <RefusalList refused={done.refused} blueprint={blueprint.document} type={type} viewName={blueprint.view?.name} />
      <Group justify="flex-end" mt="lg"><Button onClick={onClose}>Done</Button></Group>
    </>
  );
}

/** The forecast of every blueprint for these records; undefined while it is counted. */
function useForecasts(ids: readonly string[], live: readonly LiveBlueprint[] | undefined): ReadonlyMap<string, Forecast> | undefined {
  const [found, setFound] = useState<ReadonlyMap<string, Forecast>>();
  useEffect(() => {
    if (live === undefined) return undefined;
    const stop = new AbortController();
    void forecast(ids, live, stop.signal).then((answer) => { if (!stop.signal.aborted) setFound(answer); });
    return () => stop.abort();
  }, [ids, live]);
  return found;
}
