import { ActionIcon, Button } from '@mantine/core';
import { IconCompass, IconX } from '@tabler/icons-react';
import { saveSetting, useBlueprints, useMe, useSettingsUnder } from '../../storage/index.ts';
import { tourFor } from './tours.ts';
import { tourKey, useTour } from './use-tour.ts';
import './tours.css';

/** Offered once when somebody first looks from a role's chair: to be shown around, or not. */
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
      <IconCompass size={18} stroke={1.75} aria-hidden />
      <p><b>New as a {tour.role}?</b> {tour.steps.length} stops show you around.<span className="aca-tour-later"> The tour stays in Learn.</span></p>
      <Button size="compact-sm" onClick={() => start(tour.role)}>Show me around</Button>
      <ActionIcon variant="subtle" color="gray" aria-label="No tour, thanks" onClick={dismiss}><IconX size={16} /></ActionIcon>
    </section>
  );
}
