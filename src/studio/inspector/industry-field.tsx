import { Select } from '@mantine/core';
import { industryPresets, type Edit } from '#engine/blueprint';
import { formatCount, sayKey } from '../../ui/index.ts';
import { useDraft } from '../studio-context.ts';
import { useMake } from './panel.tsx';

/** Which industry's norms the rhythm starts from (S78): choosing one fills length, gaps and touches a week, and says why. */
export function IndustryField() {
  const { industryPreset, rhythm } = useDraft();
  const make = useMake();
  const preset = industryPresets.find(({ key }) => key === industryPreset);
  const data = industryPresets.map(({ key, name }) => ({ value: key, label: name }));
  const pick = (key: string | null) => {
    const chosen = industryPresets.find((each) => each.key === key);
    const edits: Edit[] = [{ type: 'setField', path: ['industryPreset'], value: chosen?.key }];
    if (chosen) edits.push({ type: 'setField', path: ['rhythm'], value: { ...rhythm, ...chosen.rhythm } });
    make({ type: 'several', name: chosen ? `Use the norms of ${chosen.name}` : 'Use no industry norms', edits });
  };
  const changed = preset && JSON.stringify([preset.rhythm.gap, preset.rhythm.length, preset.rhythm.touchesPer7Days]) !== JSON.stringify([rhythm.gap, rhythm.length, rhythm.touchesPer7Days]);
  return (
    <>
      <Select
        label="Norms of an industry"
        placeholder="None"
        clearable
        clearButtonProps={{ 'aria-label': 'No industry norms' }}
        data={industryPreset === undefined || preset ? data : [...data, { value: industryPreset, label: sayKey(industryPreset) }]}
        value={industryPreset ?? null}
        onChange={pick}
      />
      {preset && (
        <p className="bt-rule-sentence">
          {preset.rhythm.length.min} to {formatCount(preset.rhythm.length.max, 'day')}, {preset.rhythm.gap.min} to {formatCount(preset.rhythm.gap.max, 'day')} apart, at most {formatCount(preset.rhythm.touchesPer7Days, 'touch', 'touches')} in 7 days{changed ? ' (changed since)' : ''}. {preset.reason}
        </p>
      )}
    </>
  );
}
