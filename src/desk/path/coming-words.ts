import type { Coming } from '#engine/run';
import type { DueMoment } from '#engine/journal';
import { capital, describeCondition, describeEscalation, describeTrigger, describeWay, listAnd, quoted } from '../../ui/index.ts';
import type { Enrols } from '../../storage/index.ts';
import type { RecordData } from '../record/record-data.ts';

/** One line of what can touch the record next. */
export interface ComingWords {
  readonly title: string;
  readonly detail: string;
  /** Who acts: the clock, a person of ours, or somebody outside. */
  readonly by: 'clock' | 'person' | 'outside';
}

/** A rule that may act, in words: what happens, and what sets it off. */
export function describeComing(coming: Coming, data: RecordData): ComingWords {
  const { names, process } = data;
  const outcome = (id: string) => describeWay(names.outcome(id), names.stage(process?.version.document.outcomes[id]?.to ?? '')).arrow;
  switch (coming.type) {
    case 'due': {
      const words = dueWords(coming.due, data, outcome);
      return coming.held ? { ...words, detail: ['held while the run rests, later by as much', words.detail].filter(Boolean).join(' · ') } : words;
    }
    case 'activityOpens':
      return { title: `${names.activity(coming.activity)} may be done`, detail: coming.by === 'rhythm' ? 'the rhythm allows the next touch then' : 'its waiting time is over then', by: 'person' };
    case 'outcomeOpens':
      return { title: `${quoted(names.outcome(coming.outcome))} opens`, detail: 'nothing but time is missing', by: 'person' };
    case 'round':
      return { title: `${names.activity(coming.activity)} comes round again`, detail: '', by: 'person' };
    case 'overrideEnds':
      return { title: 'An override runs out', detail: 'unless it is used before', by: 'clock' };
    case 'reaction':
      return { title: outcome(coming.outcome), detail: triggerOf(coming.outcome, data), by: 'clock' };
    case 'signal':
      return signalWords(coming, data, outcome);
    case 'otherRun':
      return { title: listAnd(coming.outcomes.map((id) => quoted(names.outcome(id)))), detail: `waits for ${names.blueprint(coming.blueprint)}${coming.on === 'linkedRecord' ? ' on a linked record' : ''}`, by: 'outside' };
    case 'leaves': {
      const rule = process?.version.document.enrolment.exitWhen;
      return { title: 'Leaves this blueprint', detail: rule === undefined ? '' : `as soon as ${describeCondition(rule, names)}`, by: 'clock' };
    }
  }
}

/** A blueprint that would take the record in. */
export function describeEnrols({ blueprint, when, view, now }: Enrols, { names }: RecordData): ComingWords {
  const rule = view === null ? describeCondition(when, names) : `the saved view ${quoted(view)} shows it`;
  return { title: `Taken into ${names.blueprint(blueprint)}`, detail: now ? `with its next change: ${rule}` : `as soon as ${rule}`, by: 'clock' };
}

/** What the clock, or a person, does when an armed moment comes. */
export function dueWords(due: DueMoment, data: Pick<RecordData, 'names' | 'process'>, outcome: (id: string) => string): ComingWords {
  const { names } = data;
  const activity = due.activity === null ? '' : names.activity(due.activity);
  switch (due.kind) {
    case 'activity':
      return due.automatic === true ? { title: `${activity} goes off by itself`, detail: '', by: 'clock' } : { title: `${activity} is due`, detail: due.slidFrom === undefined ? '' : 'moved by the rhythm', by: 'person' };
    case 'outcome':
      return { title: outcome(due.outcome ?? ''), detail: due.outcome === null ? '' : triggerOf(due.outcome, data), by: 'clock' };
    case 'sla': {
      const escalation = data.process?.version.document.stages[due.stage]?.sla?.escalations[due.escalation ?? ''];
      return { title: `Time limit of ${names.stage(due.stage)}`, detail: escalation === undefined ? '' : describeEscalation(escalation, names), by: 'clock' };
    }
    case 'approval':
      return { title: `Answer of ${names.role(due.role ?? '')}`, detail: 'waited for since then', by: 'person' };
    case 'handOver': {
      const late = data.process?.version.document.activities[due.activity ?? '']?.handOver?.late;
      return { title: `${activity}: the offer is late`, detail: late === 'return' ? 'it comes back to the sender' : 'whoever may take it is reminded', by: 'clock' };
    }
    case 'resume':
      return { title: 'The run goes on', detail: 'its rest is over', by: 'clock' };
    case 'return':
      return { title: 'Comes back from here', detail: `parked in ${names.stage(due.stage)} until then`, by: 'clock' };
  }
}

function triggerOf(outcome: string, { names, process }: Pick<RecordData, 'names' | 'process'>): string {
  const trigger = process?.version.document.outcomes[outcome]?.trigger;
  return trigger === undefined ? '' : describeTrigger(trigger, names);
}

function signalWords({ signal, here, outcomes, activities, optOut }: Extract<Coming, { readonly type: 'signal' }>, { names, process }: RecordData, outcome: (id: string) => string): ComingWords {
  const effects = [
    ...outcomes.map(outcome),
    ...activities.map((id) => {
      const listener = process?.version.document.activities[id]?.listens?.find((one) => one.signal === signal);
      return `${names.activity(id)} ${listener?.then === 'cancel' ? 'becomes needless' : 'is done by it'}`;
    }),
    optOut ? 'all contact stops' : '',
  ].filter(Boolean);
  return { title: `${capital(names.signal(signal))} comes in`, detail: `${here ? '' : 'heard in a later stage: '}${listAnd(effects.slice(0, 3))}${effects.length > 3 ? ' and more' : ''}`, by: 'outside' };
}
