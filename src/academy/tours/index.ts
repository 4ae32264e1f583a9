/** Tours of the app itself: the offer of one, which every screen may bear. */
export { TourOffer } from './tour-offer.tsx';
