import type { Activity } from '#engine/blueprint';
import type { RecordData } from '../record/record-data.ts';
import { AddressLabel } from './address-label.tsx';
import { EmailBefore } from './email-before.tsx';
import { FillField } from './fill-field.tsx';
import type { HalfFilled } from './half-filled.ts';
import { KnowFirst } from './know-first.tsx';
import { phonesOf } from './phone-of.ts';
import { ScriptGuide } from './script-guide.tsx';
import { SocialTouch } from './social-touch.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { inOrder } from '#engine/kernel';

interface GuideProps {
  readonly activity: Activity;
  readonly data: RecordData;
  readonly draft: HalfFilled;
  /** The day is too full for talks: what to leave stands first, the script waits folded for whoever picks up (S114). */
  readonly busy?: boolean;
  readonly onChange: (part: Partial<HalfFilled>) => void;
}

/** What helps to do an activity of this channel: the script and what to know first, the email to match, the profile, the label. */
export function WorkGuide(props: GuideProps) {
  const { activity, data, draft, onChange } = props;
  const templates = <TemplatePreview activity={activity} data={data} chosen={draft.template} onChoose={(template) => onChange({ template })} />;
  switch (activity.channel) {
    case 'call':
      if (props.busy === true) return <><NoNumber data={data} /><EmailBefore data={data} />{activity.content.script ? <details className="work-folded"><summary>If somebody picks up</summary><KnowFirst activity={activity} data={data} /><ScriptGuide {...props} /></details> : null}{templates}</>;
      return <><NoNumber data={data} /><KnowFirst activity={activity} data={data} /><ScriptGuide {...props} /><EmailBefore data={data} folded />{templates}</>;
    case 'voicemail':
      return <><NoNumber data={data} /><EmailBefore data={data} /><KnowFirst activity={activity} data={data} /><ScriptGuide {...props} />{templates}</>;
    case 'social':
      return <><SocialTouch activity={activity} data={data} /><KnowFirst activity={activity} data={data} /><ScriptGuide {...props} />{templates}</>;
    case 'directMail':
      return <><AddressLabel data={data} /><ScriptGuide {...props} />{templates}</>;
    default:
      return <><ScriptGuide {...props} />{templates}</>;
  }
}

/** A call nobody can make says so, and takes the number right there. */
function NoNumber({ data }: { readonly data: RecordData }) {
  if (phonesOf(data).length > 0) return null;
  const field = inOrder(data.type?.fields ?? {}).find(({ kind }) => kind === 'phone');
  return <p className="work-hint">There is no number to dial. {field ? <FillField field={field.key} data={data}>{`Fill in ${field.name}`}</FillField> : null}</p>;
}
