/** Tours of the app itself. */
export { ShowMeAround } from './show-me-around.tsx';
export { TourOffer } from './tour-offer.tsx';
