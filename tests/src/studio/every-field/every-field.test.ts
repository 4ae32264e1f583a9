import { expect, it } from 'vitest';
import { documentFields } from './document-fields.ts';
import { panelOf } from './fields-by-panel.ts';

it('every place of the document belongs to a panel of the inspector, or somebody said where else it is edited', () => {
  expect(documentFields.filter((field) => panelOf(field) === undefined)).toEqual([]);
});

