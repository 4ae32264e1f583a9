import { UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { isTouch, type Activity, type Blueprint } from '#engine/blueprint';
import { channelLabel, describeWeekdays, formatCount, listAnd } from '../../ui/index.ts';
import { useGoToSection } from '../fields/section-memory.ts';
import { selecting } from '../draft/draft-store.ts';
import { useDraft, useStudio } from '../studio-context.ts';

interface Element {
  readonly name: string;
  /** What is set; null when it is missing. */
  readonly said: string | null;
  readonly missing: string;
  /** Where it is set: a section of the blueprint's panel, or an activity. */
  readonly section: string | null;
}

/** The five elements of a cadence (S48): when, how often, by which channels, for whom and with what to say. */
export function FiveElements() {
  const draft = useDraft();
  const { store } = useStudio();
  const goTo = useGoToSection();
  const touches = touchesOf(draft);
  const elements = elementsOf(draft, touches);
  const missing = elements.filter(({ said }) => said === null).length;
  const go = ({ section }: Element) => {
    const silent = touches.find((activity) => !saysSomething(activity)) ?? touches[0];
    if (section !== null) goTo('Blueprint', section);
    else if (silent) {
      store.actions.select(selecting({ activities: [silent.id] }));
      goTo(channelLabel(silent.channel), 'Templates');
    }
  };
  return (
    <div className="bt-five" role="group" aria-label={`Five elements of the cadence, ${missing === 0 ? 'all set' : `${missing} missing`}`}>
      {elements.map((element) => (
        <UnstyledButton key={element.name} className="bt-five-row" data-missing={element.said === null || undefined} disabled={element.section === null && touches.length === 0} onClick={() => go(element)}>
          {element.said === null ? <IconAlertCircle size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />}
          <span className="bt-five-name">{element.name}</span>
          <span className="bt-five-said" title={element.said ?? element.missing}>{element.said ?? `Missing: ${element.missing}`}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}

function touchesOf(draft: Blueprint): readonly Activity[] {
  return Object.values(draft.activities).filter(({ channel }) => isTouch(channel));
}

function saysSomething({ content }: Activity): boolean {
  return Object.keys(content.templates).length > 0 || content.script !== undefined || content.instructions.trim() !== '';
}

function elementsOf({ rhythm, audience }: Blueprint, touches: readonly Activity[]): readonly Element[] {
  const channels = [...new Set(touches.map(({ channel }) => channelLabel(channel)))];
  const said = touches.filter(saysSomething).length;
  const { gap, windows, weekdays } = rhythm;
  return [
    { name: 'Timing', said: windows.length === 0 ? null : `${describeWeekdays(weekdays)}, ${windows.map(({ from, to }) => `${from}–${to}`).join(', ')}`, missing: 'no hours of the day', section: 'Rhythm' },
    { name: 'Frequency', said: `${gap.min === gap.max ? gap.min : `${gap.min} to ${gap.max}`} days apart, ${formatCount(rhythm.touchesPer7Days, 'touch', 'touches')} a week`, missing: '', section: 'Rhythm' },
    { name: 'Channel', said: channels.length === 0 ? null : listAnd(channels), missing: 'no call, email or other touch', section: channels.length === 0 ? 'Blueprint' : 'Day ruler' },
    { name: 'Audience', said: audience.trim() === '' ? null : audience.trim(), missing: 'for whom it is', section: 'Blueprint' },
    { name: 'Content', said: said === 0 ? null : said === touches.length ? 'in every touch' : `in ${said} of ${formatCount(touches.length, 'touch', 'touches')}`, missing: 'no template, script or instructions', section: null },
  ];
}
