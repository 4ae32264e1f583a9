/** A real run followed step by step, as if one stood beside. */
export { ShadowPickerScreen } from './shadow-picker.tsx';
export { ShadowScreen } from './shadow-screen.tsx';
