import '../records.css';
import '../tools.css';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import type { ImportPlan } from '#engine/exchange';
import { saveRecordType, useBlueprints, useMe, usePeople, useRecordTypes } from '../../storage/index.ts';
import { notifyProblem, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { newIds } from '../../storage/index.ts';
import { ChooseFile } from './choose-file.tsx';
import { useImportLog, type ImportEntry } from './import-log.ts';
import { createImportProgress, ImportRunning } from './import-running.tsx';
import { ImportResult } from './import-result.tsx';
import { ownersBy } from './owners.ts';
import { Prepare, type Decision } from './prepare.tsx';
import { runImport, type ImportReport } from './run-import.ts';
import { useFile } from './use-file.ts';

interface Finished {
  readonly report: ImportReport;
  readonly entry: ImportEntry;
  readonly type: RecordType;
  readonly plan: ImportPlan;
  readonly blueprint: string | null;
  /** The names of the blueprints that took records in by themselves. */
  readonly automatic: readonly string[];
}

/** Brings a CSV file in: choose, look at every column, decide, watch it run, see what came of it, take it back. */
export function ImportScreen() {
  usePageTitle('Import');
  const [params] = useSearchParams();
  const { state, choose, readAgain, close } = useFile();
  const types = useRecordTypes();
  const blueprints = useBlueprints();
  const people = usePeople();
  const me = useMe();
  const log = useImportLog();
  const [progress] = useState(createImportProgress);
  const [finished, setFinished] = useState<Finished | null>(null);
  const stop = useRef(new AbortController());
  const start = async ({ plan, wishes, rule, automatic }: Decision) => {
    if (state.type !== 'open' || me === undefined) return;
    stop.current = new AbortController();
    const { type } = plan;
    const batch = `import/${newIds().next()}`;
    const began = performance.now();
    const total = state.file.rows + state.file.problems;
    progress.show({ done: 0, made: 0, enrolled: 0, total, rate: 0 });
    try {
      await saveRecordType({ ...type, batch: types?.find(({ key }) => key === type.key)?.batch ?? null });
      const report = await runImport(state.source, plan, {
        batch, zone: me.zone, duplicates: { key: wishes.key, action: wishes.action }, ownerOf: ownersBy(wishes.owner, people, me.id),
        automatic: automatic.length > 0, held: wishes.held, ownersFollow: wishes.owner === 'column', enrol: wishes.blueprint === null ? null : { blueprint: wishes.blueprint, rule },
      }, { signal: stop.current.signal, onProgress: (so) => progress.show({ ...so, total, rate: Math.round((so.done / Math.max(performance.now() - began, 1)) * 1000) }) });
      const entry: ImportEntry = { batch, file: state.name, type: type.key, at: Date.now(), made: report.made, updated: report.updated, enrolled: report.made - report.held };
      if (report.made + report.updated > 0) await log.add(entry);
      setFinished({ report, entry, type, plan, blueprint: wishes.blueprint, automatic });
    } catch {
      // Whatever was made stands under the batch: it must stay possible to take it back.
      await log.add({ batch, file: `${state.name} (broken off)`, type: type.key, at: Date.now(), made: 0, updated: 0, enrolled: 0 }).catch(() => undefined);
      notifyProblem('The import broke off. What came in before can be undone under Records, Imports.');
    } finally {
      progress.show(null);
    }
  };
  if (types === undefined || blueprints === undefined || me === undefined) return null;
  const again = () => { setFinished(null); close(); };
  return (
    <Page width={state.type === 'open' && finished === null ? 'wide' : 'narrow'}>
      <PageHeader title={finished ? (finished.report.stopped ? 'Import stopped' : 'Import done') : 'Import records'} note={state.type === 'open' && !finished ? 'Nothing is kept until you press Import.' : undefined} />
      {finished !== null && state.type === 'open'
        ? <ImportResult {...finished} blueprint={blueprints.find(({ id }) => id === finished.blueprint)?.draft} errorFile={() => state.source.errorFile(finished.plan)} onAgain={again} />
        : state.type === 'open'
          ? <Prepare key={state.name} opened={state} types={types} blueprints={blueprints} people={people} asked={{ type: params.get('type'), blueprint: params.get('blueprint') }} onReadAgain={(how) => void readAgain(how)} onOther={() => close()} onStart={(decision) => void start(decision)} />
          : <ChooseFile reading={state.type === 'reading' ? state.name : null} problem={state.type === 'none' ? state.problem : null} onFile={(file) => void choose(file)} />}
      <ImportRunning progress={progress} file={state.type === 'open' ? state.name : ''} onStop={() => stop.current.abort()} />
    </Page>
  );
}
