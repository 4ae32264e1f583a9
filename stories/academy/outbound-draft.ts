import { starters } from '#engine/blueprint';
import { there } from './academy-frame.tsx';

/** The drawing the class of the demo learns. */
export const outboundDraft = there(starters.find(({ key }) => key === 'outbound-qualification'), 'starter').build();
