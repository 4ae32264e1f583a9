import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCompass, IconX } from '@tabler/icons-react';
import { saveSetting, useBlueprints, useMe, useSettingsUnder } from '../../storage/index.ts';
import { tourFor } from './tours.ts';
import { tourKey, useTour } from './use-tour.ts';
import './tours.css';

/** Offered once when somebody first looks from a role's chair, in the bar, where it moves nothing: to be shown around, or not. */
export function TourOffer({ view }: { readonly view: string | undefined }) {
  const me = useMe();
  const tour = tourFor(view ?? '');
  const answers = useSettingsUnder(me === undefined || tour === null ? 'tour/nobody/' : tourKey(me.id, tour.role));
  const isDrawn = (useBlueprints() ?? []).some(({ live }) => live !== null);
  const start = useTour();
  if (me === undefined || tour === null || answers === undefined || answers.length > 0 || !isDrawn) return null;
  const dismiss = () => void saveSetting(tourKey(me.id, tour.role), 'dismissed');
  return (
    <section className="aca-tour-offer" aria-label="A short tour">
      <p className="bt-sr"><b>New as a {tour.role}?</b> {tour.steps.length} stops show you around. The tour stays in Learn.</p>
      <Tooltip label={`New as a ${tour.role}? ${tour.steps.length} stops, and it stays in Learn.`}>
        <Button size="compact-md" variant="light" aria-label="Show me around" onClick={() => start(tour.role)}><IconCompass size={17} stroke={1.75} aria-hidden /><span>Show me around</span></Button>
      </Tooltip>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label="No tour, thanks" onClick={dismiss}><IconX size={15} /></ActionIcon>
    </section>
  );
}
