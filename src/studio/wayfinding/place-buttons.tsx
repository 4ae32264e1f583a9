import './wayfinding.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { memo } from 'react';
import { useKeyCommands } from '../shell/key-commands.ts';
import { usePlaces } from './use-places.ts';

const spent = { 'data-disabled': true, 'aria-disabled': true };

/** Back to where one was working, and on again. */
export const PlaceButtons = memo(function PlaceButtons() {
  const { back, forward, canGoBack, canGoForward } = usePlaces();
  useKeyCommands([
    { id: 'place-back', label: 'Back to the last place', group: 'Go to', keys: 'Alt+ArrowLeft', shown: 'Alt+←', run: back },
    { id: 'place-forward', label: 'On to the next place', group: 'Go to', keys: 'Alt+ArrowRight', shown: 'Alt+→', run: forward },
  ]);
  return (
    <div className="bt-places" role="toolbar" aria-label="Places">
      <Tooltip label="Back to the last place (Alt+←)"><ActionIcon size={26} variant="subtle" color="gray" aria-label="Back to the last place" {...(canGoBack ? {} : spent)} onClick={back}><IconArrowLeft size={16} aria-hidden /></ActionIcon></Tooltip>
      <Tooltip label="On to the next place (Alt+→)"><ActionIcon size={26} variant="subtle" color="gray" aria-label="On to the next place" {...(canGoForward ? {} : spent)} onClick={forward}><IconArrowRight size={16} aria-hidden /></ActionIcon></Tooltip>
    </div>
  );
});
