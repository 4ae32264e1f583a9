import { Select, Switch } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { channels, touchChannels, type Channel, type Effect } from '#engine/blueprint';
import { channelLabel, sayKey } from '../../ui/index.ts';
import { CreatableSelect } from '../fields/creatable-select.tsx';
import { CommittedText } from '../fields/committed-text.tsx';
import { keyFromName } from '../fields/key-from-name.ts';
import { MergeText } from '../fields/merge-text.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { FieldValueInput } from '../rules/comparison-editor.tsx';
import { RoleSelect } from '../rules/clause-editor.tsx';
import { BlueprintSelect } from '../rules/other-run-editor.tsx';
import { useDraft, useRecordType, useStudio } from '../studio-context.ts';
import { AssigneeField } from './assignee-field.tsx';
import { PairsField } from './pairs-field.tsx';
import { signalsHeardBy } from './signals.ts';

type Of<Type extends Effect['type']> = Extract<Effect, { readonly type: Type }>;
interface PartsProps<Type extends Effect['type']> {
  readonly effect: Of<Type>;
  readonly onChange: (effect: Effect) => void;
}

/** The parts of one effect (domain.md section 2). Nothing leaves the browser: messages and web requests wait in the outbox. */
export function EffectParts({ effect, onChange }: { effect: Effect; onChange: (effect: Effect) => void }) {
  const put = (next: Effect) => {
    onChange(next);
    return null;
  };
  switch (effect.type) {
    case 'setField':
      return <SetFieldParts effect={effect} onChange={onChange} />;
    case 'assignOwner':
      return <AssigneeField label="New owner" value={effect.to} onChange={(to) => onChange({ ...effect, to })} />;
    case 'createActivity':
      return <CreateActivityParts effect={effect} onChange={onChange} />;
    case 'send':
      return <SendParts effect={effect} onChange={onChange} />;
    case 'notify':
      return (
        <>
          <RoleSelect label="Role" value={effect.role} onChange={(role) => onChange({ ...effect, role })} />
          <MergeText label="Message" lines={2} value={effect.message} onCommit={(message) => put({ ...effect, message })} />
        </>
      );
    case 'startBlueprint':
      return <StartParts effect={effect} onChange={onChange} />;
    case 'signalRun':
      return <SignalParts effect={effect} onChange={onChange} />;
    case 'webhook':
      return (
        <>
          <CommittedText label="Address" value={effect.url} placeholder="https://" onCommit={(url) => put({ ...effect, url })} />
          <MergeText label="Text" lines={3} value={effect.body} onCommit={(body) => put({ ...effect, body })} />
        </>
      );
  }
}

function SetFieldParts({ effect, onChange }: PartsProps<'setField'>) {
  const type = useRecordType();
  const fields = type ? inOrder(type.fields).map(({ key, name }) => ({ value: key, label: name })) : [];
  const data = type?.fields[effect.field] ? fields : [...fields, { value: effect.field, label: `${sayKey(effect.field)} (not in this record type)` }];
  return (
    <>
      <Select label="Field" searchable data={data} value={effect.field} allowDeselect={false} onChange={(field) => field && onChange({ ...effect, field, value: '' })} />
      <FieldValueInput label="Value" field={type?.fields[effect.field]} value={effect.value} onChange={(value) => onChange({ ...effect, value })} />
    </>
  );
}

function CreateActivityParts({ effect, onChange }: PartsProps<'createActivity'>) {
  const { assignee, ...plain } = effect;
  return (
    <>
      <CommittedText label="Name" required value={effect.name} onCommit={(name) => { onChange({ ...effect, name }); return null; }} />
      <ChannelSelect data={channels} value={effect.channel} onChange={(channel) => onChange({ ...effect, channel })} />
      <WaitField label="Due after" value={effect.wait} onChange={(wait) => onChange({ ...effect, wait })} />
      <Switch label="For somebody else than the record's owner" checked={assignee !== undefined} onChange={(event) => onChange(event.currentTarget.checked ? { ...plain, assignee: { type: 'role', role: 'manager' } } : plain)} />
      {assignee && <AssigneeField label="Done by" value={assignee} onChange={(next) => onChange({ ...plain, assignee: next })} />}
    </>
  );
}

function SendParts({ effect, onChange }: PartsProps<'send'>) {
  const draft = useDraft();
  const { template, ...plain } = effect;
  const templates = Object.values(draft.activities).flatMap((activity) => inOrder(activity.content.templates).map(({ id, name }) => ({ value: id, label: `${name || 'Template'} (${activity.name})` })));
  const put = (next: Effect) => {
    onChange(next);
    return null;
  };
  return (
    <>
      <ChannelSelect data={touchChannels} value={effect.channel} onChange={(channel) => onChange({ ...effect, channel })} />
      {(templates.length > 0 || template !== undefined) && (
        <Select label="Message" data={[{ value: '', label: 'Written here' }, ...templates]} value={template ?? ''} allowDeselect={false} onChange={(id) => onChange(id ? { ...plain, template: id } : plain)} />
      )}
      {template === undefined && <MergeText label="Subject" value={effect.subject} onCommit={(subject) => put({ ...effect, subject })} />}
      {template === undefined && <MergeText label="Text" lines={3} value={effect.body} onCommit={(body) => put({ ...effect, body })} />}
    </>
  );
}

function StartParts({ effect, onChange }: PartsProps<'startBlueprint'>) {
  const { recordTypes } = useStudio();
  const own = useRecordType();
  const { copy = {}, recordType, ...plain } = effect;
  const wanted = recordType ?? own?.key ?? 'lead';
  const type = recordTypes[wanted];
  const known = Object.values(recordTypes).map(({ key, name }) => ({ value: key, label: name }));
  const setOn = (on: string | null) => {
    if (on === 'sameRecord') onChange({ ...plain, on });
    if (on === 'newLinkedRecord') onChange({ ...plain, on, recordType: wanted, copy });
  };
  return (
    <>
      <BlueprintSelect label="Which blueprint" value={effect.blueprint} onChange={(blueprint) => onChange({ ...effect, blueprint })} />
      <Select label="On" data={[{ value: 'sameRecord', label: 'The same record' }, { value: 'newLinkedRecord', label: 'A new record, linked to this one' }]} value={effect.on} allowDeselect={false} onChange={setOn} />
      {effect.on === 'newLinkedRecord' && (
        <>
          <Select label="Record type" data={type ? known : [...known, { value: wanted, label: `${sayKey(wanted)} (unknown here)` }]} value={wanted} allowDeselect={false} onChange={(key) => key && onChange({ ...effect, recordType: key, copy: {} })} />
          <PairsField
            label="Fields it takes over"
            addLabel="Take over a field"
            targets={type ? inOrder(type.fields).map(({ key, name }) => ({ value: key, label: name })) : []}
            targetLabel="Field of the new record"
            pairs={copy}
            onChange={(next) => onChange({ ...effect, copy: next })}
          />
        </>
      )}
    </>
  );
}

function SignalParts({ effect, onChange }: PartsProps<'signalRun'>) {
  const { blueprints } = useStudio();
  const { payload = {} } = effect;
  const other = blueprints.find(({ id }) => id === effect.blueprint);
  const known = other?.signals.find(({ key }) => key === effect.signal);
  const heard = signalsHeardBy(other);
  const data = [...heard, ...(heard.some(({ value }) => value === effect.signal) ? [] : [{ value: effect.signal, label: `${sayKey(effect.signal)} (not declared there)` }])];
  const choose = (blueprint: string) => onChange({ ...effect, blueprint, signal: signalsHeardBy(blueprints.find(({ id }) => id === blueprint))[0]?.value ?? effect.signal, payload: {} });
  const put = (signal: string) => onChange({ ...effect, signal, payload: {} });
  return (
    <>
      <BlueprintSelect label="Runs of" value={effect.blueprint} onChange={choose} />
      <Select label="On" data={[{ value: 'sameRecord', label: 'The same record' }, { value: 'linkedRecord', label: 'Linked records' }]} value={effect.on ?? 'sameRecord'} allowDeselect={false} onChange={(on) => on && onChange({ ...effect, on })} />
      <CreatableSelect label="Signal" what="signal" data={data} value={effect.signal} onPick={put} onCreate={(words) => put(keyFromName(words, heard.map(({ value }) => value), 'signal'))} />
      {known && Object.keys(known.payload).length > 0 && (
        <PairsField label="What it brings along" addLabel="Bring a field along" targets={Object.values(known.payload).map(({ key, name }) => ({ value: key, label: name || sayKey(key) }))} targetLabel="Value of the signal" pairs={payload} onChange={(next) => onChange({ ...effect, payload: next })} />
      )}
    </>
  );
}

function ChannelSelect<One extends Channel>({ data, value, onChange }: { data: readonly One[]; value: Channel; onChange: (channel: Channel) => void }) {
  const listed: readonly Channel[] = [...new Set<Channel>([...data, value])];
  return <Select label="Kind" data={listed.map((channel) => ({ value: channel, label: channelLabel(channel) }))} value={value} allowDeselect={false} onChange={(channel) => channel && onChange(channel)} />;
}
