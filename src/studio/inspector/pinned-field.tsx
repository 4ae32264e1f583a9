import { useDraft } from '../studio-context.ts';
import { SwitchField } from '../fields/switch-field.tsx';
import { useSetField } from './panel.tsx';

/** A card that neither a drag nor tidying up moves (ui.md 35). */
export function PinnedField({ id }: { id: string }) {
  const { pinned = [] } = useDraft().view;
  const set = useSetField();
  const put = (isPinned: boolean) => {
    const next = isPinned ? [...pinned, id] : pinned.filter((each) => each !== id);
    set(['view', 'pinned'], next.length === 0 ? undefined : next);
  };
  return <SwitchField label="Locked in place" description="Neither a drag nor tidying up moves it." checked={pinned.includes(id)} onChange={put} />;
}
