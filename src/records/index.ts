/** Records: what travels through the blueprints, where it comes from and what its kinds hold. */
export { RecordsScreen } from './list/records-screen.tsx';
export { ImportScreen } from './import/import-screen.tsx';
export { RecordTypesScreen } from './type-editor/record-types-screen.tsx';
