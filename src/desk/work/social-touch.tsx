import { Button } from '@mantine/core';
import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import type { Activity } from '#engine/blueprint';
import { notifyDone, notifyProblem } from '../../ui/index.ts';
import { mergedString } from '../merge-text.ts';
import type { RecordData } from '../record/record-data.ts';
import { FillField } from './fill-field.tsx';
import { profileField, profilesOf } from './profile-of.ts';
import { openingsOf } from './script-guide.tsx';

/** A social touch: the profile opens in a tab of its own, the words are copied over; nothing is sent from here. */
export function SocialTouch({ activity, data }: { readonly activity: Activity; readonly data: RecordData }) {
  const profiles = profilesOf(data.record.fields, data.type);
  const field = profileField(data.type);
  const [text] = activity.content.script ? openingsOf(activity.content.script) : [];
  return (
    <div className="work-social">
      {profiles.map((profile) => (
        <Button key={profile.field} component="a" href={profile.link} target="_blank" rel="noopener noreferrer" size="compact-md" variant="light" leftSection={<IconExternalLink size={15} aria-hidden />}>Open {profile.name} <small>{profile.host}</small></Button>
      ))}
      {profiles.length === 0 && field !== null ? <FillField field={field} data={data} /> : null}
      {profiles.length === 0 ? <CopyButton label="Copy name and company" text={[data.title, data.type?.subtitle === undefined ? '' : String(data.record.fields[data.type.subtitle] ?? '')].filter(Boolean).join(' ')} /> : null}
      {text === undefined ? null : <CopyButton label="Copy the words" text={mergedString(text, data.record.fields, data.type)} />}
    </div>
  );
}

/** Puts a text onto the clipboard and says so. */
export function CopyButton({ label, text, onCopied }: { readonly label: string; readonly text: string; readonly onCopied?: () => void }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      onCopied?.();
      notifyDone({ message: 'Copied' });
    } catch {
      notifyProblem('The browser did not let it be copied. Select the text and copy it by hand.');
    }
  };
  return <Button size="compact-md" variant="default" leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copy()}>{label}</Button>;
}
