import type { Activity, Content } from '#engine/blueprint';
import { describeDocument } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { OrderedList } from '../fields/ordered-list.tsx';
import { Section } from '../fields/section.tsx';
import { ConditionField } from '../rules/rule-field.tsx';
import { useNames, useStudio } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

type Document = Content['documents'][string];

/** What goes along with an activity: brochures, price lists, contracts, each with the records it is for. */
export function DocumentsSection({ activity }: { activity: Activity }) {
  const set = useSetField();
  const names = useNames();
  const { newId } = useStudio();
  const { documents } = activity.content;
  const count = Object.keys(documents).length;
  const sentence = Object.values(documents).toSorted((a, b) => a.order - b.order).map((document) => describeDocument(document, names)).join('; ');
  return (
    <Section title="Documents" summary={count === 0 ? 'none' : undefined} sentence={count === 0 ? undefined : sentence}>
      <OrderedList<Document>
        label="Documents"
        addLabel="Add document"
        items={documents}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name || 'document'}
        make={(order) => ({ id: newId(), name: `Document ${count + 1}`, url: '', order })}
        onChange={(next) => set(['activities', activity.id, 'content', 'documents'], next)}
      >
        {(document, change) => <DocumentFields document={document} change={change} />}
      </OrderedList>
    </Section>
  );
}

function DocumentFields({ document, change }: { document: Document; change: (part: Partial<Document>) => void }) {
  const put = (part: Partial<Document>) => {
    change(part);
    return null;
  };
  return (
    <>
      <CommittedText label="Document name" required value={document.name} onCommit={(name) => put({ name })} />
      <CommittedText label="Where it is" value={document.url} placeholder="https://" onCommit={(url) => put({ url })} />
      <span className="bt-field-label">Only for records where</span>
      <ConditionField label={`When ${document.name} is used`} condition={document.useIf} otherwise="For every record." onChange={(useIf) => change({ useIf })} />
    </>
  );
}
