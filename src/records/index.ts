/** Records: what travels through the blueprints, where it comes from and what its kinds hold. */
export { RecordsScreen } from './list/records-screen.tsx';
export { SignalsImportScreen } from './signals/signals-import-screen.tsx';
export { ImportScreen } from './import/import-screen.tsx';
export { RecordTypesScreen } from './type-editor/record-types-screen.tsx';
export { CheckScreen } from './check/check-screen.tsx';
export { DuplicatesScreen } from './merge/duplicates-screen.tsx';
