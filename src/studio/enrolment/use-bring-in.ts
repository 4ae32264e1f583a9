import { useEffect, useRef, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { enrolMatching, useBlueprint, useViews, type EnrolReport, type ViewRow } from '../../storage/index.ts';
import { formatCount, notifyDone, notifyProblem, quoted } from '../../ui/index.ts';
import { forecastEnrolment, type EnrolmentForecast } from './enrolment-forecast.ts';

/** Bringing in everybody who fits a published rule: the count before, progress, and the report. */
export interface BringIn {
  /** Undefined while it is counted; null when the saved view of the rule is gone. */
  readonly forecast: EnrolmentForecast | null | undefined;
  readonly view: ViewRow | undefined;
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  readonly report: EnrolReport | null;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Counts once, when it is shown, and brings in on demand. */
export function useBringIn(document: Blueprint): BringIn {
  const { when } = document.enrolment;
  const row = useBlueprint(document.id);
  const paused = row?.paused;
  const views = useViews(document.recordType);
  const view = when.type === 'view' ? views?.find(({ id }) => id === when.view) : undefined;
  const known = when.type === 'condition' || views !== undefined;
  const condition = when.type === 'condition' ? when.condition : (view?.condition ?? null);
  const [forecast, setForecast] = useState<EnrolmentForecast | null>();
  const [progress, setProgress] = useState<BringIn['progress']>(null);
  const [report, setReport] = useState<EnrolReport | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => {
    if (!known || paused === undefined) return undefined;
    const counting = new AbortController();
    const count = async () => (condition === null ? null : forecastEnrolment(document, condition, { paused, signal: counting.signal }));
    void count().then((answer) => { if (!counting.signal.aborted) setForecast(answer); }, () => notifyProblem('The records that fit could not be counted. Bring them in from the list of records.'));
    return () => counting.abort();
  }, [document, condition, known, paused]);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const start = async () => {
    stop.current = new AbortController();
    setProgress({ done: 0, total: null });
    try {
      const answer = await enrolMatching(document.id, { signal: stop.current.signal, onProgress: (done, total) => setProgress({ done, total }) });
      setReport(answer);
      // It goes on when the dialog is closed meanwhile.
      if (!shown.current) notifyDone({ message: `${formatCount(answer.enrolled, 'record')} enrolled in ${quoted(document.name)}, ${answer.refused.length} refused.` });
    } catch {
      notifyProblem('Enrolling broke off half-way. What was enrolled stays enrolled; publish again or enrol the rest from the list of records.');
    } finally {
      setProgress(null);
    }
  };
  return { forecast, view, progress, report, start, stop: () => stop.current.abort() };
}
