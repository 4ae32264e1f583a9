import { inOrder } from '#engine/kernel';
import type { Activity, Content, Script, Template } from '#engine/blueprint';
import { describeScript, describeTemplates, formatCount } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { MergeText } from '../fields/merge-text.tsx';
import { OrderedList } from '../fields/ordered-list.tsx';
import { Section } from '../fields/section.tsx';
import { TagsField } from '../fields/tags-field.tsx';
import { ConditionField } from '../rules/rule-field.tsx';
import { useNames, useStudio } from '../studio-context.ts';
import { DocumentsSection } from './documents-section.tsx';
import { useSetField } from './panel.tsx';
import { UsesLine } from './uses-section.tsx';
import { VariantsSection } from './variants-section.tsx';

const emptyScript: Script = { opening: '', points: {}, objections: {}, avoid: [] };

/** What an activity says and shows: templates with their rules of use, the script of a talk, documents, and other ways of saying it. */
export function ActivityContent({ activity }: { activity: Activity }) {
  const set = useSetField();
  const names = useNames();
  const { newId } = useStudio();
  const { content } = activity;
  const setPart = (part: Partial<Content>) => set(['activities', activity.id, 'content'], { ...content, ...part }) ?? null;
  const count = Object.keys(content.templates).length;
  return (
    <>
      <Section title="Templates" summary={count === 0 ? 'none' : formatCount(count, 'template')} sentence={count === 0 ? undefined : describeTemplates(inOrder(content.templates), names)}>
        <OrderedList<Template>
          label="Templates"
          addLabel="Add template"
          items={content.templates}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name || 'template'}
          make={(order) => ({ id: newId(), name: `Template ${count + 1}`, subject: '', body: '', order })}
          onChange={(templates) => setPart({ templates })}
        >
          {(template, change) => <TemplateFields template={template} change={change} />}
        </OrderedList>
      </Section>
      <Section title="Script" summary={content.script ? undefined : 'none'} sentence={content.script && describeScript(content.script)}>
        <ScriptFields script={content.script ?? emptyScript} onChange={(script) => setPart({ script })} />
      </Section>
      <DocumentsSection activity={activity} />
      <VariantsSection activity={activity} />
    </>
  );
}

function TemplateFields({ template, change }: { template: Template; change: (part: Partial<Template>) => void }) {
  const put = (part: Partial<Template>) => {
    change(part);
    return null;
  };
  return (
    <>
      <CommittedText label="Template name" required value={template.name} onCommit={(name) => put({ name })} />
      <MergeText label="Subject" value={template.subject} onCommit={(subject) => put({ subject })} />
      <MergeText label="Text" lines={4} value={template.body} onCommit={(body) => put({ body })} />
      <span className="bt-field-label">Use it if</span>
      <ConditionField label="Use it if" condition={template.useIf} otherwise="May always be used." onChange={(useIf) => change({ useIf })} />
      <span className="bt-field-label">Never if</span>
      <ConditionField label="Never if" condition={template.neverIf} otherwise="Nothing forbids it." onChange={(neverIf) => change({ neverIf })} />
      <UsesLine of={{ type: 'template', template: template.id }} unused="Only this activity uses it." />
    </>
  );
}

function ScriptFields({ script, onChange }: { script: Script; onChange: (script: Script) => void }) {
  const { newId } = useStudio();
  const put = (part: Partial<Script>) => {
    onChange({ ...script, ...part });
    return null;
  };
  return (
    <>
      <MergeText label="Opening" lines={2} value={script.opening} placeholder="The first sentence" onCommit={(opening) => put({ opening })} />
      <span className="bt-field-label">Points to cover, in any order</span>
      <OrderedList label="Points" addLabel="Add point" items={script.points} keyOf={({ id }) => id} nameOf={({ text }) => text || 'point'} make={(order) => ({ id: newId(), text: '', order })} onChange={(points) => put({ points })}>
        {(point, change) => <CommittedText label="Point" hideLabel value={point.text} placeholder="Ask about…" onCommit={(text) => { change({ text }); return null; }} />}
      </OrderedList>
      <span className="bt-field-label">Objections and answers</span>
      <OrderedList label="Objections" addLabel="Add objection" items={script.objections} keyOf={({ id }) => id} nameOf={({ name }) => name || 'objection'} make={(order) => ({ id: newId(), name: '', answer: '', order })} onChange={(objections) => put({ objections })}>
        {(objection, change) => (
          <>
            <CommittedText label="Objection" hideLabel value={objection.name} placeholder="“Too expensive”" onCommit={(name) => { change({ name }); return null; }} />
            <MergeText label="Answer" lines={2} value={objection.answer} placeholder="What to answer" onCommit={(answer) => { change({ answer }); return null; }} />
          </>
        )}
      </OrderedList>
      <TagsField label="Words to avoid" value={script.avoid} onChange={(avoid) => put({ avoid })} />
    </>
  );
}
