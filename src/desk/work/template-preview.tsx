import { Button } from '@mantine/core';
import type { Activity, Template } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { inOrder } from '#engine/kernel';
import { describeCondition, notifyDone } from '../../ui/index.ts';
import { mergedString } from '../merge-text.ts';
import { mailLink } from '../links.ts';
import { MergedText } from './merged-text.tsx';
import type { RecordData } from '../record/record-data.ts';

/** Why a template must not be used for this record, in words, or null (S5). */
export function barredBecause(template: Template, { record, names }: Pick<RecordData, 'record' | 'names'>): string | null {
  if (template.neverIf && evaluateCondition(template.neverIf, record.fields)) return `never if ${describeCondition(template.neverIf, names)}`;
  if (template.useIf && !evaluateCondition(template.useIf, record.fields)) return `only if ${describeCondition(template.useIf, names)}`;
  return null;
}

/** The texts to choose from, filled in for this record; barred ones stay visible with their reason. */
export function TemplatePreview({ activity, data, chosen, onChoose }: {
  readonly activity: Activity;
  readonly data: RecordData;
  readonly chosen: string | null;
  readonly onChoose: (template: string) => void;
}) {
  const templates = inOrder(activity.content.templates);
  if (templates.length === 0) return null;
  const usable = templates.filter((template) => barredBecause(template, data) === null);
  const shown = usable.find((template) => template.id === chosen) ?? usable[0];
  const copy = async (template: Template) => {
    onChoose(template.id);
    await navigator.clipboard.writeText(mergedString(`${template.subject}\n\n${template.body}`, data.record.fields, data.type));
    notifyDone({ message: 'Copied' });
  };
  const address = data.record.fields['email'];
  const link = shown ? mailLink(typeof address === 'string' ? address : '', mergedString(shown.subject, data.record.fields, data.type), mergedString(shown.body, data.record.fields, data.type)) : null;
  return (
    <div className="desk-template">
      <div className="desk-label">Template</div>
      {templates.length < 2 ? null : (
        <div className="desk-objections">
          {templates.map((template) => {
            const barred = barredBecause(template, data);
            return (
              <button key={template.id} type="button" disabled={barred !== null} aria-pressed={template.id === shown?.id} onClick={() => onChoose(template.id)}>
                {template.name}{barred === null ? null : <small> {barred}</small>}
              </button>
            );
          })}
        </div>
      )}
      {shown ? (
        <div className="desk-letter">
          {shown.subject === '' ? null : <b><MergedText text={shown.subject} data={data} /></b>}
          <p><MergedText text={shown.body} data={data} /></p>
          <div className="bt-actions">
            <Button size="compact-sm" variant="default" onClick={() => void copy(shown)}>Copy</Button>
            {link && activity.channel === 'email' ? <Button size="compact-sm" variant="default" component="a" href={link} onClick={() => onChoose(shown.id)}>Open in mail</Button> : null}
          </div>
        </div>
      ) : <p className="desk-when">No template may be used for this record.</p>}
    </div>
  );
}
